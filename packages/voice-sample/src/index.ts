export type { SampleCargo } from "./carried/sample-cargo.ts";
export { type InspectSampleOptions, inspectSample } from "./inspect-sample.ts";
export type { CodedStream, DecodedSound, SampleDecoder, SampleDecoders } from "./levels/sample-decoder.ts";
export type { SampleLevels, SpeechStretch } from "./levels/sample-levels.ts";
export { type MeasureSampleOptions, measureSample } from "./measure-sample.ts";
export type { SampleSource } from "./open/bytes.ts";
export type { SampleChange } from "./prepare/changes.ts";
export type { SampleWindow } from "./prepare/window.ts";
export { type PreparedSample, type PrepareSampleOptions, prepareSample } from "./prepare-sample.ts";
export type {
  SampleCodec,
  SampleContainer,
  SampleReport,
} from "./report/report.ts";
export { isSampleError, SampleError, type SampleErrorCode } from "./sample-error.ts";
export {
  type JudgeSampleOptions,
  judgeSample,
  type SampleFinding,
  type SampleLimitSources,
  type SampleLimits,
} from "./sample-findings.ts";
export type { TrimmedSample } from "./trim/trimmed.ts";
export { type TrimSampleOptions, trimSample } from "./trim-sample.ts";
