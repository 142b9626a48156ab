import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { CommandError } from "../../command-error.ts";
import type { CommandIo } from "../../command-io.ts";
import { useProxies } from "../../proxy.ts";
import { keysOf } from "../../report/output.ts";
import { openSandbox } from "../../sandbox/open.ts";
import { connectionFromEnv } from "../../targets/call.ts";
import { meantTargets } from "../../targets/choose.ts";
import type { ProviderName } from "../../targets/provider-name.ts";
import type { CloneTarget, Connection } from "../../targets/target.ts";
import type { BatchFlags } from "../flags.ts";
import type { OpenJournalFile } from "../journal/file.ts";
import { JournalHistory } from "../journal/history.ts";
import { type Journal, lockPath, openJournal } from "../journal/open.ts";
import { journalPlace } from "../journal/place.ts";
import { checkedManifest } from "../manifest/checked.ts";
import { UnitTable } from "../manifest/unit-table.ts";
import { type BatchProvider, newBatchProvider } from "../sending/provider.ts";
import { sendAll } from "../sending/send-all.ts";
import { batchProgress } from "./progress.ts";
import { BatchReporter } from "./reporter.ts";

/**
 * Clones every row of a manifest that is not cloned yet, and tells what came of it.
 *
 * @param openFile opens the journal's file; tests give one that fails.
 * @returns the exit code: 0 when every voice exists, 1 when one surely does not, 3 when nobody knows of one.
 * @throws CommandError when the command ends before anything is sent.
 */
export async function batchVoices(
  manifest: string,
  flags: BatchFlags,
  io: CommandIo,
  openFile?: OpenJournalFile,
): Promise<number> {
  if (manifest === "-") {
    throw new CommandError("A manifest is read more than once, so it must be a file. Save it, and pass its path.");
  }
  const path = resolve(manifest);
  // What a sandbox made is gone with it: a journal of real voices must not hear of it.
  const journalPath = await journalPlace(path, flags.journal, `${flags.sandbox ? ".sandbox" : ""}.journal.ndjson`);
  const restoreProxies = flags.sandbox || flags.dryRun ? (): void => {} : useProxies(io.env);
  const sandbox = flags.sandbox && !flags.dryRun ? await openSandbox() : undefined;
  const connect = (target: CloneTarget): Connection =>
    sandbox?.connections[target.name] ?? connectionOf(target, flags, io);
  try {
    return await batch({ path, journalPath, connect }, flags, io, openFile);
  } finally {
    restoreProxies();
    await sandbox?.close();
  }
}

interface Places {
  readonly path: string;
  readonly journalPath: string;
  connect(target: CloneTarget): Connection;
}

async function batch(
  { path, journalPath, connect }: Places,
  flags: BatchFlags,
  io: CommandIo,
  openFile: OpenJournalFile | undefined,
): Promise<number> {
  const progress = batchProgress(io.stderr, flags.quiet ?? false);
  const reporter = new BatchReporter(io, flags, progress);
  const table = new UnitTable();
  const providers = new Map<ProviderName, BatchProvider>();
  const providerOf = (target: CloneTarget): BatchProvider => {
    const known =
      providers.get(target.name) ??
      newBatchProvider(target, connect(target), { asIs: flags.asIs ?? false, env: io.env });
    providers.set(target.name, known);
    return known;
  };
  const history = new JournalHistory(journalPath, table);
  const open = (): Promise<Journal> =>
    openJournal(journalPath, (entry) => history.add(entry), {
      ...(openFile && { open: openFile }),
      keys: keysOf(io.env),
    });
  // Where a run may be at work, that is said before all samples are read. Elsewhere nothing is put on the disk for a
  // manifest that turns out to be wrong.
  let journal = existsSync(lockPath(journalPath)) && !flags.dryRun ? await open() : undefined;
  try {
    const surroundings = { folder: dirname(path), defaultTargets: meantTargets(flags, io.env) };
    const check = await checkedManifest(
      path,
      { ...surroundings, signal: io.signal, inspect: !flags.quiet || flags.strict === true },
      flags,
      { table, providerOf, reporter },
    );
    if (journal === undefined) {
      if (flags.dryRun) await history.read();
      else journal = await open();
    }
    const chosen = [...providers.values()].toSorted((a, b) => (a.target.name < b.target.name ? -1 : 1));
    history.checkAddresses(chosen, (flags.anyAddress ?? false) || (flags.sandbox ?? false));
    for (const provider of chosen) {
      provider.pending = provider.units;
      provider.lastSentAt = history.lastSentAt(provider.target.name);
    }
    await history.tellCreated(providers, reporter);
    const unknown = history.unknownUnits();
    const total = chosen.reduce((sum, { units }) => sum + units, 0);
    const rows = `${check.rows - check.wrongRows} rows, ${total} voices`;
    if (journal === undefined) {
      reporter.note(`${rows}: nothing was sent (dry run). What a real run would do:`);
      // A real run looks for them first; here nobody asks anybody.
      for (const unit of flags.retryUnknown ? [] : unknown) {
        const provider = providers.get(unit.provider as ProviderName);
        if (provider === undefined) continue;
        provider.unknownBefore++;
        provider.pending--;
        reporter.unknownBefore(unit);
      }
      reporter.summary(chosen);
      return check.wrongRows > 0 ? 1 : 0;
    }
    if (journal.tornBytes > 0) {
      reporter.note(`The journal ended in half a line (${journal.tornBytes} bytes), which was never sent; it is gone.`);
    }
    const addresses = history.newAddresses(chosen);
    const checkedBatch = { path, surroundings, chosen, journal, addresses, unknown, table, progress, reporter };
    const code = await sendAll(checkedBatch, flags, io);
    return code === 0 && check.wrongRows > 0 ? 1 : code;
  } finally {
    progress.end();
    await journal?.close();
  }
}

/** @throws CommandError when there is no key. */
function connectionOf(target: CloneTarget, flags: BatchFlags, io: CommandIo): Connection {
  const { name, keyVariable } = target;
  if (!io.env[keyVariable] && !flags.dryRun) {
    throw new CommandError(
      `${keyVariable} is not set, and the manifest has rows for ${name}. Keys come only from the environment. ` +
        "--sandbox and --dry-run need no key.",
    );
  }
  return connectionFromEnv(target, io.env);
}
