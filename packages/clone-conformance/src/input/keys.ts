import { isCloneError } from "@org/clone-core";
import { leaks } from "../suite/leaks.ts";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { recording } from "../suite/recording.ts";
import { same } from "../suite/same.ts";
import { key, type Suite } from "../suite/suite.ts";

/** Keys that are none, most of them a slip of copying. */
const oddKeys: Readonly<Record<string, unknown>> = {
  "ends in a line feed": `${key}\n`,
  "ends in both line ends": `${key}\r\n`,
  "would add a header": `${key}\r\nX-Injected: yes`,
  "starts with a space": ` ${key}`,
  "starts with its scheme": `Basic ${key}`,
  "starts with another scheme": `Bearer ${key}`,
  "has a null character": `${key}\0`,
  "has letters that no header can carry": `${key}é日本`,
  "is empty": "",
  "is null": null,
  "is a number": 42,
  "is an object": { key },
};

/** Keys: those that cannot be used are refused before a header is built, and never repeated. */
export function keyPromises(suite: Suite): ProviderPromise[] {
  const secrets = { key, sample: recording() };
  return [
    ...Object.entries(oddKeys).flatMap(([what, odd]) => [
      promise(suite, `does not start with a key that ${what}, and does not repeat it`, async () => {
        const error = thrown(() => suite.provider("voice-200", { apiKey: odd as string }));
        if (!isCloneError(error)) throw new Error(`expected a CloneError, found ${typeof error}`);
        same("code", error.code, "invalid_input");
        same("outcome", error.outcome, "not_created");
        same("leaks", leaks([error], secrets).join(", "), "");
      }),
      promise(suite, `sends nothing when the key function returns a key that ${what}`, async () => {
        await suite.refused({ apiKey: async () => odd as string }, ["invalid_input"]);
      }),
    ]),
    promise(suite, "sends nothing when the key function fails, and says why", async () => {
      const reason = new Error("no such secret");
      for (const apiKey of [() => Promise.reject(reason), () => thrower(reason)]) {
        const error = await suite.refused({ apiKey }, ["invalid_input"]);
        same("cause", error.cause, reason);
      }
    }),
    promise(suite, "asks for the key once for each request", async () => {
      let asked = 0;
      const apiKey = () => {
        asked++;
        return key;
      };
      await suite.failure("retry-after-0", { apiKey });
      same("asked", asked, 3);
      await suite.counted("retry-after-0", 3);
    }),
  ];
}

function thrown(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

function thrower(reason: Error): never {
  throw reason;
}
