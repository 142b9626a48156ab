// The sandbox alone needs Node. The handlers have entries of their own, /cartesia and /inworld, so that a browser can
// load them; the server that misbehaves is at /faults, so that nobody starts it by accident.

export type { OperationName } from "./contract/operation.ts";
export type { ListLag } from "./life/list-lag.ts";
export type { RecordedAudio, RecordedRequest } from "./record/request.ts";
export { requestLine } from "./record/request-line.ts";
export { sandboxGuide } from "./sandbox/guide.ts";
export type { SandboxLifeScenarios, SandboxOptions, SandboxScenarioName } from "./sandbox/options.ts";
export { type Sandbox, startSandbox } from "./sandbox/sandbox.ts";
export type { SandboxVoice } from "./sandbox/services.ts";
export type { CartesiaMockVoice } from "./voices/cartesia.ts";
export type { InworldMockVoice } from "./voices/inworld.ts";
