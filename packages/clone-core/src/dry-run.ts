export { AudioField, type DescribedRequest } from "./dry-run/described-request.ts";
export { type DryRun, dryRun } from "./dry-run/dry-run.ts";
export { type RequestRow, requestRows } from "./dry-run/request-rows.ts";
