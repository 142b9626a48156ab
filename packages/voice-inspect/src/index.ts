export { inspectSample } from "./inspect-sample.ts";
export {
  SampleInspectError,
  type SampleInspectErrorCode,
} from "./sample-inspect-error.ts";
export type {
  SampleCodec,
  SampleContainer,
  SampleReport,
} from "./sample-report.ts";
