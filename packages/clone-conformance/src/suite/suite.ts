import {
  type CloneError,
  type CloneProvider,
  cloneVoice,
  type Fetch,
  type SampleAudio,
  type Voice,
} from "@org/clone-core";
import type { FaultAddress, FaultControl } from "@org/voices-mock/faults-client";
import { leaks } from "./leaks.ts";
import { formatFor, recording } from "./recording.ts";
import { oneOf, same } from "./same.ts";
import { faultWordsOf, type ServiceWords } from "./service-words.ts";
import { type Settled, settle } from "./settle.ts";

/** What the suite makes a provider with. */
export interface ProviderOptions {
  readonly apiKey: string | (() => string | Promise<string>);
  readonly baseUrl: string;
  readonly fetch?: Fetch | undefined;
}

/** Makes the provider under test, pointed at a server of the suite's. */
export type MakeProvider = (options: ProviderOptions) => CloneProvider;

/** The server of faults, as far as the suite needs it: it runs in another process. */
export type Faults = Pick<FaultControl, "url" | "counts" | "requests" | "reset" | "voices" | "whenComplete">;

type CloneSettings = Partial<Omit<Parameters<typeof cloneVoice>[0], "provider" | "sample">>;

/** What a promise changes about the call that is made by default. */
export type CallSettings = Partial<Omit<ProviderOptions, "baseUrl">> &
  CloneSettings & {
    readonly sample?: SampleAudio;
    /** After how long a call that has not settled is given up. */
    readonly longestMs?: number;
  };

/** A call that settled, and the secrets that it showed. */
export interface Call extends Omit<Settled<Voice>, "result"> {
  readonly voice?: Voice;
  readonly leaks: readonly string[];
}

/** The key of every call: base64 of `name:secret`, so that a Basic credential has halves to leak. */
export const key = "bmFtZS1vZi1rZXk6c2VjcmV0LW9mLWtleQ==";

/** Calls one provider under faults, and counts. */
export class Suite {
  readonly faults: Faults;
  readonly makeProvider: MakeProvider;
  readonly words: ServiceWords;

  constructor(makeProvider: MakeProvider, faults: Faults, words: ServiceWords = {}) {
    this.makeProvider = makeProvider;
    this.faults = faults;
    this.words = words;
  }

  /** Makes the server forget what came before, and speak as the service does. */
  async begin(): Promise<void> {
    await this.faults.reset(faultWordsOf(this.provider("none"), this.words));
  }

  /** A recording that the provider takes. */
  recording(): Uint8Array<ArrayBuffer> {
    return recording(formatFor(this.provider("none").accepts.formats?.values));
  }

  /** The provider, pointed at a fault. */
  provider(fault: FaultAddress, { apiKey = key, fetch }: Pick<CallSettings, "apiKey" | "fetch"> = {}): CloneProvider {
    return this.makeProvider({ apiKey, baseUrl: `${this.faults.url}/${fault}`, ...(fetch && { fetch }) });
  }

  /** One call, whatever it comes to. @param change makes another provider of the one under test. */
  async call(
    fault: FaultAddress,
    { apiKey, fetch, longestMs, ...settings }: CallSettings = {},
    change: (provider: CloneProvider) => CloneProvider = (provider) => provider,
  ): Promise<Call> {
    const provider = change(this.provider(fault, { ...(apiKey && { apiKey }), ...(fetch && { fetch }) }));
    const { providerOptions } = this.words;
    const sample = this.recording();
    const own = { ...languageOf(provider), ...(providerOptions && { providerOptions }) };
    const options = { provider, name: "Ada", sample, ...own, ...settings } as Parameters<typeof cloneVoice>[0];
    const { result: voice, ...settled } = await settle(() => cloneVoice(options), longestMs);
    const shown = [provider, voice, settled.error, settled.spoken];
    return { ...settled, ...(voice && { voice }), leaks: leaks(shown, { key, sample }) };
  }

  /** One call that must fail, and must show no secret. */
  async failure(fault: FaultAddress, settings?: CallSettings): Promise<CloneError> {
    const { error, leaks } = await this.call(fault, settings);
    if (error === undefined) throw new Error("expected an error, found a voice");
    same("leaks", leaks.join(", "), "");
    return error;
  }

  /** One call that must come to a voice, and must show no secret. */
  async voice(fault: FaultAddress, settings?: CallSettings): Promise<Voice> {
    const { voice, error, leaks } = await this.call(fault, settings);
    if (voice === undefined) throw error;
    same("leaks", leaks.join(", "), "");
    return voice;
  }

  /** Checks how many requests a fault has had; `begun` also counts those that it did not read to their end. */
  async counted(fault: FaultAddress, complete: number, begun = complete): Promise<void> {
    const counts = await this.faults.counts(fault);
    same(`complete requests at ${fault}`, counts.complete, complete);
    same(`requests begun at ${fault}`, counts.complete + counts.partial, begun);
  }

  /** One call that must be refused before anything is sent. */
  async refused(settings: CallSettings, codes: readonly CloneError["code"][]): Promise<CloneError> {
    const error = await this.failure("voice-200", settings);
    oneOf("code", error.code, codes);
    same("outcome", error.outcome, "not_created");
    await this.counted("voice-200", 0);
    return error;
  }
}

/** The first language that a provider has; nothing where its service takes none. */
function languageOf({ languages }: CloneProvider): { readonly language?: string } {
  if (languages === "none") return {};
  const [language = "en"] = languages === "any" ? [] : languages.keys();
  return { language };
}
