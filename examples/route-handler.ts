// The usual way from a browser: the page posts a form to your server, and your server holds the key.
import { type CloneError, cloneVoice, isCloneError } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";

const { env } = process;
// Made once, when the server starts: a missing key is the server's mistake, not a visitor's.
const provider = cartesia({ apiKey: env["CARTESIA_API_KEY"], baseUrl: env["CARTESIA_BASE_URL"] });

/** Clones the recording that a form uploads as `sample`; for Next.js, Hono, Remix, Deno, Bun or Workers. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const sample = form.get("sample");
  const name = form.get("name");
  if (!(sample instanceof File) || typeof name !== "string") {
    return Response.json({ error: "Send a form with a name and a sample" }, { status: 400 });
  }
  try {
    const voice = await cloneVoice({
      provider,
      name,
      language: "en",
      sample,
      signal: request.signal,
    });
    return Response.json({ id: voice.id, warnings: voice.warnings }, { status: 201 });
  } catch (error) {
    if (!isCloneError(error)) throw error;
    return answerTo(error);
  }
}

/** The visitor's mistakes are theirs to mend; anything else is the server's matter and goes to its log. */
function answerTo(error: CloneError): Response {
  const { code, outcome, message, retryAfterSeconds } = error;
  if (code === "unsupported_audio" || code === "invalid_input") {
    return Response.json({ error: message }, { status: 422 });
  }
  console.error(error);
  if (outcome === "unknown") {
    // Look for the voice before anybody calls again: the log has the moment, `startedAt`.
    const said = "We could not confirm that the voice was made. Please do not send it again: we are checking.";
    return Response.json({ error: said }, { status: code === "timeout" ? 504 : 502 });
  }
  if (code === "rate_limited") {
    const headers = { "retry-after": String(Math.ceil(retryAfterSeconds ?? 60)) };
    return Response.json({ error: "Too many voices at the moment" }, { status: 503, headers });
  }
  return Response.json({ error: "No voice could be made" }, { status: 502 });
}
