import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JournalEntry, OutcomeEntry, SendingEntry } from "../../src/batch/journal/entry.ts";
import type { JournalFile } from "../../src/batch/journal/file.ts";
import { openJournal } from "../../src/batch/journal/open.ts";
import { JournalWriter } from "../../src/batch/journal/writer.ts";
import { folder } from "../recordings.ts";

const own = (): string => join(mkdtempSync(join(folder, "journal-")), "voices.journal.ndjson");

const unit = (row: number): Omit<SendingEntry, "event"> => ({
  unit: row.toString(16).padStart(64, "0"),
  provider: "cartesia",
  row,
  name: `Ada ${row}`,
  at: "2026-01-01T00:00:00.000Z",
});
const sending = (row: number): SendingEntry => ({ event: "sending", ...unit(row) });
const created = (row: number): OutcomeEntry => ({ event: "created", ...unit(row), id: `voice-${row}`, warnings: [] });

/** A file in memory whose space ends after so many bytes. */
class SmallDisk implements JournalFile {
  /** What was asked of it, in its order. */
  readonly done: string[] = [];
  text = "";
  space = Number.POSITIVE_INFINITY;
  broken = false;

  async write(bytes: Uint8Array): Promise<number> {
    const room = Math.max(0, this.space - this.text.length);
    if (room === 0 && bytes.length > 0) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    const taken = Buffer.from(bytes.subarray(0, room));
    this.text += taken.toString("latin1");
    this.done.push("write");
    return taken.length;
  }
  async sync(): Promise<void> {
    if (this.broken) throw Object.assign(new Error("broken"), { code: "EIO" });
    this.done.push("sync");
  }
  async truncate(length: number): Promise<void> {
    if (this.broken) throw Object.assign(new Error("broken"), { code: "EIO" });
    this.text = this.text.slice(0, length);
    this.done.push("truncate");
  }
  async close(): Promise<void> {}

  get events(): string[] {
    return this.text
      .trimEnd()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const { event, row } = JSON.parse(line) as SendingEntry;
        return `${event} ${row}`;
      });
  }
}

const lineLength = (entry: JournalEntry): number => JSON.stringify(entry).length + 1;

