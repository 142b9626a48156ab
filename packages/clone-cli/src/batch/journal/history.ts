import { CommandError } from "../../command-error.ts";
import type { ProviderName } from "../../targets/provider-name.ts";
import type { UnitTable } from "../manifest/unit-table.ts";
import type { BatchReporter } from "../reporting/reporter.ts";
import type { BatchProvider } from "../sending/provider.ts";
import type { AddressEntry, JournalEntry } from "./entry.ts";
import { type OpenUnit, openUnit } from "./open-unit.ts";
import { readJournal } from "./read.ts";

/** What earlier runs did, as far as it matters to this one. */
export class JournalHistory {
  readonly #path: string;
  readonly #table: UnitTable;
  /** By provider's name: few. */
  readonly #addresses = new Map<string, string>();
  readonly #lastSentAt = new Map<string, number>();
  /** By their digest, oldest first: few, since a run stops when many calls in a row end so. */
  readonly #open = new Map<string, OpenUnit>();

  constructor(path: string, table: UnitTable) {
    this.#path = path;
    this.#table = table;
  }

  add(entry: JournalEntry): void {
    if (entry.event === "address") {
      this.#addresses.set(entry.provider, entry.baseUrl);
      return;
    }
    const digest = Buffer.from(entry.unit, "hex");
    const { unit, event } = entry;
    const state = this.#table.stateOf(digest);
    // A voice that was created stays created, whatever stands behind it.
    if (state === "created") return;
    if (event === "sending") {
      this.#lastSentAt.set(entry.provider, Date.parse(entry.at) || 0);
      this.#open.delete(unit);
      this.#open.set(unit, openUnit(entry, state === "unknown" || state === "absent"));
      this.#table.setState(digest, "unknown");
    } else if (event === "unknown") {
      if (!this.#open.has(unit)) this.#open.set(unit, openUnit({ ...entry, event: "sending" }, false));
      this.#table.setState(digest, "unknown");
    } else {
      const isAgain = this.#open.get(unit)?.isAgain === true;
      this.#open.delete(unit);
      // That a second request created nothing says nothing of the first.
      this.#table.setState(digest, event === "not_created" && isAgain ? "absent" : event);
    }
  }

  /** Reads the journal without keeping others from it. */
  async read(): Promise<void> {
    await readJournal(this.#path, (entry) => this.add(entry));
  }

  /** @throws CommandError when the journal's voices are at another address than the one in use. */
  checkAddresses(providers: readonly BatchProvider[], anyAddress: boolean): void {
    for (const { target, connection } of providers) {
      const before = this.#addresses.get(target.name);
      const now = addressOf(target.name, connection.baseUrl ?? target.defaultBaseUrl).baseUrl;
      if (before === undefined || before === now || anyAddress) continue;
      throw new CommandError(
        `The journal ${JSON.stringify(this.#path)} tells of voices at ${before}, and ${target.name} is now at ${now}. ` +
          `Set ${target.baseUrlVariable} back, pass another --journal to create all voices there, or pass --any-address ` +
          "when both lead to the same account.",
      );
    }
  }

  /** The entries that say where requests go from now on. */
  newAddresses(providers: readonly BatchProvider[]): readonly AddressEntry[] {
    return providers
      .filter(({ pending }) => pending > 0)
      .map(({ target, connection }) => addressOf(target.name, connection.baseUrl ?? target.defaultBaseUrl))
      .filter(({ provider, baseUrl }) => this.#addresses.get(provider) !== baseUrl);
  }

  /** When a provider was last sent a request, in milliseconds since 1970; 0 for never. */
  lastSentAt(provider: ProviderName): number {
    return this.#lastSentAt.get(provider) ?? 0;
  }

  /** The units of this run of which nobody knows whether their voices exist. */
  unknownUnits(): readonly OpenUnit[] {
    return [...this.#open.values()].flatMap((open) => {
      const row = this.#table.rowOf(Buffer.from(open.unit, "hex"));
      // Rows that were taken out of the manifest, or changed, are no business of this run.
      return row === undefined ? [] : [{ ...open, row }];
    });
  }

  /** Reads the journal once more: counts what exists already, and tells of it. */
  async tellCreated(providers: ReadonlyMap<ProviderName, BatchProvider>, reporter: BatchReporter): Promise<void> {
    await readJournal(this.#path, (entry) => {
      if (entry.event !== "created") return;
      const provider = providers.get(entry.provider as ProviderName);
      const row = this.#table.rowOf(Buffer.from(entry.unit, "hex"));
      if (provider === undefined || row === undefined) return;
      provider.createdBefore++;
      provider.pending--;
      reporter.createdBefore({ ...entry, row });
    });
  }
}

/** Without credentials and query, which may be secret. */
function addressOf(provider: string, baseUrl: string): AddressEntry {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const shown = url === undefined ? "" : `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}`;
  return { event: "address", provider, baseUrl: shown };
}
