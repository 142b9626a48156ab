#!/usr/bin/env node
import { run } from "./index.ts";
import { interruptSignal } from "./interrupt-signal.ts";

// A reader that closes the pipe early, such as head, must not turn a voice into a crash.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  // Opened only when it is read: an open standard input may keep the process alive.
  get stdin() {
    return process.stdin;
  },
  env: process.env,
  signal: interruptSignal(),
});
