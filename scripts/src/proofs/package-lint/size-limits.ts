import type { Contender, Scope } from "../../bench/setup/contenders.ts";

// In kB of 1,000 bytes, minified by esbuild and compressed by gzip. Each limit is the size of 2026-11-21 and some five
// percent: it is there to show growth, and says nothing of the targets, of which the table shows which are missed.

/** Everything that an entry point exports. */
export const entryLimits: Readonly<Record<string, number>> = {
  // Idempotency keys are 2.4 kB since 2026-11-29, in the programs too; the rest of a voice's life is 1.5 kB.
  "@org/clone-core": 14.2,
  // With the words of a voice's life, 1 kB each since 2026-11-29.
  "@org/clone-core/cartesia": 7.1,
  "@org/clone-core/inworld": 7.4,
  // With cloneVoice, which it calls.
  "@org/clone-core/dry-run": 14,
  "@org/cartesia-voices": 5.1,
  "@org/inworld-voices": 5.1,
  // Its reader of containers, mediabunny, is nearly all of it.
  "@org/voice-sample": 232,
};

/** What a page imports that clones at one service, or at both: the programs of `pnpm bench`. */
export const programLimits: Partial<Readonly<Record<Contender, Partial<Readonly<Record<Scope, number>>>>>> = {
  // A form reads a Blob of another realm, 0.1 kB since 2026-11-29: a test environment's and a frame's, which it refused.
  "our clients": { cartesia: 4.5, inworld: 4.5 },
  "clone-core": { cartesia: 18.4, inworld: 18.7, both: 20.8 },
};

/** Packages that no page loads, and why. */
export const notForPages: Readonly<Record<string, string>> = {
  "@org/clone-cli": "a command",
  "@org/clone-queue": "for servers",
  "@org/clone-studio": "a server; pnpm prove studio holds its page to a limit of its own",
  "@org/voices-mock": "for tests",
};
