import type { Contender, Scope } from "../../bench/setup/contenders.ts";

// In kB of 1,000 bytes, minified by esbuild and compressed by gzip. Each limit is the size of 2026-11-21 and some five
// percent: it is there to show growth.

/** Everything that an entry point exports. */
export const entryLimits: Readonly<Record<string, number>> = {
  // Idempotency keys are 2.4 kB since 2026-11-29, in the programs too; the rest of a voice's life is 1.5 kB.
  // Providers unlike ours are 0.2 kB since 2026-11-29: any language or none, required fields, a key in the address. So are
  // they in what else holds the checks of a call.
  // Keys that are hidden where they are written, and findVoices by a key, are 0.1 kB each since 2026-11-29; the latter is in no
  // program that does not look so.
  // Keys whose lines break within an escape, and texts of any length, are 0.3 kB since 2026-11-29, here and in the programs.
  "@org/clone-core": 15.2,
  // With the words of a voice's life, 1 kB each since 2026-11-29.
  // What a body would lose is refused by its name, 0.2 kB since 2026-11-29; so in the clients and programs below.
  "@org/clone-core/cartesia": 7.5,
  "@org/clone-core/inworld": 7.9,
  // With cloneVoice, which it calls.
  "@org/clone-core/dry-run": 14.3,
  "@org/cartesia-voices": 5.2,
  "@org/inworld-voices": 5.4,
  // Its reader of containers, mediabunny, is nearly all of it.
  "@org/voice-sample": 232,
};

/** What a page imports that clones at one service, or at both: the programs of `pnpm bench`. */
export const programLimits: Partial<Readonly<Record<Contender, Partial<Readonly<Record<Scope, number>>>>>> = {
  // A form reads a Blob of another realm, 0.1 kB since 2026-11-29: a test environment's and a frame's, which it refused.
  "our clients": { cartesia: 4.6, inworld: 4.7 },
  // Samples of twelve kinds that are none are told the line to write, 0.25 kB since 2026-11-29. A wrong key is told what is
  // wrong with it, 0.1 kB since then.
  "clone-core": { cartesia: 19.8, inworld: 20.1, both: 22.5 },
};

/** Packages that no page loads, and why. */
export const notForPages: Readonly<Record<string, string>> = {
  "@org/clone-cli": "a command",
  "@org/clone-queue": "for servers",
  "@org/clone-studio": "a server; pnpm prove studio holds its page to a limit of its own",
  "@org/voices-mock": "for tests",
};
