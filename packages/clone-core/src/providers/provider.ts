import type { RequestSample } from "../input/sample.ts";
import type { CloneErrorCode, CloneOutcome } from "../output/clone-error.ts";
import type { CloneWarning } from "../output/voice.ts";

/** Sends a finished request: the part of `fetch` that providers use. */
export type Fetch = (request: Request) => Promise<Response>;

/** What a provider's samples may be; the client packages generate it from their documents. */
export interface AcceptedSamples {
  /**
   * Containers by name. `refuse`: any other is refused; `warn`: any other is sent with a warning. Left out where the service
   * says nothing: then every container that core knows is sent.
   */
  readonly formats?: { readonly values: readonly string[]; readonly level: "refuse" | "warn" };
  /** Largest documented sample, in bytes. */
  readonly bytes?: { readonly max: number; readonly level: "refuse" | "warn" };
  /**
   * The length of a sample, in seconds. Core measures no recording: this is for who prepares one, such as `prepareSample` of
   * `@org/voice-sample`.
   */
  readonly seconds?: {
    /** Less is not enough. */
    readonly min?: number;
    /** Less is taken, more is better. */
    readonly bestFrom?: number;
    /** More is of no use. */
    readonly bestTo?: number;
    readonly max?: number;
    /** What comes later is left out. */
    readonly cutAt?: number;
    readonly level: "refuse" | "warn";
  };
  /** Most samples in one call. */
  readonly samples?: { readonly max: number; readonly level: "refuse" };
  /** Whether the provider takes the words spoken in a sample. */
  readonly transcription: boolean;
}

/**
 * A request about voices that exist, in our words. Minor releases may add operations, which are only asked of a provider that
 * has the reader for their answer.
 */
export type VoiceQuestion =
  | {
      readonly operation: "list";
      /** From the page before; absent for the first page. */
      readonly cursor?: string | undefined;
      /** Only voices whose description holds this text are wanted. A service that cannot search lists all of them. */
      readonly search?: string | undefined;
    }
  | { readonly operation: "get" | "delete"; readonly id: string }
  | {
      readonly operation: "update";
      readonly id: string;
      /** What to change; the rest stays. */
      readonly name?: string | undefined;
      readonly description?: string | undefined;
    }
  | {
      readonly operation: "preview";
      readonly id: string;
      /** What `readPreview` said: where the sample itself lies. */
      readonly address?: string | undefined;
    };

/** A voice as it stands in an answer. */
export interface ServiceVoice<Raw = unknown> {
  readonly id: string;
  readonly name?: string | undefined;
  /** BCP 47; absent when the service named no language. */
  readonly language?: string | undefined;
  readonly description?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly raw: Raw;
}

/** A page of a list: the account's own voices on it, and how to ask for the next page. */
export interface VoicePage<Raw = unknown> {
  readonly voices: readonly ServiceVoice<Raw>[];
  /** Absent on the last page. */
  readonly cursor?: string | undefined;
}

/**
 * A provider's words for voices that exist. Retries, pages, the search for a key and everything else is core's.
 *
 * @typeParam Details A voice as the service lists it.
 * @typeParam Raw A whole answer to a clone request.
 */
export interface ProviderVoices<Options extends object = object, Raw = unknown, Details = unknown> {
  /** Builds the request and sends it with `context.fetch`, as {@link CloneProvider.send} does. */
  ask(question: VoiceQuestion, context: SendContext): Promise<Response>;
  /** Reads the answer to `list`; `undefined` when it is no page. */
  readPage(body: unknown): VoicePage<Details> | undefined;
  /** Reads the answer to `get` and `update`; `undefined` when it is no voice. */
  readVoice(body: unknown): ServiceVoice<Details> | undefined;
  /**
   * Reads the answer to `preview`: the sample as base64, the address to ask for it, or `null` when the voice has none;
   * `undefined` when it says nothing. Without this, a provider has no samples.
   */
  readPreview?(body: unknown): { readonly base64: string } | { readonly address: string } | null | undefined;
  /** What the answer to a clone request would be, for a voice that the list has. */
  asRaw(details: Details): Raw;
  /** Where the time of creation of a voice comes from: the service says it, or its id holds it. */
  readonly createdAtSource: "service" | "id";
  /** Where a key is written: a description that changes then takes it along. */
  readonly markedIn: "description" | "tags";
  /** The request with a key in it. */
  mark(request: PreparedRequest<Options>, key: string): PreparedRequest<Options>;
  /** The key in a voice as the list has it, or in an answer or options that hold one. */
  keyOf(body: unknown): string | undefined;
}

/** A checked request, in our words but for `language`. */
export interface PreparedRequest<Options> {
  readonly name: string;
  /** The provider's own code; where `languages` is no list, the caller's tag, which may be empty for one that takes none. */
  readonly language: string;
  readonly description?: string;
  /** At least one. */
  readonly samples: readonly RequestSample[];
  /** The provider's own fields, as the caller gave them. */
  readonly options: Options;
}

