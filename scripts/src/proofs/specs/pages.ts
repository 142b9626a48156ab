import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Frozen,
  frozenDay,
  frozenDocument,
  frozenOverlayText,
} from "../../specs/compare/trials/frozen/frozen-document.ts";
import { specFromText } from "../../specs/documents/source/read-spec.ts";
import { updatedSources } from "../../specs/update/sources-entry.ts";

/** Where the rehearsal begins, whatever is vendored by now. */
const documents: Readonly<Record<Frozen, string>> = {
  cartesia: await frozenDocument("cartesia"),
  inworld: await frozenDocument("inworld"),
};

/** The line before the document on each vendor's page. */
const fences: Readonly<Record<Frozen, string>> = {
  cartesia: "/latest.yml POST /voices/clone",
  inworld: "post /voices/v1/voices:clone",
};

/** A text of a document and what takes its place. */
type Edit = readonly [from: string, to: string];

/** Puts those documents in the place of the vendored ones, in a copy of the repository; generated code is left. */
export async function vendorThen(repository: string): Promise<void> {
  const entries = join(repository, "specs/sources.yaml");
  for (const vendor of ["cartesia", "inworld"] as const) {
    const name = `${vendor}-voices`;
    writeFileSync(join(repository, `specs/${name}.yaml`), documents[vendor]);
    writeFileSync(join(repository, `specs/${name}.overlay.yaml`), await frozenOverlayText(vendor));
    const spec = specFromText(page(vendor, []), "the page");
    writeFileSync(entries, updatedSources(readFileSync(entries, "utf8"), name, spec, frozenDay));
  }
}

/** A documentation page as the vendor makes them, around an edited copy of the document. */
export function page(vendor: Frozen, edits: readonly Edit[]): string {
  let text = documents[vendor];
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`the document of ${vendor} has no:\n${from}`);
    text = text.replaceAll(from, to);
  }
  return `# Clone Voice\n\n> Clone a voice from a recording.\n\n## OpenAPI\n\n\`\`\`\`yaml ${fences[vendor]}\n${text}\`\`\`\``;
}

const answersLanguage: Edit = [
  "        language:\n          $ref: '#/components/schemas/SupportedLanguage'\n      required:",
  "        language:\n          type: string\n          description: The voice's language.\n      required:",
];

/** Cartesia's next page: an answer's language is any text, and several descriptions are new. */
export const nextPage = (): string =>
  page("cartesia", [
    answersLanguage,
    [
      "                  type: string\n                  format: binary\n",
      "                  type: string\n                  format: binary\n                  description: The recording to clone.\n",
    ],
    ["description: The name of the voice.", "description: What the voice is called."],
    ["description: The ID of the voice.", "description: Identifies the voice."],
  ]);

/** A change that stops every caller: a field that each request must have. */
export const requiredFieldPage = (): string =>
  page("cartesia", [
    [
      "              required:\n                - clip\n",
      "                consent:\n                  type: boolean\n                  description: Whether the speaker agreed.\n" +
        "              required:\n                - clip\n                - consent\n",
    ],
  ]);

/** Inworld's next page: a field joins the request, and the one that it replaces need not be given. */
export const inworldMinorPage = (): string =>
  page("inworld", [
    [
      "        voiceSamples:\n          type: array\n",
      "        languageCode:\n          type: string\n          description: >-\n            BCP-47 tag of the language that is spoken. When omitted, the language\n            is detected.\n" +
        "        voiceSamples:\n          type: array\n",
    ],
    ["        - displayName\n        - langCode\n", "        - displayName\n"],
  ]);
