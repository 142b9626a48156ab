import { voiceName } from "./manifest.ts";

/** A voice as the server has it. */
interface ServerVoice {
  readonly service: string;
  readonly voice: {
    readonly id?: string;
    readonly name?: string;
    readonly description?: string;
    readonly voiceId?: string;
    readonly displayName?: string;
    readonly tags?: readonly string[];
  };
}

/** A line of the last run. */
interface ResultLine {
  readonly provider: string;
  readonly name?: string;
  readonly id?: string;
  readonly error?: { readonly outcome: string };
}

/** What became of the rows at one provider; the server's record is the judge. */
export interface Verdict {
  readonly provider: string;
  /** Exactly one voice on the server, and the batch knows its id. */
  created: number;
  /** Listed as unknown, and there is a voice. */
  unknownCreated: number;
  /** Listed as unknown, and there is none. */
  unknownMissing: number;
  /** More than one voice of a name or of a key on the server. */
  twice: number;
  /** No voice on the server, or one that the batch does not tell of, and not listed as unknown. */
  lost: number;
  /** Voices on the server that bear no key. */
  keyless: number;
}

/** Holds what the batch says against what the server has. */
export async function verdicts(url: string, rows: number, output: string): Promise<readonly Verdict[]> {
  const response = await fetch(`${url}/__requests`);
  const { voices } = (await response.json()) as { voices: readonly ServerVoice[] };
  const told = grouped(
    output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ResultLine),
    ({ provider, name }) => name && `${provider}/${name}`,
  );
  return ["cartesia", "inworld"].map((provider) => {
    const own = voices.filter(({ service }) => service === provider);
    const named = grouped(own, ({ voice }) => voice.displayName ?? voice.name);
    const keyed = grouped(own, keyOf);
    const verdict = { provider, created: 0, unknownCreated: 0, unknownMissing: 0, twice: 0, lost: 0, keyless: 0 };
    verdict.keyless = own.filter((one) => keyOf(one) === undefined).length;
    for (let number = 1; number <= rows; number++) {
      const [one, ...more] = named.get(voiceName(number)) ?? [];
      const [result, ...others] = told.get(`${provider}/${voiceName(number)}`) ?? [];
      const key = one && keyOf(one);
      const sameKey = key === undefined ? 0 : (keyed.get(key)?.length ?? 0) - 1;
      if (more.length + others.length + sameKey > 0) verdict.twice++;
      else if (result?.error?.outcome === "unknown") verdict[one ? "unknownCreated" : "unknownMissing"]++;
      else if (one && result?.id === (one.voice.id ?? one.voice.voiceId)) verdict.created++;
      else verdict.lost++;
    }
    return verdict;
  });
}

/** The key that a voice bears, read by hand: a judge shares no code with what it judges. */
const keyOf = ({ voice: { description = "", tags = [] } }: ServerVoice): string | undefined =>
  /\[key:(.+?)\]$/.exec(description)?.[1] ?? tags.find((tag) => tag.startsWith("key:"))?.slice("key:".length);

function grouped<Item>(items: readonly Item[], keyOfItem: (item: Item) => string | undefined): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
