// Two processes clone with one key at the same moment, again and again: looking is no lock, so some pairs make two
// voices. How many is told, and what holds all the same is checked.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { cloneVoice } from "@org/clone-core";
import { startSandbox } from "@org/voices-mock";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { type Order, providerOf, type Reply } from "./order.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

/** Pairs for each service and distance. */
const pairs = 50;
/** So much later the second process begins, in milliseconds. */
const distances = [0, 50] as const;

const sample = (await readFile(new URL("examples/clips/ada.wav", root))).toString("base64");
const sandbox = await startSandbox();
const caller = (): ChildProcess => fork(fileURLToPath(new URL("caller.ts", import.meta.url)));
const callers = [caller(), caller()] as const;
const answer = async (child: ChildProcess, order: Order): Promise<Reply> => {
  const replied = once(child, "message") as Promise<[Reply]>;
  child.send(order);
  return (await replied)[0];
};

/** The ids of the voices that bear a key, as the sandbox has them. */
const bearing = (key: string): string[] =>
  sandbox.voices().flatMap((one) => {
    if (one.service === "cartesia") return one.voice.description.includes(`[key:${key}]`) ? [one.voice.id] : [];
    return one.voice.tags?.includes(`key:${key}`) ? [one.voice.voiceId] : [];
  });

const wrong: string[] = [];
console.log("service   second began  pairs  one voice  two voices  more");
try {
  for (const [service, url, language] of [
    ["cartesia", sandbox.cartesiaUrl, "en"],
    ["inworld", sandbox.inworldUrl, "en-US"],
  ] as const) {
    for (const distance of distances) {
      const counts = { one: 0, two: 0, more: 0 };
      for (let pair = 0; pair < pairs; pair++) {
        const key = `${service}:${distance}:${pair}`;
        const order = { service, url, language, key, sample };
        const [first, second] = callers;
        const replies = await Promise.all([
          answer(first, order),
          new Promise((resolve) => setTimeout(resolve, distance)).then(() => answer(second, order)),
        ]);
        const ids = bearing(key);
        counts[ids.length === 1 ? "one" : ids.length === 2 ? "two" : "more"]++;
        for (const one of replies) {
          if ("failed" in one) wrong.push(`${key}: ${one.failed}`);
          else if (!ids.includes(one.id)) wrong.push(`${key}: ${one.id} is none of ${ids.join(", ")}`);
        }
        const before = sandbox.voices().length;
        const next = await cloneVoice({
          provider: providerOf(order),
          ...{ name: "Ada", language, sample: Buffer.from(sample, "base64"), idempotencyKey: key },
        });
        if (!next.existed || sandbox.voices().length !== before) wrong.push(`${key}: the next call made another voice`);
        if (next.id !== ids[0]) wrong.push(`${key}: the next call returned ${next.id}, not the older ${ids[0]}`);
        const named = next.warnings.some(
          ({ code, message }) => code === "duplicate_key" && ids.every((id) => message.includes(id)),
        );
        if (named !== ids.length > 1) wrong.push(`${key}: ${ids.length} voices, and the warning says otherwise`);
      }
      if (counts.more > 0) wrong.push(`${service}: ${counts.more} pairs made more than two voices`);
      const row = [service.padEnd(8), `${distance} ms later`.padEnd(12), pairs, counts.one, counts.two, counts.more];
      console.log(row.map((cell, index) => String(cell).padEnd([8, 12, 5, 9, 10, 4][index] ?? 0)).join("  "));
    }
  }
} finally {
  for (const child of callers) child.kill();
  await sandbox.close();
}

for (const line of wrong.slice(0, 20)) console.error(`FAIL ${line}`);
if (wrong.length > 0) process.exitCode = 1;
else console.log("the next call with a key returned the older voice each time, and named both where there were two");
