import { describe, expect, it } from "vitest";
import { pagesOf } from "../../src/call/pages.ts";
import { CloneError, type ServiceVoice, type VoicePage } from "../../src/index.ts";

const failure = (message: string, code: CloneError["code"] = "unexpected_response"): CloneError =>
  new CloneError(message, { code, provider: "made-up", startedAt: new Date() });
const voice = (id: string): ServiceVoice => ({ id, raw: {} });

/** The ids of a list whose pages a function gives, and the cursors that were asked for. */
async function read(page: (cursor: string | undefined, count: number) => VoicePage | Error) {
  const asked: (string | undefined)[] = [];
  const ids: string[] = [];
  let error: unknown;
  try {
    const ask = async (cursor: string | undefined): Promise<VoicePage> => {
      asked.push(cursor);
      const answer = page(cursor, asked.length);
      if (answer instanceof Error) throw answer;
      return answer;
    };
    for await (const voices of pagesOf(ask, failure)) ids.push(...voices.map(({ id }) => id));
  } catch (thrown) {
    error = thrown;
  }
  return { asked, ids, message: (error as Error | undefined)?.message };
}

describe("a list", () => {
  it("ends with the page that names no other", async () => {
    const { asked, ids, message } = await read((cursor) =>
      cursor === undefined ? { voices: [voice("a")], cursor: "1" } : { voices: [voice("b")] },
    );
    expect([asked, ids, message]).toEqual([[undefined, "1"], ["a", "b"], undefined]);
  });

  it("may go back three times to a page that was read, and not four times", async () => {
    const back = (times: number) =>
      read((_cursor, count) => ({ voices: [voice(`${count}`)], ...(count <= times + 1 && { cursor: "same" }) }));
    expect(await back(3)).toMatchObject({ ids: ["1", "2", "3", "4", "5"], message: undefined });
    expect(await back(4)).toMatchObject({ message: "a page comes again and again" });
  });

  it.each(["rejected", "not_found"] as const)(
    "may begin again three times after %s, and not four times",
    async (code) => {
      const stale = (times: number) => {
        let refused = 0;
        return read((cursor) => {
          if (cursor === undefined) return { voices: [voice("a")], cursor: "1" };
          return ++refused <= times ? failure("who is that", code) : { voices: [voice("b")] };
        });
      };
      expect(await stale(3)).toMatchObject({ ids: ["a", "b"], message: undefined });
      expect(await stale(4)).toMatchObject({ ids: ["a"], message: "who is that" });
    },
  );

  it("does not begin again when its first page is refused, or for another reason", async () => {
    expect(await read(() => failure("no", "rejected"))).toMatchObject({ asked: [undefined], message: "no" });
    const broken = await read((cursor) =>
      cursor === undefined ? { voices: [], cursor: "1" } : failure("no", "unavailable"),
    );
    expect(broken).toMatchObject({ asked: [undefined, "1"], message: "no" });
    const other = await read((cursor) => (cursor === undefined ? { voices: [], cursor: "1" } : new Error("no")));
    expect(other).toMatchObject({ asked: [undefined, "1"], message: "no" });
  });

  it("keeps a cursor of 4,096 characters, and no longer one", async () => {
    const long = (length: number) =>
      read((cursor) => (cursor === undefined ? { voices: [], cursor: "x".repeat(length) } : { voices: [voice("a")] }));
    expect(await long(4_096)).toMatchObject({ ids: ["a"], message: undefined });
    expect(await long(4_097)).toMatchObject({ message: "a cursor has 4097 characters" });
  });

  it("has 10,000 pages at most", async () => {
    const { asked, message } = await read((_cursor, count) => ({ voices: [], cursor: `${count}` }));
    expect([asked.length, message]).toEqual([10_000, "it has more than 10000 pages"]);
  });
});
