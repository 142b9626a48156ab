import type { PreparedSample } from "../input/sample.ts";
import type { CloneErrorCode, CloneOutcome } from "../output/clone-error.ts";
import type { CloneWarning } from "../output/voice.ts";

/** Sends a finished request: the part of `fetch` that providers use. */
export type Fetch = (request: Request) => Promise<Response>;

/** What a provider's samples may be; the client packages generate it from their documents. */
export interface AcceptedSamples {
  /** Containers by name. `refuse`: any other is refused; `warn`: any other is sent with a warning. */
  readonly formats: { readonly values: readonly string[]; readonly level: "refuse" | "warn" };
  /** Largest documented sample, in bytes. */
  readonly bytes?: { readonly max: number; readonly level: "refuse" | "warn" };
  /** Most samples in one call. */
  readonly samples?: { readonly max: number; readonly level: "refuse" };
  /** Whether the provider takes the words spoken in a sample. */
  readonly transcription: boolean;
}

/** A checked request, in our words but for `language`. */
export interface PreparedRequest<Options> {
  readonly name: string;
  /** The provider's own code. */
  readonly language: string;
  readonly description?: string;
  /** At least one. */
  readonly samples: readonly PreparedSample[];
  /** The provider's own fields, as the caller gave them. */
  readonly options: Partial<Options>;
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
> {
  /** Names the provider in voices and errors. */
  readonly name: string;
  /** BCP 47 tag to the provider's code, from the generated list. */
  readonly languages: ReadonlyMap<string, string>;
  readonly accepts: Accepts;
  /** The names that `providerOptions` may have. */
  readonly optionNames: readonly string[];
  /** Throws when the value of an option is none that the provider takes; nothing was read or sent by then. */
  checkOptions?(options: Partial<Options>): void;
  /** Response fields that carry audio as base64; errors show their size instead. */
  readonly byteFields?: readonly string[];
  /** Replaces the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * Builds the request and sends it with `context.fetch`. The key travels in a header whose name says so (authorization,
   * key, token, secret or cookie): that is how errors know what to leave out.
   */
  send(request: PreparedRequest<Options>, context: SendContext): Promise<Response>;
  /** Reads an answer: `body` is the parsed JSON, or the text where it is not JSON. */
  read(status: number, body: unknown): ProviderAnswer<Raw>;
}

/** The type of a provider's own fields; for one of several providers, those that all of them have. */
export type OptionsOf<Provider> = Shared<Provider extends CloneProvider<infer Options> ? Options : never>;

type Shared<Options> = Pick<Options, keyof Options> & { [Key in Exclude<AnyKeyOf<Options>, keyof Options>]?: never };

type AnyKeyOf<Options> = Options extends unknown ? keyof Options : never;

/** The type of a provider's whole answer. */
export type RawOf<Provider> = Provider extends CloneProvider<infer _Options, infer Raw> ? Raw : never;
