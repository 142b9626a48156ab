import { CommandError } from "../../command-error.ts";
import type { ProviderName } from "../../targets/provider-name.ts";
import type { UnitState, UnitTable } from "../manifest/unit-table.ts";
import type { BatchReporter } from "../reporting/reporter.ts";
import type { BatchProvider } from "../sending/provider.ts";
import type { AddressEntry, JournalEntry } from "./entry.ts";
import { readJournal } from "./read.ts";

/** What earlier runs did, as far as it matters to this one. */
export class JournalHistory {
  readonly #path: string;
  readonly #table: UnitTable;
  /** By provider's name: few. */
  readonly #addresses = new Map<string, string>();
  readonly #lastSentAt = new Map<string, number>();

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
    // A voice that was created stays created, whatever stands behind it.
    if (this.#table.stateOf(digest) === "created") return;
    this.#table.setState(digest, stateAfter[entry.event]);
    if (entry.event === "sending") this.#lastSentAt.set(entry.provider, Date.parse(entry.at) || 0);
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

  /** Reads the journal once more: counts what need not be sent, and tells of it. */
  async settle(
    providers: ReadonlyMap<ProviderName, BatchProvider>,
    retryUnknown: boolean,
    reporter: BatchReporter,
  ): Promise<void> {
    for (const provider of providers.values()) {
      provider.pending = provider.units;
      provider.lastSentAt = this.#lastSentAt.get(provider.target.name) ?? 0;
    }
    await readJournal(this.#path, (entry) => {
      if (entry.event === "address") return;
      const provider = providers.get(entry.provider as ProviderName);
      const digest = Buffer.from(entry.unit, "hex");
      const row = this.#table.rowOf(digest);
      // Rows that were taken out of the manifest, or changed, are no business of this run.
      if (provider === undefined || row === undefined) return;
      const state = this.#table.stateOf(digest);
      if (entry.event === "created") {
        provider.createdBefore++;
        provider.pending--;
        reporter.createdBefore({ ...entry, row });
      } else if (entry.event === "sending" && state === "unknown") {
        this.#table.setState(digest, retryUnknown ? "unsent" : "left_alone");
        if (retryUnknown) return;
        provider.unknownBefore++;
        provider.pending--;
        reporter.unknownBefore({ ...entry, row });
      }
    });
  }
}

const stateAfter: Readonly<Record<Exclude<JournalEntry["event"], "address">, UnitState>> = {
  sending: "unknown",
  unknown: "unknown",
  created: "created",
  not_created: "not_created",
};

/** Without credentials and query, which may be secret. */
function addressOf(provider: string, baseUrl: string): AddressEntry {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const shown = url === undefined ? "" : `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}`;
  return { event: "address", provider, baseUrl: shown };
}
