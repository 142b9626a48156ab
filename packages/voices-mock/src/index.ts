// The sandbox alone needs Node. The handlers have entries of their own, /cartesia and /inworld, so that a browser can
// load them; the server that misbehaves is at /faults, so that nobody starts it by accident.
export type { CartesiaMockVoice } from "./cartesia.ts";
export type { InworldMockVoice } from "./inworld.ts";
export { type Sandbox, type SandboxOptions, type SandboxVoice, startSandbox } from "./sandbox.ts";
