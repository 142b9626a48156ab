// Generated from specs/cartesia-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
/** The address in the vendored document. */
export const defaultBaseUrl = "https://api.cartesia.ai";

/** The version that the client asks for by itself, as the overlay sets it. */
export const defaultVersion = "2026-03-01";

/** The header that carries the key, and what stands before the key in it. */
export const keyHeader = "Authorization";
export const keyPrefix = "Bearer ";

/** The fields of a request that carry bytes. */
export const bytesFields: readonly string[] = ["clip"];
