// The command in a real terminal, drawn by tmux: progress is drawn in its place, survives resizes, and Ctrl-C ends it.
// With --update the screens beside this file are written anew; look at the difference before you keep them.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suiteUsage } from "../../prove/proof.ts";
import { repository, root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { command, startSandboxProcess } from "../../workspace/programs/sandbox.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { proof } from "./proof.ts";
import { compareScreen } from "./screens.ts";
import { openTerminal, type Surroundings, type Terminal } from "./terminal.ts";

const { update } = commandLine(suiteUsage(proof, "\n  --update  writes the screens anew: look at the difference"), {
  update: { type: "boolean", default: false },
});
const voice = ["examples/clips/ada.wav", "--name", "Ada", "--language", "en"];

installDebian({ tmux: "tmux" });

const scenes: Readonly<Record<string, () => Promise<void>>> = {
  async "progress is drawn in its place and goes away"() {
    const sandbox = await startSandboxProcess("--latency", "2500ms");
    await inTerminal([...voice], { env: sandbox.env }, async (terminal) => {
      const waiting = await terminal.until("progress", (screen) => occurrences(screen, "for an answer, 1 s") === 2);
      await compareScreen("progress", waiting, update);
      const ended = await terminal.until("the end", (screen) => screen.includes("exit 0"));
      await compareScreen("results", ended, update);
    });
    await sandbox.stop();
  },

  async "progress survives a terminal that becomes narrow and wide again"() {
    const sandbox = await startSandboxProcess("--latency", "10m");
    // Below other output, as usual: from the top of a screen a resize pushes lines to where no program can reach them.
    const below = ["sh", "-c", 'seq 30; exec "$@"', "sh", ...command, ...voice];
    await runInTerminal(below, { env: sandbox.env }, async (terminal) => {
      await terminal.until("progress", (screen) => occurrences(screen, "for an answer") === 2);
      // So narrow that what was drawn wraps; then as wide as never before.
      for (const columns of [24, 16, 120]) {
        await terminal.resize(columns, 24);
        await terminal.until(`progress in ${columns} columns`, (screen) => isDrawnFor(columns, screen));
        await drawnAgain(terminal);
      }
      const resized = await terminal.screen();
      await compareScreen("resized", resized, update);
      await terminal.press("C-c");
      await terminal.until("the end", (screen) => screen.includes("exit 3"));
    });
    await sandbox.stop();
  },

  async "Ctrl-C ends the calls, and says what may have become of each"() {
    const sandbox = await startSandboxProcess("--latency", "10m");
    await inTerminal([...voice], { env: sandbox.env }, async (terminal) => {
      await terminal.until("progress", (screen) => occurrences(screen, "for an answer") === 2);
      await terminal.press("C-c");
      const ended = await terminal.until("the end", (screen) => screen.includes("exit 3"));
      await compareScreen("interrupted", ended, update);
    });
    await sandbox.stop();
  },

  async "a batch has one line for each provider; Ctrl-C lets it finish what is under way, and it goes on from there"() {
    const sandbox = await startSandboxProcess("--latency", "400ms");
    const folder = await mkdtemp(join(tmpdir(), "terminal-"));
    const manifest = join(folder, "voices.csv");
    const clip = fileURLToPath(new URL("examples/clips/ada.wav", root));
    const rows = Array.from({ length: 20 }, (_, index) => `${clip},Voice ${index},en,all`);
    await writeFile(manifest, `sample,name,language,provider\n${rows.join("\n")}\n`);
    const batch = ["batch", manifest, "--rate", "none"];
    await inTerminal(batch, { env: sandbox.env }, async (terminal) => {
      await terminal.until("progress", (screen) => isBatchDrawn(screen, 2));
      await terminal.resize(60, 20);
      await terminal.until("progress in 60 columns", (screen) => isBatchDrawn(screen, 6));
      await terminal.press("C-c");
      const ended = await terminal.until("the end", (screen) => screen.includes("exit 1"));
      if (!/cartesia +\d+ created, 0 failed, 0 unknown, [1-9]\d* left/.test(ended)) {
        throw new Error(`The batch does not say what is left:\n${ended}`);
      }
    });
    await inTerminal(batch, { env: sandbox.env }, async (terminal) => {
      await terminal.until("the end", (screen) => screen.includes("exit 0"));
    });
    const record = await fetch(`${sandbox.url}/__requests`).then((response) => response.json());
    const { voices } = record as { voices: readonly unknown[] };
    if (voices.length !== 40) throw new Error(`The batch created ${voices.length} voices, not 40`);
    await rm(folder, { recursive: true });
    await sandbox.stop();
  },

  async "a sample is drawn in 80 columns"() {
    await inTerminal(["inspect", "examples/clips/ada.wav"], {}, async (terminal) => {
      const ended = await terminal.until("the end", (screen) => screen.includes("exit 0"));
      await compareScreen("inspect", ended, update);
    });
  },

  async "colours are on a terminal, and not with NO_COLOR"() {
    for (const [env, expected] of [
      [{}, true],
      [{ NO_COLOR: "1" }, false],
    ] as const) {
      await inTerminal([...voice, "--sandbox"], { env }, async (terminal) => {
        await terminal.until("the end", (screen) => screen.includes("exit 0"));
        const hasColours = /\u001b\[\d/.test(await terminal.colouredScreen());
        if (hasColours !== expected) throw new Error(`colours: ${hasColours} with ${JSON.stringify(env)}`);
      });
    }
  },
};

for (const [what, scene] of Object.entries(scenes)) {
  await scene();
  console.log(`✓ ${what}`);
}

function inTerminal(
  args: readonly string[],
  where: Partial<Surroundings>,
  use: (terminal: Terminal) => Promise<void>,
): Promise<void> {
  return runInTerminal([...command, ...args], where, use);
}

async function runInTerminal(
  argv: readonly string[],
  where: Partial<Surroundings>,
  use: (terminal: Terminal) => Promise<void>,
): Promise<void> {
  const terminal = await openTerminal(argv, { cwd: repository, env: {}, columns: 80, rows: 24, ...where });
  try {
    await use(terminal);
  } finally {
    await terminal.close();
  }
}

function occurrences(screen: string, text: string): number {
  return screen.split(text).length - 1;
}

/** One line for each provider, cut to the width, at the bottom: no row is left of a line that had wrapped. */
function isDrawnFor(columns: number, screen: string): boolean {
  const [cartesia = "", inworld = ""] = screen.split("\n").slice(-2);
  const whole = (provider: string): string => `⠋ ${provider.padEnd(8)}  waiting for an answer, 00 s`;
  const isCut = (line: string, provider: string): boolean =>
    line.slice(2).startsWith(whole(provider).slice(2, Math.min(columns - 1, 33)));
  return (
    isCut(cartesia, "cartesia") && isCut(inworld, "inworld") && (screen.match(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /gm)?.length ?? 0) === 2
  );
}

/** One line of progress for each provider at the bottom, with so many rows done, and none above. */
function isBatchDrawn(screen: string, done: number): boolean {
  const counts = [...screen.matchAll(/^(?:cartesia|inworld) +(\d+)\/20 /gm)].map(([, count]) => Number(count));
  return counts.length === 2 && counts.every((count) => count >= done);
}

/** Waits for the spinner to turn twice: tmux tells a program of a resize up to a quarter of a second late. */
async function drawnAgain(terminal: Terminal): Promise<void> {
  const mark = (screen: string): string => screen.split("\n").at(-1)?.slice(0, 1) ?? "";
  for (let turns = 0; turns < 2; turns++) {
    const before = mark(await terminal.screen());
    await terminal.until("the next turn", (screen) => mark(screen) !== before);
  }
}
