import type { CloneError } from "@org/clone-core";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { recording } from "../suite/recording.ts";
import { same } from "../suite/same.ts";
import { type CallSettings, key, type Suite } from "../suite/suite.ts";

const changed = "changed my mind";
const never = <T>(): Promise<T> => new Promise(() => {});

/** Aborts between any two steps of a call. */
export function abortPromises(suite: Suite): ProviderPromise[] {
  /** A call that is aborted from inside itself: `settings` is given what aborts it. */
  const aborted = async (
    fault: Parameters<Suite["failure"]>[0],
    outcome: CloneError["outcome"],
    settings: (abort: () => void) => CallSettings | Promise<CallSettings>,
    during?: (abort: () => void) => Promise<void>,
  ): Promise<CloneError> => {
    const controller = new AbortController();
    const reason = new Error(changed);
    const abort = (): void => controller.abort(reason);
    const failing = suite.failure(fault, { signal: controller.signal, ...(await settings(abort)) });
    const [error] = await Promise.all([failing, during?.(abort)]);
    same("code", error.code, "aborted");
    same("outcome", error.outcome, outcome);
    same("cause", error.cause, reason);
    return error;
  };
  const unsent = (when: string, settings: (abort: () => void) => CallSettings): ProviderPromise =>
    promise(suite, `sends nothing when it is aborted ${when}`, async () => {
      await aborted("voice-200", "not_created", settings);
      await suite.counted("voice-200", 0);
    });

  return [
    unsent("before it begins", (abort) => {
      abort();
      return {};
    }),
    unsent("while the sample is read", (abort) => ({ sample: new StuckBlob(abort) })),
    unsent("between reading the sample and the first attempt", (abort) => ({
      onEvent: ({ type }) => type === "attempt_started" && abort(),
    })),
    unsent("inside the key function", (abort) => ({
      apiKey: () => {
        abort();
        return key;
      },
    })),
    unsent("while the key function waits", (abort) => ({
      apiKey: () => {
        queueMicrotask(abort);
        return never();
      },
    })),
    promise(suite, "says that nobody knows when it is aborted as fetch is called", async () => {
      await aborted("silence", "unknown", (abort) => ({
        fetch: (request) => {
          abort();
          return fetch(request);
        },
      }));
    }),
    promise(suite, "says that nobody knows when it is aborted while the request is sent", async () => {
      const sample = new Uint8Array(8_000_000);
      sample.set(suite.recording());
      await aborted(
        "silence-unread",
        "unknown",
        () => ({ sample }),
        async (abort) => {
          while ((await suite.faults.counts("silence-unread")).partial === 0);
          abort();
        },
      );
      await suite.counted("silence-unread", 0, 1);
    }),
    promise(suite, "says that nobody knows when it is aborted while it waits for the answer", async () => {
      await aborted(
        "silence",
        "unknown",
        () => ({}),
        async (abort) => {
          await suite.faults.whenComplete("silence");
          abort();
        },
      );
      await suite.counted("silence", 1);
    }),
    ...(["headers-then-stall", "error-then-stall", "trickle"] as const).map((fault) =>
      promise(suite, `says that nobody knows when it is aborted while it reads the answer: ${fault}`, async () => {
        const error = await aborted(fault, "unknown", (abort) => ({
          fetch: async (request) => {
            const response = await fetch(request);
            setTimeout(abort, 0);
            return response;
          },
        }));
        same("status", error.status, fault === "error-then-stall" ? 400 : 200);
        await suite.counted(fault, 1);
      }),
    ),
    promise(suite, "says that nothing was created when it is aborted while it waits to try again", async () => {
      await aborted("retry-after-50", "not_created", (abort) => ({
        onEvent: ({ type }) => type === "retry_scheduled" && setTimeout(abort, 0),
      }));
      await suite.counted("retry-after-50", 1);
    }),
    promise(suite, "leaves a voice alone when the signal aborts after it", async () => {
      const controller = new AbortController();
      await suite.voice("voice-200", { signal: controller.signal });
      controller.abort(new Error(changed));
      await suite.counted("voice-200", 1);
    }),
  ];
}

/** A blob whose bytes never come. */
class StuckBlob extends Blob {
  readonly #begun: () => void;

  constructor(begun: () => void) {
    super([recording()]);
    this.#begun = begun;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    queueMicrotask(this.#begun);
    return never();
  }
}
