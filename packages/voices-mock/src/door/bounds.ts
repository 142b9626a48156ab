// How much of a request the mock takes, each bound with its reason. Neither service documents one for the whole request.

/**
 * Bytes of a body. The largest that a correct client sends is a sample of 32 MB, clone-core's `maxSampleBytes`, in base64
 * (43 MB); of the services Inworld documents 4 MB for a sample (docs.inworld.ai/tts/instant-voice-cloning) and Cartesia
 * nothing. The rest is room for other fields, and for several samples.
 */
export const mostBodyBytes = 64 * 1024 * 1024;

/**
 * Bytes that are read and thrown away behind an answer to a body that is too large. What is under way in the buffers of
 * this machine (6 MB on each side, by Linux's tcp_rmem and tcp_wmem) would otherwise reset the connection, and the client
 * would see that instead of the answer.
 */
export const mostLingeringBytes = 16 * 1024 * 1024;

/** Parts of a form. Neither service declares more than ten fields; Go's and Django's own parsers stop at 1,000 too. */
export const mostParts = 1_000;

/** Bytes of the headers of one part: as many as Node takes for those of a whole request. */
export const mostPartHeaderBytes = 16 * 1024;

/** Characters of the name of a part. The longest that a service declares has 21. */
export const mostNameCharacters = 256;

/** Levels of arrays and objects in JSON. No declared field is deeper than 3; recursive readers give up at thousands. */
export const mostJsonLevels = 64;

/** Values in JSON: a megabyte of `[{},{},…` would take forty megabytes of memory. Records keep as many characters. */
export const mostJsonValues = 100_000;

/**
 * Milliseconds in which the headers of a request have to come, and all of it: as long as a call of clone-core takes by
 * default, after which nobody waits for the answer. Looked at once a second.
 */
export const slowest = { headersTimeout: 10_000, requestTimeout: 120_000, connectionsCheckingInterval: 1_000 } as const;