/** What `send` works with. */
export interface SendContext {
  /**
   * Sends the request; at most one per `send`. The response it returns has status and headers only: core reads the
   * body itself, up to a limit and until the deadline, and gives it to `read`.
   */
  readonly fetch: Fetch;
  /** Aborts at the deadline and when the caller aborts. */
  readonly signal: AbortSignal;
}

/** What a provider found in an answer: a voice, or what its body adds to the status. */
export type ProviderAnswer<Raw> =
  | {
      readonly voice: {
        readonly id: string;
        readonly name?: string | undefined;
        /** BCP 47; absent when the service named no language. */
        readonly language?: string | undefined;
        readonly description?: string | undefined;
        readonly createdAt?: Date | undefined;
        readonly warnings?: readonly CloneWarning[] | undefined;
        readonly raw: Raw;
      };
    }
  | {
      readonly voice?: undefined;
      /** More exact than what the status says. */
      readonly code?: CloneErrorCode | undefined;
      /** Only for a success without a voice: `not_created` when the body proves it. */
      readonly outcome?: CloneOutcome | undefined;
      /** The service's own words. */
      readonly message?: string | undefined;
      readonly providerCode?: string | undefined;
      readonly requestId?: string | undefined;
    };

/**
 * The one thing a new provider writes: its vocabulary. Deadline, retries, redirects, body limits, the outcome table
 * and redaction are core's.
 */
export interface CloneProvider<
  Options extends object = object,
  Raw = unknown,
  Accepts extends AcceptedSamples = AcceptedSamples,
  Details = unknown,
> {
  /** Names the provider in voices and errors. */
  readonly name: string;
  /**
   * BCP 47 tag to the provider's code, from the generated list. `any`: the service lists none, and the caller's tag is handed
   * on as it is. `none`: the service takes no language, so that one is checked, left out, and warned of.
   */
  readonly languages: ReadonlyMap<string, string> | "any" | "none";
  /** `none`: the service takes no description, so that one is left out and warned of. */
  readonly description?: "none" | undefined;
  readonly accepts: Accepts;
  /** The names that `providerOptions` may have. */
  readonly optionNames: readonly string[];
  /** Those of them without which the service takes no request: a call that lacks one is refused. */
  readonly requiredOptions?: readonly string[] | undefined;
  /** Throws when the value of an option is none that the provider takes; nothing was read or sent by then. */
  checkOptions?(options: Partial<Options>): void;
  /**
   * The form of a sample that `send` asks for. Each is a copy, and before a call looks for the voice of its key it makes this
   * one: ask for no other then.
   *
   * @default "bytes"
   */
  readonly sampleForm?: "bytes" | "file" | undefined;
  /** Response fields that carry audio as base64; errors show their size instead. */
  readonly byteFields?: readonly string[];
  /** Replaces the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * The header, or the parameter of the address, that carries the key, where its name does not say so: errors leave out
   * what stands there.
   */
  readonly keyHeader?: string | undefined;
  /**
   * Builds the request and sends it with `context.fetch`. The key travels in a header whose name says so (authorization,
   * key, token, secret or cookie), or in the `keyHeader`: that is how errors know what to leave out.
   */
  send(request: PreparedRequest<Options>, context: SendContext): Promise<Response>;
  /** Reads an answer: `body` is the parsed JSON, or the text where it is not JSON. */
  read(status: number, body: unknown): ProviderAnswer<Raw>;
  /** Without it there is no list, so that neither `idempotencyKey` nor `listVoices` and the like can be used. */
  readonly voices?: ProviderVoices<Options, Raw, Details> | undefined;
}

/** The type of a provider's own fields; for one of several providers, those that all of them have. */
export type OptionsOf<Provider> = Shared<Provider extends CloneProvider<infer Options> ? Options : never>;

type Shared<Options> = Pick<Options, keyof Options> & {
  [Key in Exclude<AnyKeyOf<Options>, keyof Options | RequiredKeyOf<Options>>]?: never;
} & {
  // One of several providers that needs a field demands it; where another has no such field, nothing fits both.
  [Key in RequiredKeyOf<Options>]: Key extends keyof Options ? Options[Key] : never;
};

type RequiredKeyOf<Options> = Options extends unknown
  ? // biome-ignore lint/complexity/noBannedTypes: what has no required property is what `{}` fits.
    { [Key in keyof Options]-?: {} extends Pick<Options, Key> ? never : Key }[keyof Options]
  : never;

type AnyKeyOf<Options> = Options extends unknown ? keyof Options : never;

/** The type of a voice as a provider lists it. */
export type DetailsOf<Provider> =
  Provider extends CloneProvider<infer _Options, infer _Raw, infer _Accepts, infer Details> ? Details : never;

/** The type of a provider's whole answer. */
export type RawOf<Provider> = Provider extends CloneProvider<infer _Options, infer Raw> ? Raw : never;
