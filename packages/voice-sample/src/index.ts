export type { SampleCargo } from "./carried/sample-cargo.ts";
export { inspectSample } from "./inspect-sample.ts";
export type { CodedStream, DecodedSound, SampleDecoder, SampleDecoders } from "./levels/sample-decoder.ts";
export type { SampleLevels, SpeechStretch } from "./levels/sample-levels.ts";
export { type MeasureOptions, measureSample } from "./measure-sample.ts";
export type { SampleChange } from "./prepare/changes.ts";
export type { SampleWindow } from "./prepare/window.ts";
export { type PreparedSample, type PrepareOptions, prepareSample } from "./prepare-sample.ts";
export type {
  SampleCodec,
  SampleContainer,
  SampleReport,
} from "./report/report.ts";
export {
  judgeSample,
  type SampleFinding,
  type SampleLimitSources,
  type SampleLimits,
} from "./sample-findings.ts";
export {
  SampleInspectError,
  type SampleInspectErrorCode,
} from "./sample-inspect-error.ts";
export type { SampleRange } from "./trim/sample-range.ts";
export type { TrimmedSample } from "./trim/trimmed.ts";
export { trimSample } from "./trim-sample.ts";
