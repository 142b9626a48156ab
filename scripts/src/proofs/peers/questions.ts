// What is asked of each contender, over real connections to the fault server and the sandbox.
import { inspect } from "node:util";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import type { FaultName, FaultServer } from "@org/voices-mock/faults";
import type { Contender } from "./contenders.ts";

interface Where {
  readonly faults: FaultServer;
  readonly clip: Uint8Array<ArrayBuffer>;
}

/** A row of the table: a question, and how its answer is found. */
export interface Question {
  readonly what: string;
  answer(contender: Contender, where: Where): Promise<string>;
}

/** How a call ended, with everything that a log would show of it. */
interface End {
  readonly isError: boolean;
  /** The id of the voice that it gives. */
  readonly id?: unknown;
  readonly shown: string;
}

const inWords = ({ isError, id }: End): string =>
  isError ? "an error" : id === undefined ? "a success without a voice" : "the voice is found";

async function ended(call: Promise<unknown>): Promise<End> {
  const show = (value: unknown): string =>
    `${inspect(value, { depth: 20, showHidden: true })} ${(value as Error | undefined)?.stack} ${JSON.stringify(value)}`;
  return call.then(
    (value) => {
      const { id, voice } = (value ?? {}) as { id?: unknown; voice?: { voiceId?: unknown } };
      return { isError: false, id: id ?? voice?.voiceId, shown: show(value) };
    },
    (error: unknown) => ({ isError: true, shown: show(error) }),
  );
}

const times = (count: number): string => `${count} ${count === 1 ? "request" : "requests"}`;

const sentUnder = (what: string, fault: FaultName): Question => ({
  what,
  async answer(contender, { faults, clip }) {
    await faults.reset();
    await ended(contender.clone(faults.baseUrl(fault), clip));
    return times(await faults.count(fault));
  },
});

async function inSandbox<Result>(
  contender: Contender,
  ask: (sandbox: Sandbox, baseUrl: string) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({ scenario: "answerLost" });
  try {
    return await ask(sandbox, contender.service === "cartesia" ? sandbox.cartesiaUrl : sandbox.inworldUrl);
  } finally {
    await sandbox.close();
  }
}

export const questions: readonly Question[] = [
  sentUnder("the service answers 503", "status-503"),
  sentUnder("the connection breaks once all was sent", "reset-after-body"),
  {
    what: "the voice is made, and its answer is lost each time",
    answer: (contender, { clip }) =>
      inSandbox(contender, async (sandbox, baseUrl) => {
        const end = await ended(contender.clone(baseUrl, clip));
        const count = sandbox.voices().length;
        return `${count} ${count === 1 ? "voice" : "voices"}, and ${inWords(end)}`;
      }),
  },
  {
    what: "a 307 to another origin",
    async answer(contender, { faults, clip }) {
      await faults.reset();
      await ended(contender.clone(faults.baseUrl("redirect-307-elsewhere"), clip));
      return (await faults.count("redirect-target-elsewhere")) > 0 ? "the sample goes there" : "refused";
    },
  },
  {
    what: "200 with `null`",
    async answer(contender, { faults, clip }) {
      return inWords(await ended(contender.clone(faults.baseUrl("null-200"), clip)));
    },
  },
  {
    what: "a text instead of audio",
    async answer(contender, { faults }) {
      await faults.reset();
      const text = new TextEncoder().encode("This is no recording. ".repeat(40));
      await ended(contender.clone(faults.baseUrl("status-400"), text));
      return (await faults.count("status-400")) > 0 ? "sent" : "refused before it is sent";
    },
  },
  {
    what: "the service repeats the key in a 401",
    async answer(contender, { faults, clip }) {
      const { shown } = await ended(contender.clone(faults.baseUrl("echo-401"), clip));
      return shown.includes(contender.key) ? "the error shows it" : "redacted";
    },
  },
  {
    what: "the client in a log",
    answer: async (contender, { faults }) =>
      contender.shown(faults.url).includes(contender.key) ? "shows the key" : "without the key",
  },
];
