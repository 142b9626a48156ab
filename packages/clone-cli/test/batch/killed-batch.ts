import { readFileSync, writeFileSync } from "node:fs";
import { type Answer, batch, created, journalOf, named, type Service, service } from "./batch-run.ts";

export interface KilledBatch {
  readonly own: Service;
  readonly path: string;
  /** Of the unit that nobody knows of. */
  readonly key: string;
}

interface KilledOptions {
  /** How long ago its last request left by the clock of the journal; negative where that clock was ahead. */
  readonly ageMs?: number;
  /** Changes the journal's last line, which announces the request for `Bob`. */
  readonly change?: (entry: Record<string, unknown>) => object;
  readonly answer?: (name: string, count: number) => Answer | Promise<Answer>;
}

/** A batch of `Ada`, `Bob` and `Cy` whose run was killed while the answer for `Bob` was awaited. */
export async function killedBatch({
  ageMs = 0,
  change = (entry) => entry,
  answer = created,
}: KilledOptions = {}): Promise<KilledBatch> {
  const own = await service(answer);
  const path = named("Ada", "Bob");
  await batch(path, ["--concurrency", "1"], { env: own.env });
  const lines = readFileSync(journalOf(path), "utf8").trimEnd().split("\n").slice(0, -1);
  const last = { ...JSON.parse(lines.at(-1) ?? ""), at: new Date(Date.now() - ageMs).toISOString() };
  writeFileSync(journalOf(path), `${[...lines.slice(0, -1), JSON.stringify(change(last))].join("\n")}\n`);
  writeFileSync(path, `${readFileSync(path, "utf8")}clips/ada.wav,Cy,en\n`);
  own.asked.length = own.keys.length = 0;
  return { own, path, key: last.key };
}
