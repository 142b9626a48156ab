import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { specFromText } from "../../specs/documents/source/read-spec.ts";
import { updatedSources } from "../../specs/update/sources-entry.ts";

/** Cartesia's document as it was on a day: the rehearsal begins there, whatever is vendored by now. */
const day = "2026-11-21";
const document = readFileSync(new URL(`cartesia-${day}.yaml`, import.meta.url), "utf8");

/** Puts that document in the place of the vendored one, in a copy of the repository; its generated code is left. */
export function vendorThen(repository: string): void {
  const entries = join(repository, "specs/sources.yaml");
  writeFileSync(join(repository, "specs/cartesia-voices.yaml"), document);
  const spec = specFromText(cartesiaPage([]), "the page");
  writeFileSync(entries, updatedSources(readFileSync(entries, "utf8"), "cartesia-voices", spec, day));
}

/** A documentation page as Cartesia makes them, around an edited copy of the document. */
function cartesiaPage(edits: readonly (readonly [from: string, to: string])[]): string {
  let text = document;
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`the document has no:\n${from}`);
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
