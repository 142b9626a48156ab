import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keys } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { batch, created, journalOf, listed, named, type Service, service, unitEntries } from "./batch-run.ts";

const minute = 60_000;

/** What a run in JSON said of its rows, and the summary. */
const told = (stdout: string): Record<string, unknown>[] => jsonLines(stdout);

/** A batch whose run was killed when the answer for `Bob` was awaited, so long ago by the journal's clock. */
async function killed(ageMs: number, own?: Service): Promise<{ own: Service; path: string; key: string }> {
  const { env, ...rest } = own ?? (await service());
  const at = Object.assign(rest, { env }) as Service;
  const path = named("Ada", "Bob");
  await batch(path, ["--concurrency", "1"], { env });
  at.looks = 0;
  const lines = readFileSync(journalOf(path), "utf8").trimEnd().split("\n").slice(0, -1);
  const last = { ...JSON.parse(lines.at(-1) ?? ""), at: new Date(Date.now() - ageMs).toISOString() };
  writeFileSync(journalOf(path), `${[...lines.slice(0, -1), JSON.stringify(last)].join("\n")}\n`);
  return { own: own ?? at, path, key: last.key };
}
