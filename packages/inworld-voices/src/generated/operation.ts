// Generated from specs/inworld-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
/** The address in the vendored document. */
export const defaultBaseUrl = "https://api.inworld.ai";

/** The header that carries the key, and what stands before the key in it. */
export const keyHeader = "Authorization";
export const keyPrefix = "Basic ";

/** The fields of a request that carry bytes. */
export const bytesFields: readonly string[] = ["audioData"];
