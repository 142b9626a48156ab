import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { BatchProvider } from "../../src/batch/sending/provider.ts";
import { Settler, type SettlerContext } from "../../src/batch/settling/settler.ts";
import { cartesiaKey, keys } from "../keys.ts";
import { jsonLines, type RanCommand, ran } from "../ran-command.ts";
import { folder, wav } from "../recordings.ts";

/** A folder of its own with a sample and a manifest in it; returns the manifest's path. */
export function manifest(text: string, name = "voices.csv"): string {
  const own = mkdtempSync(join(folder, "batch-"));
  mkdirSync(join(own, "clips"));
  writeFileSync(join(own, "clips", "ada.wav"), wav);
  writeFileSync(join(own, "broken.wav"), "no audio at all".repeat(10));
  writeFileSync(join(own, name), text);
  return join(own, name);
}

/** A CSV manifest of voices that differ by their names. */
export const named = (...names: readonly string[]): string =>
  manifest(`sample,name,language\n${names.map((name) => `clips/ada.wav,${name},en\n`).join("")}`);

/** `Ada 1`, `Ada 2` … */
export const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `Ada ${index + 1}`);

export const journalOf = (path: string): string => `${path}.journal.ndjson`;

/** The journal's lines, without the one that every journal begins with. */
export const entries = (path: string): Record<string, unknown>[] =>
  jsonLines(readFileSync(journalOf(path), "utf8")).slice(1);

export const unitEntries = (path: string): Record<string, unknown>[] =>
  entries(path).filter(({ event }) => event !== "address");

/** An answer; nothing breaks the connection. */
export type Answer =
  | { readonly status: number; readonly body?: object; readonly headers?: Record<string, string> }
  | undefined;

/** A service for Cartesia's rows whose answers a test gives. */
export interface Service {
  readonly env: Readonly<Record<string, string>>;
  /** The names that were asked for, in their order. */
  readonly asked: string[];
  /** When each request had arrived, in milliseconds since 1970. */
  readonly times: number[];
  /** The key that each request had in its description. */
  readonly keys: string[];
  /** What its list shows. */
  readonly voices: object[];
  /** What it answers to who asks for its list, in place of that. */
  list: (() => Answer | Promise<Answer>) | undefined;
  /** How often its list was asked for. */
  looks: number;
}

/** A voice as a list shows it, with the key of its unit. */
export const listed = (name: string, key: string | undefined, id = `id of ${name}`): object => ({
  ...{ id, name, language: "en", description: `[key:${key}]`, is_owner: true, is_public: false, user_id: "u" },
  created_at: "2026-01-01T00:00:00Z",
});

/** Reads every request whole before it is answered. */
export async function service(
  answer: (name: string, count: number) => Answer | Promise<Answer> = (name) => created(name),
): Promise<Service> {
  const asked: string[] = [];
  const times: number[] = [];
  const keys: string[] = [];
  const voices: object[] = [];
  const answerOf = async (request: IncomingMessage): Promise<Answer> => {
    const body = await bodyOf(request);
    if (request.method === "GET") {
      own.looks++;
      return own.list === undefined ? { status: 200, body: { data: voices, has_more: false } } : own.list();
    }
    const name = /name="name"\r\n\r\n([^\r]*)/.exec(body)?.[1] ?? "";
    asked.push(name);
    keys.push(/\[key:(.*?)\]/.exec(body)?.[1] ?? "");
    times.push(Date.now());
    return answer(name, asked.length);
  };
  const server = createServer(async (request, response) => {
    const answered = await answerOf(request);
    if (answered === undefined) return void request.socket.destroy();
    response.writeHead(answered.status, { "content-type": "application/json", ...answered.headers });
    response.end(JSON.stringify(answered.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: url };
  const own: Service = { env, asked, times, keys, voices, list: undefined, looks: 0 };
  return own;
}

export const created = (name: string): Answer => ({
  status: 200,
  body: { id: `id of ${name}`, name, language: "en", description: "", user_id: "u", is_public: false, created_at: "" },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("latin1");
}

/** Who settles where a test is about something else. */
export const anySettler = (
  provider: BatchProvider,
  { table, writer, reporter }: Pick<SettlerContext, "table" | "writer" | "reporter">,
): Settler =>
  new Settler(provider, {
    ...{ table, writer, reporter, stopAll() {}, timeoutMs: undefined },
    ...{ absentAfterMs: Number.POSITIVE_INFINITY, retryUnknown: false },
  });

/** Runs a batch in this process, at no rate limit. */
export const batch = (
  path: string,
  args: readonly string[] = [],
  surroundings: Parameters<typeof ran>[1] = { env: keys },
): Promise<RanCommand> => ran(["batch", path, "--rate", "none", ...args], surroundings);
