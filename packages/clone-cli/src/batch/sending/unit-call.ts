import { type CloneError, type CloneVoiceOptions, type CloneWarning, cloneVoice, isCloneError } from "@org/clone-core";
import { reasonOf } from "../../report/error-rows.ts";
import type { LoadedSample } from "../../sample/load.ts";
import { preparedSample } from "../../sample/prepared.ts";
import { bytesToSend, type Recording, tooLargeToSend } from "../../sample/recording.ts";
import { anySample, targetCall } from "../../targets/call.ts";
import type { ManifestRow } from "../manifest/row.ts";
import { unitKey } from "../manifest/unit.ts";
import type { BatchProvider } from "./provider.ts";

/** A call of core that is ready to be made. */
export interface UnitCall {
  readonly options: CloneVoiceOptions;
  /** The provider's fields that have a column of their own and stand in `providerOptions` too. */
  readonly givenTwice: readonly string[];
  /** What is sent: the row's sample, or what was made of it. */
  readonly sample: Pick<LoadedSample, "audio" | "prepared" | "unprepared">;
  /** Why the sample cannot be sent, where it cannot: another one stands in for it. */
  readonly tooLarge?: string;
}

/** Where a row is sent to, and how. */
type UnitProvider = Pick<BatchProvider, "target" | "connection" | "asIs" | "env">;

/**
 * One row at one provider as a call of core. Core tries nothing again by itself: each request is announced in the
 * journal first.
 *
 * @throws CommandError when key or address of the provider are wrong, and when the signal aborts.
 */
export async function unitCall(
  row: ManifestRow,
  { target, connection, asIs, env }: UnitProvider,
  given: Recording,
  signal?: AbortSignal,
): Promise<UnitCall> {
  const { name, language, description, transcription, tags } = row;
  const flags = tags !== undefined && target.ownFlags.includes("tag") ? { tag: tags } : {};
  const spoken = target.ownFlags.includes("transcription") ? transcription : undefined;
  const isWhole = asIs || given === anySample;
  const ready = isWhole ? { audio: given } : await preparedSample(given, [target], {}, { env, signal });
  const tooLarge = tooLargeToSend(ready.audio);
  const audio = tooLarge === undefined ? await bytesToSend(ready.audio, row.sample) : anySample;
  const call = await targetCall(target, connection, flags, [{ audio, transcription: spoken }]);
  const own = row.providerOptions[target.name] ?? {};
  const providerOptions = { ...call.providerOptions, ...own };
  return {
    options: { name, language, description, maxRetries: 0, ...call, providerOptions } as CloneVoiceOptions,
    givenTwice: Object.keys(call.providerOptions ?? {}).filter((field) => field in own),
    sample: {
      audio,
      ...("prepared" in ready && { prepared: ready.prepared }),
      ...("unprepared" in ready && { unprepared: ready.unprepared }),
    },
    ...(tooLarge !== undefined && {
      tooLarge: ["unprepared" in ready && ready.unprepared, tooLarge].filter(Boolean).join(" "),
    }),
  };
}

/** What a real call would warn of, and everything that it would refuse. */
export interface CallCheck {
  readonly warnings: readonly CloneWarning[];
  readonly problems: readonly { readonly column?: string; readonly message: string }[];
}

/** It goes nowhere, so one is enough. */
const anyRequest = new Request("http://localhost/");

/** Runs all checks of a real call and sends nothing. Core names one mistake at a time, so what is wrong is replaced. */
export async function checkedCall(options: CloneVoiceOptions): Promise<CallCheck> {
  const { provider } = options;
  const answering = {
    ...provider,
    send: (_request: unknown, context: { fetch(request: Request): Promise<Response> }) => context.fetch(anyRequest),
    fetch: async () => Response.json({}),
    read: () => ({ voice: { id: "checked", raw: undefined } }),
  };
  // A key of the same form, which nobody looks for: what a key forbids in a cell is refused here and not hours later.
  const key = { idempotencyKey: unitKey(Buffer.alloc(32)), lookFirst: false };
  const good: Readonly<Record<string, object>> = {
    name: { name: "Ada" },
    language: { language: typeof provider.languages === "string" ? "en" : [...provider.languages.keys()][0] },
    description: { description: undefined },
    providerOptions: { providerOptions: {} },
    sample: options.sample === undefined ? { samples: [{ audio: anySample }] } : { sample: anySample },
    transcription: { samples: [{ audio: options.samples?.[0]?.audio }] },
  };
  const problems: { column?: string; message: string }[] = [];
  let tried = { ...options, ...key, provider: answering } as CloneVoiceOptions;
  for (;;) {
    try {
      return { warnings: (await cloneVoice(tried)).warnings, problems };
    } catch (error) {
      if (!isCloneError(error)) throw error;
      const { column, message } = wrongCell(error);
      problems.push({ ...(column === undefined ? {} : { column }), message });
      // The same mistake twice cannot be replaced.
      const seen = problems.filter((one) => one.column === column).length > 1;
      if (column === undefined || seen) return { warnings: [], problems };
      tried = { ...tried, ...good[column] } as CloneVoiceOptions;
    }
  }
}

const cellNames = /^(?:name|language|description|providerOptions|samples?(?:\[0\]\.(?:audio|transcription))?)\b/;

/** The column that a refusal of core is about, and the refusal without the column's name. */
function wrongCell(error: CloneError): { column: string | undefined; message: string } {
  const { code } = error;
  const text = reasonOf(error);
  const named = cellNames.exec(text)?.[0] ?? "";
  const rest = text.slice(named.length).replace(/^[\s:.]+/, "");
  if (code === "unsupported_audio") return { column: "sample", message: rest };
  if (code === "unsupported_language") return { column: "language", message: rest };
  if (named.endsWith("transcription")) return { column: "transcription", message: rest };
  if (named.startsWith("sample")) return { column: "sample", message: rest };
  return { column: named || undefined, message: rest };
}
