import { voiceName } from "./manifest.ts";

/** A voice as the server lists it. */
interface ServerVoice {
  readonly service: string;
  readonly voice: {
    readonly id?: string;
    readonly name?: string;
    readonly voiceId?: string;
    readonly displayName?: string;
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
  /** More than one voice on the server. */
  duplicates: number;
  /** No voice on the server, or one that the batch does not tell of, and not listed as unknown. */
  lost: number;
}

/** Holds what the batch says against what the server has. */
export async function verdicts(url: string, rows: number, output: string): Promise<readonly Verdict[]> {
  const response = await fetch(`${url}/__requests`);
  const { voices } = (await response.json()) as { voices: readonly ServerVoice[] };
  const onServer = new Map<string, string[]>();
  for (const { service, voice } of voices) {
    const key = `${service}/${voice.displayName ?? voice.name}`;
    onServer.set(key, [...(onServer.get(key) ?? []), voice.id ?? voice.voiceId ?? ""]);
  }
  const told = new Map<string, ResultLine[]>();
  for (const line of output.trimEnd().split("\n")) {
    const result = JSON.parse(line) as ResultLine;
    if (result.name === undefined) continue;
    const key = `${result.provider}/${result.name}`;
    told.set(key, [...(told.get(key) ?? []), result]);
  }
  return ["cartesia", "inworld"].map((provider) => {
    const verdict = { provider, created: 0, unknownCreated: 0, unknownMissing: 0, duplicates: 0, lost: 0 };
    for (let number = 1; number <= rows; number++) {
      const key = `${provider}/${voiceName(number)}`;
      const ids = onServer.get(key) ?? [];
      const [result, ...others] = told.get(key) ?? [];
      if (ids.length > 1 || others.length > 0) verdict.duplicates++;
      else if (result?.error?.outcome === "unknown") verdict[ids.length === 1 ? "unknownCreated" : "unknownMissing"]++;
      else if (ids.length === 1 && result?.id === ids[0]) verdict.created++;
      else verdict.lost++;
    }
    return verdict;
  });
}
