// The example of a queue as its reader runs it: its server and its worker in processes of their own, a real Redis, and
// the sandbox as the service. Uploads come without a browser first, then from the page in one.
import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@org/voices-mock";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { freeAddress } from "../../workspace/loopback.ts";
import { silentWav } from "../../workspace/made-up/silent-wav.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { startRedis } from "../fleet/redis-server.ts";
import { until } from "../fleet/scene.ts";
import { check, wrong } from "../recorder-page/check.ts";
import { checkPage } from "./check-page.ts";
import { startExample } from "./example-process.ts";
import { proof } from "./proof.ts";
import { form, Visitor } from "./visitor.ts";

commandLine(suiteUsage(proof), {});

installDebian({ "redis-server": "redis-server" });
const folder = await mkdtemp(join(tmpdir(), "queue-example-"));
const kept = join(folder, "recordings");
const redis = await startRedis(join(folder, "redis"));
// Long enough for a worker to be told to end in the middle of a call.
const sandbox = await startSandbox({ latencyMs: 400 });
const env = {
  REDIS_URL: `redis://127.0.0.1:${redis.port}`,
  RECORDINGS: kept,
  PORT: "0",
};
const secret = { CARTESIA_API_KEY: "sk_car_made-up", CARTESIA_BASE_URL: sandbox.cartesiaUrl };
// Without the key: only the worker has it.
const server = await startExample("server", env);
let worker = await startExample("worker", { ...env, ...secret });
const visitor = new Visitor(server.said);

const clip = fileURLToPath(new URL("examples/clips/ada.wav", root));
const recording = new Blob([await readFile(clip)]);
const clones = () => sandbox.requests().filter(({ operation }) => operation === "clone");
const same = (is: unknown, shouldBe: unknown): string | undefined =>
  JSON.stringify(is) === JSON.stringify(shouldBe)
    ? undefined
    : `${JSON.stringify(is)} and not ${JSON.stringify(shouldBe)}`;
/** Whether no recording is left: its worker deletes it once the job has ended. */
const noneLeft = (): Promise<void> => until("no recording is left", async () => (await readdir(kept)).length === 0);

try {
  await check("ada.wav is taken with 202, and followed to its voice", async () => {
    const { status, location } = await visitor.upload(form(recording));
    if (status !== 202 || location === null) return `status ${status}, address ${location}`;
    const { states, last } = await visitor.follow(location);
    console.log(`     ${states.join(", ")}`);
    const [made] = sandbox.voices();
    const [sent] = clones()[0]?.audio ?? [];
    await noneLeft();
    return same(
      [last.voice?.id, last.voice?.name, sent?.size],
      [made?.voice && "id" in made.voice ? made.voice.id : "", "Ada", recording.size],
    );
  });
  await check("uploads that cannot be right are refused at once, and nothing of them is kept", async () => {
    const text = new Blob(["no recording ".repeat(20)]);
    const stream = new Response(form(recording)).body ?? "";
    const statuses = [];
    for (const body of [
      form(undefined),
      form(recording, { id: "../../4711" }),
      "no form",
      form(text),
      form(recording, { name: " " }),
      stream,
    ]) {
      const { status, answer } = await visitor.upload(body);
      statuses.push(status);
      if (!answer.error) return `no word about ${status}`;
    }
    await noneLeft();
    return same(statuses, [400, 400, 400, 422, 422, 413]);
  });
  await check("an address of nobody's is not found", async () => {
    const asked = await Promise.all([`/voices/${randomUUID()}`, "/voices/meta"].map((path) => visitor.ask(path)));
    return same(
      asked.map(({ status }) => status),
      [404, 404],
    );
  });
  await check("the same form twice, and once more with another recording: one job, one voice", async () => {
    sandbox.reset();
    const id = randomUUID();
    const [first, second] = await Promise.all([1, 2].map(() => visitor.upload(form(recording, { id }))));
    const { last } = await visitor.follow(first?.location ?? "");
    const third = await visitor.upload(form(new Blob([silentWav(2_000)]), { id }));
    const again = await visitor.follow(third.location ?? "");
    await noneLeft();
    return same(
      [
        new Set([first, second, third].map((one) => `${one?.status} ${one?.location}`)).size,
        clones().length,
        again.last,
      ],
      [1, 1, last],
    );
  });
  await check("a recording in which nobody speaks fails with a reason, and is deleted", async () => {
    sandbox.reset();
    const { location } = await visitor.upload(form(new Blob([silentWav(5_000)])));
    const { last } = await visitor.follow(location ?? "");
    console.log(`     ${last.error}`);
    await noneLeft();
    return same([last.state, clones().length], ["failed", 0]);
  });
  await check("SIGTERM in the middle of a call: it ends, and its voice is known; the next job waits", async () => {
    sandbox.reset();
    const { location } = await visitor.upload(form(recording));
    await until("the request is on its way", async () => clones().length === 1);
    const code = await worker.end();
    const { answer } = await visitor.ask(location ?? "");
    const next = await visitor.upload(form(recording));
    const waiting = await visitor.ask(next.location ?? "");
    worker = await startExample("worker", { ...env, ...secret });
    const { last } = await visitor.follow(next.location ?? "");
    return same([code, answer.state, waiting.answer.state, last.state], [0, "done", "waiting", "done"]);
  });
  await check("without Redis a visitor hears so within seconds", async () => {
    const redisless = await startExample("server", {
      ...env,
      REDIS_URL: (await freeAddress()).replace("http", "redis"),
    });
    try {
      const alone = new Visitor(redisless.said);
      const began = performance.now();
      const [uploaded, asked] = [await alone.upload(form(recording)), await alone.ask(`/voices/${randomUUID()}`)];
      const seconds = (performance.now() - began) / 1000;
      console.log(`     ${seconds.toFixed(1)} s`);
      return same([uploaded.status, asked.status, seconds < 10], [503, 503, true]);
    } finally {
      await redisless.end();
    }
  });
  sandbox.reset();
  const text = join(folder, "text.m4a");
  await writeFile(text, "This is no recording. ".repeat(200));
  await checkPage(server.said, sandbox, clip, text);
  await check("server and worker end when they are told to", async () =>
    same(await Promise.all([server.end(), worker.end()]), [0, 0]),
  );
} finally {
  await Promise.all([server.end(), worker.end()]);
  await sandbox.close();
  await redis.stop();
  await rm(folder, { recursive: true });
}
if (wrong.length > 0) {
  console.error(`\n${wrong.length} things are not so.`);
  process.exitCode = 1;
}