describe("the journal's writer", () => {
  it("says that an entry is there only when it is on the disk", async () => {
    const disk = new SmallDisk();
    const writer = new JournalWriter(disk, 0);
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    disk.sync = () => gate;
    let there = false;
    const appended = writer.append(sending(1)).then(() => {
      there = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(disk.events).toEqual(["sending 1"]);
    expect(there).toBe(false);
    release();
    await appended;
    expect(there).toBe(true);
  });

  it("takes entries that come together to the disk together, and loses none", async () => {
    const disk = new SmallDisk();
    const writer = new JournalWriter(disk, 0);
    const rows = Array.from({ length: 200 }, (_, index) => index);
    // Each follows another one at another moment of the writing.
    await Promise.all(
      rows.map(async (row) => {
        await writer.append(sending(row));
        await writer.append(created(row));
      }),
    );
    expect(disk.events).toHaveLength(400);
    expect(new Set(disk.events).size).toBe(400);
    expect(disk.done.filter((what) => what === "sync").length).toBeLessThan(20);
  });

  it("goes on when the disk takes a few bytes at a time", async () => {
    const disk = new SmallDisk();
    const write = disk.write.bind(disk);
    disk.write = (bytes) => write(bytes.subarray(0, 7));
    await new JournalWriter(disk, 0).append(sending(1));
    expect(disk.events).toEqual(["sending 1"]);
  });

  it("refuses to announce a request when the space ends, and leaves no half of a line", async () => {
    const disk = new SmallDisk();
    const writer = new JournalWriter(disk, 0);
    await writer.append(sending(1));
    disk.space = disk.text.length + 20;
    await expect(writer.append(sending(2))).rejects.toMatchObject({ code: "ENOSPC" });
    expect(disk.events).toEqual(["sending 1"]);
    expect(writer.failure).toMatchObject({ code: "ENOSPC" });
    // Also when there is space again: the batch is over.
    disk.space = Number.POSITIVE_INFINITY;
    await expect(writer.append(sending(3))).rejects.toMatchObject({ code: "ENOSPC" });
    expect(disk.events).toEqual(["sending 1"]);
  });

  it("keeps the outcomes that fit, before anything else", async () => {
    const disk = new SmallDisk();
    const writer = new JournalWriter(disk, 0);
    await writer.append(sending(1));
    await writer.append(sending(2));
    disk.space = disk.text.length + lineLength(created(1)) + 20;
    const hold = writer.append(sending(3)).catch(() => "not announced");
    const results = [
      writer.append(sending(4)).catch(() => "not announced"),
      writer.append(created(1)).then(() => "kept"),
      writer.append(created(2)).catch(() => "not kept"),
    ];
    await hold;
    expect(await Promise.all(results)).toEqual(["not announced", "kept", "not kept"]);
    expect(disk.events).toEqual(["sending 1", "sending 2", "created 1"]);
  });

  it("tries outcomes again when there is space again", async () => {
    const disk = new SmallDisk();
    const writer = new JournalWriter(disk, 0);
    await writer.append(sending(1));
    disk.space = disk.text.length;
    await expect(writer.append(sending(2))).rejects.toThrow();
    await expect(writer.append(created(1))).rejects.toThrow();
    disk.space = Number.POSITIVE_INFINITY;
    await writer.append(created(1));
    expect(disk.events).toEqual(["sending 1", "created 1"]);
  });

  it("says that nothing is there when the disk does not keep what it took", async () => {
    const disk = new SmallDisk();
    const writer = new JournalWriter(disk, 0);
    disk.broken = true;
    await expect(writer.append(sending(1))).rejects.toMatchObject({ code: "EIO" });
    await expect(writer.append(created(1))).rejects.toMatchObject({ code: "EIO" });
  });
});

/** Opens a journal and closes it; what was in it. */
async function contents(path: string): Promise<{ events: string[]; tornBytes: number }> {
  const events: string[] = [];
  const journal = await openJournal(path, (entry) => events.push(`${entry.event} ${"row" in entry ? entry.row : ""}`));
  await journal.close();
  return { events, tornBytes: journal.tornBytes };
}

async function journalWith(...some: readonly JournalEntry[]): Promise<string> {
  const path = own();
  const journal = await openJournal(path, () => {});
  for (const entry of some) await journal.writer.append(entry);
  await journal.close();
  return path;
}

describe("a journal", () => {
  it("is only ever added to", async () => {
    const path = await journalWith(sending(1));
    const before = readFileSync(path, "utf8");
    const journal = await openJournal(path, () => {});
    await journal.writer.append(created(1));
    await journal.close();
    expect(readFileSync(path, "utf8")).toBe(`${before}${JSON.stringify(created(1))}\n`);
  });

  it("can be torn at any byte of its last line: what was whole before counts, and it can be written on", async () => {
    for (const last of [sending(2), created(1)]) {
      const whole = readFileSync(await journalWith(sending(1), last), "utf8");
      const text = `${JSON.stringify(last)}\n`;
      for (let cut = 1; cut <= text.length; cut++) {
        const path = own();
        writeFileSync(path, whole.slice(0, whole.length - cut));
        const { events } = await contents(path);
        // What lacks only its line break is whole: a request may have been sent, an outcome stands.
        expect(events).toEqual(cut === 1 ? ["sending 1", `${last.event} ${last.row}`] : ["sending 1"]);
        const journal = await openJournal(path, () => {});
        await journal.writer.append(created(7));
        await journal.close();
        expect((await contents(path)).events).toEqual([...events, "created 7"]);
      }
    }
  });

  it("can be torn inside its very first line", async () => {
    const path = own();
    writeFileSync(path, '{"journal":"clone-v');
    expect(await contents(path)).toEqual({ events: [], tornBytes: 19 });
    expect(readFileSync(path, "utf8")).toBe('{"journal":"clone-voice batch","version":1}\n');
  });

  it("may lack the line break of its very first line", async () => {
    const path = own();
    writeFileSync(path, '{"journal":"clone-voice batch","version":1}');
    expect(await contents(path)).toEqual({ events: [], tornBytes: 0 });
    expect(readFileSync(path, "utf8")).toBe('{"journal":"clone-voice batch","version":1}\n');
  });

  it("loses what a power cut left behind its last whole line", async () => {
    const path = await journalWith(sending(1), created(1));
    appendFileSync(path, `\0\0\0\n${"\0".repeat(500)}`);
    expect(await contents(path)).toEqual({ events: ["sending 1", "created 1"], tornBytes: 504 });
    expect(await contents(path)).toMatchObject({ tornBytes: 0 });
  });

  it.each([
    [
      "damaged in its middle",
      (text: string) => text.replace('"sending"', '"send'),
      /Line 2 of the journal .* is damaged/,
    ],
    [
      "damaged in its last line, which was whole once",
      (text: string) => text.replace(/\}\n$/, "#\n"),
      /Line 3 of the journal .* is damaged/,
    ],
    [
      "damaged in all its last lines",
      (text: string) => text.replaceAll(/(?<="event".*)\}\n/g, "#\n"),
      /Line \d of the journal .* is damaged/,
    ],
    ["of a later version", (text: string) => text.replace('"version":1', '"version":2'), /is of another version \(2\)/],
    ["another file", () => "name,language\nAda,en\n", /is no journal of clone-voice batch/],
    ["another NDJSON file", () => '{"id":1}\n{"id":2}\n', /is no journal of clone-voice batch/],
    ["a file without a line break", () => "my diary", /is no journal of clone-voice batch/],
    ["a file with one huge line", () => "x".repeat(1_100_000), /has a line of more than 1000000 bytes/],
  ])("that is %s is refused and left as it is", async (_what, change, message) => {
    const path = await journalWith(sending(1), created(1));
    const text = change(readFileSync(path, "utf8"));
    writeFileSync(path, text);
    await expect(contents(path)).rejects.toThrow(message);
    expect(readFileSync(path, "utf8")).toBe(text);
    // It is not locked by the run that refused it.
    await expect(contents(path)).rejects.toThrow(message);
  });

  it("must be a file, and in a folder that one may write to", async () => {
    await expect(contents(folder)).rejects.toThrow(/must be a file that keeps what is written|lock/);
    await expect(contents(join(folder, "nowhere", "journal"))).rejects.toThrow(/The lock .* cannot be made/);
  });

  it("is one run's alone, until that has closed it", async () => {
    const path = await journalWith(sending(1));
    const journal = await openJournal(path, () => {});
    await expect(contents(path)).rejects.toThrow(/Another clone-voice batch is at work with this journal/);
    await journal.close();
    expect(await contents(path)).toMatchObject({ events: ["sending 1"] });
  });
});
