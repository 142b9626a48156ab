import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { startFaults } from "@org/voices-mock/faults";
import { toolRequire } from "../../workspace/tools/install-tool.ts";
import { toldBy, verdictOn } from "../faults/hold.ts";
import type { Observed } from "../faults/observed.ts";

/** What is used of miniflare, which is installed outside the workspace. */
interface Miniflare {
  readonly ready: Promise<URL>;
  dispose(): Promise<void>;
}

/** Holds a provider to its promises in workerd, the runtime of Cloudflare's Workers. */
export async function holdInWorkerd(script: string, provider: string, only: string): Promise<Observed[]> {
  const faults = await startFaults();
  try {
    return await observedInWorkerd(script, { provider, faults: faults.url, only });
  } finally {
    await faults.close();
  }
}

/** Asks a Worker for this in workerd, and returns what it tells and what it shows. */
export async function observedInWorkerd(script: string, query: Readonly<Record<string, string>>): Promise<Observed[]> {
  const miniflare: { Miniflare: new (options: object) => Miniflare } = toolRequire("runtimes")("miniflare");
  const complaints: string[] = [];
  const workerd = new miniflare.Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: await readFile(script, "utf8") }],
    compatibilityDate: "2026-07-01",
    host: "127.0.0.1",
    port: 0,
    cf: false,
    // It complains of every answer that breaks HTTP's rules; what is asked is whether a key stands there.
    handleRuntimeStdio(out: Readable, error: Readable) {
      for (const stream of [out, error]) stream.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
    },
  });
  try {
    const url = new URL(await workerd.ready);
    url.search = new URLSearchParams(query).toString();
    const response = await fetch(url);
    if (!response.ok || response.body === null) throw new Error(`workerd answered with ${response.status}`);
    const { observed, whole } = await toldBy(Readable.fromWeb(response.body as ReadableStream));
    return [...observed, ...verdictOn(complaints.join(""), whole ? 0 : "a broken answer")];
  } finally {
    await workerd.dispose();
  }
}

/** The version of workerd that miniflare brings. */
export function workerdVersion(): string {
  return createRequire(toolRequire("runtimes").resolve("miniflare"))("workerd/package.json").version;
}
