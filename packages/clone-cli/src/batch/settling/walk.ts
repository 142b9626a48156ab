import { type CloneWarning, listVoices, type VoiceDetails } from "@org/clone-core";

/** A voice that bears a key, as far as it matters to a batch. */
export interface WalkedVoice {
  readonly id: string;
  readonly language?: string | undefined;
  readonly warnings: readonly CloneWarning[];
}

/** What a walk is about. */
export interface WalkOptions {
  readonly provider: Parameters<typeof listVoices>[0]["provider"];
  readonly timeoutMs: number | undefined;
  readonly maxRetries: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Reads a provider's list once from its beginning to its end, and keeps of it only the voices that bear one of the keys.
 * Where two bear the same, the older counts, as it does for core.
 *
 * @throws CloneError when the list cannot be read to its end: then nobody knows what is not there.
 */
export async function walk(
  wanted: ReadonlySet<string>,
  options: WalkOptions,
): Promise<ReadonlyMap<string, WalkedVoice>> {
  const found = new Map<string, VoiceDetails[]>();
  for await (const voice of listVoices(options)) {
    const { idempotencyKey: key } = voice;
    if (key !== undefined && wanted.has(key)) found.set(key, [...(found.get(key) ?? []), voice]);
  }
  return new Map([...found].map(([key, voices]) => [key, oldest(voices)]));
}

function oldest(voices: readonly VoiceDetails[]): WalkedVoice {
  const time = ({ createdAt }: VoiceDetails): number => createdAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const [first, ...others] = voices.toSorted((a, b) => time(a) - time(b)) as [VoiceDetails, ...VoiceDetails[]];
  return {
    id: first.id,
    ...(first.language !== undefined && { language: first.language }),
    warnings: others.map(({ id }) => ({
      code: "duplicate_key",
      message: `the voices ${first.id} and ${id} bear the same key; the first is the older one`,
    })),
  };
}
