// The usual way from a browser: the page posts a form to your server, and your server holds the keys. A browser's own
// recording is WebM, which one provider refuses, and does not say how long it is: so any recording is prepared first.
import { type CloneError, cloneVoiceToAll } from "@org/clone-core";
import { cartesia, cartesiaAudioLimits } from "@org/clone-core/cartesia";
import { inworld, inworldAudioLimits } from "@org/clone-core/inworld";
import { isSampleError, prepareSample } from "@org/voice-sample";

const { env } = process;
// Made once, when the server starts: a missing key is the server's mistake, not a visitor's.
const providers = {
  cartesia: cartesia({ apiKey: env["CARTESIA_API_KEY"], baseUrl: env["CARTESIA_BASE_URL"] }),
  inworld: inworld({ apiKey: env["INWORLD_API_KEY"], baseUrl: env["INWORLD_BASE_URL"] }),
};
const limits = [cartesiaAudioLimits, inworldAudioLimits];
/** An hour of a telephone's voice memo. */
const mostBytes = 32_000_000;
/** An hour of MP3 takes a third of it. */
const mostPreparingMs = 60_000;

/** Clones the recording that a form uploads as `sample`; for Next.js, Hono, Remix, Deno, Bun or Workers. */
export async function POST(request: Request): Promise<Response> {
  const form = await formOf(request);
  if (form === "too large") {
    const error = `The recording is too large: ${mostBytes / 1_000_000} MB are the most`;
    return Response.json({ error }, { status: 413 });
  }
  const sample = form?.get("sample");
  const name = form?.get("name");
  if (!(sample instanceof File) || typeof name !== "string") {
    return Response.json({ error: "Send a form with a name and a sample" }, { status: 400 });
  }
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(mostPreparingMs)]);
    const { audio, changes } = await prepareSample(sample, { limits, signal });
    const results = await cloneVoiceToAll({ providers, name, language: "en", sample: audio, signal: request.signal });
    const voices: Record<string, { readonly id: string; readonly warnings: readonly object[] }> = {};
    const failed: Record<string, CloneError> = {};
    for (const [key, result] of Object.entries(results)) {
      if (result.status === "rejected") failed[key] = result.reason;
      else voices[key] = { id: result.value.id, warnings: result.value.warnings };
    }
    if (Object.keys(voices).length === 0) return answerTo(Object.values(failed));
    // One voice is there: who sends the form again would get a second of it.
    for (const error of Object.values(failed)) console.error(error);
    return Response.json({ voices, missing: Object.keys(failed), changes }, { status: 201 });
  } catch (error) {
    if (!isSampleError(error)) throw error;
    const { code, message } = error;
    return Response.json({ error: said[code] ?? message, code }, { status: 422 });
  }
}

/** For visitors, where the message is for programmers. */
const said: Readonly<Record<string, string>> = {
  undecodable: "Nothing here can play this recording: send it as WAV or MP3",
  aborted: "The recording takes too long to prepare: send a part of it",
};

/** Reads the form, and of one that is too large nothing, or no more than is allowed where it does not say its length. */
async function formOf({ headers, body }: Request): Promise<FormData | "too large" | undefined> {
  if (Number(headers.get("content-length")) > mostBytes) return "too large";
  let bytes = 0;
  const bounded = body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(new RangeError("too large"));
        else controller.enqueue(chunk);
      },
    }),
  );
  const type = { "content-type": headers.get("content-type") ?? "" };
  const form = await new Response(bounded, { headers: type }).formData().catch(() => undefined);
  return bytes > mostBytes ? "too large" : form;
}

/** The visitor's mistakes are theirs to mend; anything else is the server's matter and goes to its log. */
function answerTo(errors: readonly CloneError[]): Response {
  const isVisitors = ({ code }: CloneError): boolean => code === "unsupported_audio" || code === "invalid_input";
  for (const error of errors) if (!isVisitors(error)) console.error(error);
  const unknown = errors.find(({ outcome }) => outcome === "unknown");
  if (unknown) {
    // Look for the voice before anybody calls again: the log has the moment, `startedAt`.
    const error = "We could not confirm that the voice was made. Please do not send it again: we are checking.";
    return Response.json({ error }, { status: unknown.code === "timeout" ? 504 : 502 });
  }
  const visitors = errors.find(isVisitors);
  if (visitors) return Response.json({ error: visitors.message, code: visitors.code }, { status: 422 });
  const limited = errors.find(({ code }) => code === "rate_limited");
  if (limited) {
    const headers = { "retry-after": String(Math.ceil(limited.retryAfterSeconds ?? 60)) };
    return Response.json({ error: "Too many voices at the moment" }, { status: 503, headers });
  }
  return Response.json({ error: "No voice could be made" }, { status: 502 });
}
