// The usual way from a browser: the page posts a form to your server, and your server holds the key.
import { cloneVoice, isCloneError } from "@org/clone-core";
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
    // The visitor's mistakes are theirs to mend; anything else is the server's matter and goes to its log.
    const theirs = error.code === "unsupported_audio" || error.code === "invalid_input";
    if (!theirs) console.error(error);
    return Response.json({ error: theirs ? error.message : "No voice could be made" }, { status: theirs ? 422 : 502 });
  }
}
