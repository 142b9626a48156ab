import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

/** How long a screen may take to come, in milliseconds: far more than it does. */
const patienceMs = 30_000;
const pollMs = 20;

/** Where a program runs, and what it finds there. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly columns: number;
  readonly rows: number;
}

/** A program in a terminal of its own, which tmux draws. */
export interface Terminal {
  /** What stands on the screen, and what has left it at the top, without the empty lines at both ends. */
  screen(): Promise<string>;
  /** The same with the escape sequences of colours. */
  colouredScreen(): Promise<string>;
  /** Waits for a screen; rejects with the last one when it does not come. */
  until(what: string, isThere: (screen: string) => boolean): Promise<string>;
  press(key: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a program in a terminal. When it ends the screen says `exit` and its exit code, and stays. */
export async function openTerminal(argv: readonly string[], where: Surroundings): Promise<Terminal> {
  // A server of its own, so that nobody's tmux is touched.
  const folder = await mkdtemp(join(tmpdir(), "tmux-"));
  const server = ["-u", "-S", join(folder, "socket"), "-f", "/dev/null"];
  const run = promisify(execFile);
  const tmux = async (...args: string[]): Promise<string> => {
    const { stdout } = await run("tmux", [...server, ...args], {
      env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8", TERM: "xterm-256color" },
    });
    return stdout;
  };
  // The server is a daemon of its own, which a signal to this process does not reach.
  const leave = (): never => {
    spawnSync("tmux", [...server, "kill-server"]);
    process.exit(143);
  };
  process.once("SIGTERM", leave);
  const assignments = Object.entries(where.env).map(([name, value]) => `${name}=${value}`);
  const size = ["-x", String(where.columns), "-y", String(where.rows)];
  // Ctrl-C reaches the shell too, which goes on; `cat` keeps the terminal open, and takes what is typed too late.
  const script = 'trap : INT; "$@"; echo "exit $?"; trap "" INT; exec cat';
  const path = `PATH=${process.env["PATH"]}`;
  await tmux(
    ...["new-session", "-d", "-s", "main", ...size, "-c", where.cwd],
    ...["env", "-i", path, "TERM=tmux-256color", "LC_ALL=C.UTF-8", ...assignments],
    ...["sh", "-c", script, "sh", ...argv],
  );

  const screen = async (): Promise<string> => (await tmux("capture-pane", "-p", "-S", "-1000", "-t", "main")).trim();
  return {
    screen,
    colouredScreen: async () => (await tmux("capture-pane", "-p", "-e", "-t", "main")).trimEnd(),
    async until(what, isThere) {
      const end = Date.now() + patienceMs;
      for (;;) {
        const now = await screen();
        if (isThere(now)) return now;
        if (Date.now() > end) throw new Error(`${what} did not come. The screen:\n${now}`);
        await pause(pollMs);
      }
    },
    press: async (key) => void (await tmux("send-keys", "-t", "main", key)),
    resize: async (columns, rows) => {
      await tmux("resize-window", "-t", "main", "-x", String(columns), "-y", String(rows));
    },
    async close() {
      process.off("SIGTERM", leave);
      await tmux("kill-server");
      await rm(folder, { recursive: true });
    },
  };
}
