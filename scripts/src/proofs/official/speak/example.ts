import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../specs/documents/sources.ts";
import { inFreshFolder } from "../../../workspace/programs/consumer.ts";
import { outputOf } from "../../../workspace/programs/output-of.ts";
import type { Service } from "./places.ts";
import type { Heard, StandIn, StandInOptions } from "./stand-in.ts";
import { tone } from "./tone.ts";

/** A program below `examples/speak`. */
export interface Example {
  /** The folder that has its lockfile. */
  readonly folder: string;
  readonly file: string;
  /** The package that it shows. */
  readonly name: string;
  readonly service: Service;
}

/** What became of an example. */
export interface Spoken {
  /** What the stand-in heard of it. */
  readonly heard: readonly Heard[];
  readonly seconds: number;
  /** What was not as it should be, each in a sentence. */
  readonly problems: readonly string[];
}

/** What an example may take, in milliseconds: some try three times before they give up. */
const patienceMs = 30_000;

/** Runs an example as its reader would, in an empty folder, and looks at what came and what it wrote. */
export async function speak(
  { folder, file, service }: Example,
  standIn: StandIn,
  options: StandInOptions,
): Promise<Spoken> {
  const { voiceId, key } = options;
  standIn.heard();
  return inFreshFolder(async (cwd) => {
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        `--import=${new URL("only-loopback.ts", import.meta.url).href}`,
        fileURLToPath(new URL(`examples/speak/${folder}/${file}`, root)),
        voiceId,
      ],
      { cwd, env: environment(service, standIn.url, key), stdio: ["ignore", "pipe", "pipe"], timeout: patienceMs },
    );
    const { exitCode, stdout, stderr } = await outputOf(child);
    const seconds = (performance.now() - began) / 1000;
    const printed = `${stdout}${stderr}`;
    const heard = standIn.heard();
    const problems: string[] = [];
    if (exitCode !== 0) problems.push(`it ended with ${exitCode ?? "a signal"}:\n${withoutKey(printed, key).trim()}`);
    if (printed.includes(key)) problems.push("it printed the key");
    const elsewhere = /^wanted to reach .*$/m.exec(printed)?.[0];
    if (elsewhere !== undefined) problems.push(`it ${elsewhere}`);
    if (heard.length === 0) problems.push("it asked nothing of the service");
    for (const { operation, field } of heard) {
      if (field === undefined) problems.push(`the voice's id did not arrive with ${operation}`);
    }
    if (exitCode === 0 && !(await wroteTone(cwd))) problems.push("it did not write what the service said");
    return { heard, seconds, problems };
  });
}

/** Nothing of this shell's: a package may take more from it than a key and an address. */
function environment(service: Service, url: string, key: string): NodeJS.ProcessEnv {
  const prefix = service.toUpperCase();
  return { PATH: process.env["PATH"], [`${prefix}_API_KEY`]: key, [`${prefix}_BASE_URL`]: url };
}

/** Whether the one file in a folder holds the samples that the stand-in sends, as they are. */
async function wroteTone(folder: string): Promise<boolean> {
  const [file, ...others] = await readdir(folder);
  return file !== undefined && others.length === 0 && (await readFile(join(folder, file))).includes(tone);
}

const withoutKey = (text: string, key: string): string => text.replaceAll(key, "[key]");

/** The version of the package that an example's own folder asks for. */
export function versionOf({ folder, name }: Example): string {
  const manifest = JSON.parse(readFileSync(new URL(`examples/speak/${folder}/package.json`, root), "utf8"));
  return manifest.dependencies[name];
}
