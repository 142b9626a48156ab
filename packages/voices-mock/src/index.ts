// The sandbox alone needs Node. The handlers have entries of their own, /cartesia and /inworld, so that a browser can
// load them; the server that misbehaves is at /faults, so that nobody starts it by accident.
export type { CartesiaMockVoice } from "./cartesia-voice.ts";
export type { InworldMockVoice } from "./inworld-voice.ts";
export type { RecordedAudio, RecordedRequest } from "./recorded-request.ts";
export { requestLine } from "./request-line.ts";
export { type Sandbox, startSandbox } from "./sandbox.ts";
export { sandboxGuide } from "./sandbox-guide.ts";
export type { SandboxOptions, SandboxScenarioName } from "./sandbox-options.ts";
export type { SandboxVoice } from "./sandbox-services.ts";
