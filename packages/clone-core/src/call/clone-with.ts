import { isMarked, looksMarked } from "../input/mark.ts";
import type { CloneSettings } from "../input/options.ts";
import { prepare } from "../input/prepare.ts";
import { refuse } from "../input/refusal.ts";
import type { readSamples } from "../input/sample.ts";
import { CloneError, type CloneErrorInit } from "../output/clone-error.ts";
import { Redactor } from "../output/redactor.ts";
import type { CloneWarning, Voice } from "../output/voice.ts";
import type { CloneProvider, ProviderVoices } from "../providers/provider.ts";
import type { Asking, ListingProvider } from "./ask.ts";
import { asVoice, attempt } from "./attempt.ts";
import { runCall } from "./call.ts";
import { type KeyedVoice, lookUpBefore, settle } from "./look-up.ts";
import { beforeRetry } from "./retry.ts";

/** One provider's part of a call. `read` is called after our own checks; `resultKey` is the provider's in `cloneVoiceToAll`. */
export function cloneWith<Options extends object, Raw>(
  provider: CloneProvider<Options, Raw>,
  providerOptions: Partial<Options> | undefined,
  settings: CloneSettings,
  read: () => ReturnType<typeof readSamples>,
  resultKey?: string,
): Promise<Voice<Raw>> {
  return runCall<Voice<Raw>>(
    { provider, resultKey },
    settings,
    async (call, { maxRetries, settleMs, lookFirst }, start) => {
      checkProvider(provider);
      const { idempotencyKey: mark } = settings;
      const redactor = new Redactor(provider, mark);
      const keyed = mark === undefined ? undefined : withKey(provider, mark, settings, providerOptions);
      const withSamples = prepare(provider, providerOptions, settings);
      const deadline = start();
      // Without an await where there is nothing to wait for: the first `send` then copies the caller's bytes before the
      // caller goes on.
      const reading = read();
      const { request, warnings } = withSamples(reading instanceof Promise ? await deadline.race(reading) : reading);
      if (deadline.ended) throw deadline.signal.reason;

      const asking: Asking = { call, deadline, maxRetries, redactor };
      const asResult = (
        { voices }: Keyed<Options, Raw>,
        [first, ...others]: readonly KeyedVoice<unknown>[],
        existed: boolean,
      ): Voice<Raw> | undefined => {
        if (first === undefined) return undefined;
        const { key: _key, raw, ...voice } = first;
        const told = [...warnings, ...others.map((other) => duplicate(first.id, other.id))];
        return asVoice(provider, request, { ...voice, raw: voices.asRaw(raw) }, told, redactor, undefined, existed);
      };
      if (keyed !== undefined && lookFirst) {
        // Looking takes a while, and the caller may go on with the bytes.
        for (const sample of request.samples) void sample[provider.sampleForm ?? "bytes"];
        const found = await lookUpBefore(keyed.provider, keyed.key, asking).catch((error: unknown) => {
          if (!(error instanceof CloneError)) throw error;
          // Nothing was sent, and nothing will be: whether a voice with the key exists, nobody knows now.
          const why = error.message.replace(`${provider.name}: `, "");
          throw again(error, `${provider.name}: looking for the voice of the key: ${why}`, { outcome: "not_created" });
        });
        const existing = asResult(keyed, found, true);
        if (existing !== undefined) return { result: existing, outcome: "existed" };
      }

      const marked = keyed === undefined ? request : keyed.voices.mark(request, keyed.key);
      for (;;) {
        call.attempts++;
        call.emit({ type: "attempt_started", ...call.source, attempt: call.attempts });
        const { startedAt } = call;
        const result = await attempt(provider, request, { marked, deadline, redactor, startedAt, warnings, key: mark });
        if (result.voice !== undefined) {
          call.requestId = result.voice.requestId;
          return { result: result.voice, outcome: "created" };
        }
        const { error } = result;
        if (error.outcome === "unknown" && keyed !== undefined && settleMs > 0) {
          const found = await settle(keyed.provider, keyed.key, asking, settleMs, settings.signal);
          let voice: Voice<Raw> | undefined;
          try {
            voice = asResult(keyed, found ?? [], false);
          } catch {
            // A voice is there that the provider cannot hand over: nobody knows yet what it is.
            throw error;
          }
          if (voice !== undefined) return { result: voice, outcome: "created" };
          if (found === undefined) throw error;
          throw again(
            error,
            `${error.message}, but was looked for and not found: wait ten minutes, then call again with the same key`,
            { searched: true },
          );
        }
        if (!result.retry || call.attempts > maxRetries) throw error;
        await beforeRetry(error, call.attempts, deadline, call.emit, call.source);
      }
    },
  );
}

/** Refuses what is no provider. */
export function checkProvider(provider: { readonly send?: unknown; readonly fetch?: unknown } | undefined): void {
  if (typeof provider?.send !== "function") throw refuse("provider", provider, "pass one such as cartesia({ apiKey })");
  if (provider.fetch !== undefined && typeof provider.fetch !== "function")
    throw refuse("fetch", provider.fetch, "pass a function that takes a Request");
}

/** An idempotency key, and what looks for it. */
interface Keyed<Options extends object, Raw> {
  readonly key: string;
  readonly provider: ListingProvider;
  readonly voices: ProviderVoices<Options, Raw>;
}

/** The key of a call, when it may be made at the provider. */
function withKey<Options extends object, Raw>(
  provider: CloneProvider<Options, Raw>,
  key: string,
  { name: called, description }: CloneSettings,
  providerOptions: Partial<Options> | undefined,
): Keyed<Options, Raw> {
  const { voices, name } = provider;
  if (voices === undefined) {
    throw refuse("idempotencyKey", key, `leave it out, since ${name} has no list of voices to look for it`);
  }
  for (const [field, text] of Object.entries({ name: called, description })) {
    // It would be taken out of all that the caller is given.
    if (typeof text === "string" && isMarked(text, key)) throw refuse(field, text, looksMarked);
  }
  if (voices.keyOf({ ...providerOptions, description }) !== undefined) {
    const { markedIn } = voices;
    if (markedIn === "description") throw refuse(markedIn, description, looksMarked);
    throw refuse(`providerOptions.${markedIn}`, providerOptions?.[markedIn as keyof Options], looksMarked);
  }
  return { key, provider: provider as ListingProvider, voices };
}

const duplicate = (id: string, other: string): CloneWarning => ({
  code: "duplicate_key",
  message: `the voices ${id} and ${other} bear the same idempotencyKey; the first is the older one`,
});

/** The error again, with more to say. */
const again = (error: CloneError, message: string, details: Partial<CloneErrorInit>): CloneError =>
  new CloneError(message, { ...error, cause: error.cause, ...details });
