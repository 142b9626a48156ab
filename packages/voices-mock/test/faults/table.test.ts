import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FaultName, type FaultServer, faultNames, faultTable, startFaults } from "../../src/faults.ts";

let faults: FaultServer;
beforeAll(async () => {
  faults = await startFaults();
});
beforeEach(() => faults.reset());
afterAll(() => faults.close());

/** What becomes of a connection, by name; every other is kept. */
const endings: readonly (readonly [pattern: RegExp, ending: Ending])[] = [
  [/^reset-/, "reset"],
  [/^keep-alive-reset-1$/, "reset"],
  [/^(close|endless|until-close|long-length|truncated-chunked|bad-chunk|length-and|two|garbage)-?/, "closed"],
  [/^(early-\d+|switching-protocols|huge-headers)$/, "closed"],
  [/^(silence|trickle)|-stall$/, "open"],
];
type Ending = "reset" | "closed" | "open" | "kept";

const endingOf = (name: string): Ending => endings.find(([pattern]) => pattern.test(name))?.[1] ?? "kept";

/** The status on the wire: the one in the name, unless the name has none or a number that is no status. */
function statusOf(name: string): number | undefined {
  if (/^(reset|close)-(before|mid|after)-body$|half-headers|^silence|^garbage(-status)?$/.test(name)) return undefined;
  if (name === "switching-protocols") return 101;
  if (/^(keep-alive|.*-(mid-error|after-answer)$|error-then)/.test(name)) return 400;
  if (/^continue/.test(name)) return 100;
  if (/^early-hints/.test(name)) return 103;
  if (/^retry-after/.test(name)) return Number(/-on-(\d+)$/.exec(name)?.[1] ?? 429);
  if (/^(huge|trickle)-error$/.test(name)) return 500;
  return Number(/-([2-5]\d\d)(?:-|$)/.exec(name)?.[1] ?? 200);
}

/** Calls a fault and, on the same connection, an innocent one: what came, and what became of the connection. */
async function observe(name: FaultName): Promise<{ status: number | undefined; ending: Ending }> {
  const socket = connect(Number(new URL(faults.url).port), "127.0.0.1");
  let start = "";
  let rest = "";
  const next = "HTTP/1.1 204";
  const over = new Promise<Ending>((resolve) => {
    socket.once("end", () => resolve("closed"));
    socket.once("error", () => resolve("reset"));
    socket.on("data", (data) => {
      if (start.length < 1000) start += data.toString("latin1");
      rest = (rest + data.toString("latin1")).slice(-1000);
      if (rest.lastIndexOf(next) > (name === "status-204" ? 20 : -1)) resolve("kept");
    });
  });
  const post = (path: string): string => `POST /${path}/voices HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody`;
  socket.write(post(name) + post("status-204"));
  const stays = async (): Promise<Ending> => {
    if (!name.includes("silence")) await once(socket, "data");
    else if (name === "silence-unread") await begun(name);
    else await faults.whenComplete(name);
    return "open";
  };
  const ending = await (endingOf(name) === "open" ? Promise.race([over, stays()]) : over);
  socket.destroy();
  const [, status] = /^HTTP\/1\.1 (\d\d\d) /.exec(start) ?? [];
  // Half of the headers are no answer yet.
  const answered = start.includes("\r\n\r\n") || ["huge-headers", "trickle-headers"].includes(name);
  return { status: answered && status !== undefined ? Number(status) : undefined, ending };
}

async function begun(name: FaultName): Promise<void> {
  for (;;) if ((await faults.counts(name)).partial > 0) return;
}

test("there are at least sixty faults, each with a sentence, an example and a name of its own", () => {
  expect(faultTable.length).toBeGreaterThanOrEqual(60);
  expect(new Set(faultTable.map(({ name }) => name)).size).toBe(faultTable.length);
  expect(new Set(faultNames).size).toBe(faultNames.length);
  for (const { what, examples, ...row } of faultTable) {
    // What the server does stays its own.
    expect(Object.keys(row)).toEqual(["name", "strikes"]);
    expect(what).toMatch(/^[\w`].+\.$/s);
    expect(examples.length).toBeGreaterThan(0);
  }
});

test("the README tells each of them in the same words", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const told = [...readme.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name, what]) => [name, what]);
  expect(told).toEqual(expect.arrayContaining(faultTable.map(({ name, what }) => [name, what])));
});

describe("on the wire, a fault does what its name says:", () => {
  const partial = /^(reset|close)-(before|mid)-body$|^silence-unread$|^early-\d+$/;

  test.each(faultNames.map((name) => [name]))("%s", async (name) => {
    expect(await observe(name)).toEqual({ status: statusOf(name), ending: endingOf(name) });
    const { complete, partial: begun } = await faults.counts(name);
    const isPartial = partial.test(name);
    // `status-204` is also what follows.
    expect({ complete, begun }).toEqual({
      complete: isPartial ? 0 : name === "status-204" ? 2 : 1,
      begun: isPartial ? 1 : 0,
    });
  });
});
