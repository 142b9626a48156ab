import { readFileSync } from "node:fs";
import { root } from "../sources.ts";

/** A documentation page as Cartesia makes them, around an edited copy of its vendored document. */
function cartesiaPage(edits: readonly (readonly [from: string, to: string])[]): string {
  let text = readFileSync(new URL("specs/cartesia-voices.yaml", root), "utf8");
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`specs/cartesia-voices.yaml has no longer:\n${from}`);
    text = text.replaceAll(from, to);
  }
  return `# Clone Voice\n\n> Clone a voice from a recording.\n\n## OpenAPI\n\n\`\`\`\`yaml /latest.yml POST /voices/clone\n${text}\`\`\`\``;
}

/** The next change of the page: an answer's language is any text, and several descriptions are new. */
export const nextPage = (): string =>
  cartesiaPage([
    [
      "        language:\n          $ref: '#/components/schemas/SupportedLanguage'\n      required:",
      "        language:\n          type: string\n          description: The voice's language.\n      required:",
    ],
    [
      "                  type: string\n                  format: binary\n",
      "                  type: string\n                  format: binary\n                  description: The recording to clone.\n",
    ],
    ["description: The name of the voice.", "description: What the voice is called."],
    ["description: The ID of the voice.", "description: Identifies the voice."],
  ]);

/** A change that stops every caller: a field that each request must have. */
export const requiredFieldPage = (): string =>
  cartesiaPage([
    [
      "              required:\n                - clip\n",
      "                consent:\n                  type: boolean\n                  description: Whether the speaker agreed.\n" +
        "              required:\n                - clip\n                - consent\n",
    ],
  ]);
