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
function page(vendor: Frozen, edits: readonly Edit[]): string {
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

/** All at once that a vendor may do to Cartesia's document in a minor. */
export const cartesiaMinorsPage = (): string =>
  page("cartesia", [
    answersLanguage,
    ["security: []\n", "security: []\ntags:\n  - name: Voices\n"],
    ["    description: Production\n", "    description: Production\n  - url: https://eu.api.cartesia.ai\n"],
    // A list of languages and one of versions that grow, a parameter that joins.
    ["        - mr\n        - pa\n", "        - mr\n        - pa\n        - or\n        - ur\n"],
    [
      "        enum:\n          - '2026-03-01'\n",
      "        enum:\n          - '2026-03-01'\n          - '2026-09-01'\n",
    ],
    [
      "        - $ref: '#/components/parameters/CartesiaVersionHeader'\n",
      "        - $ref: '#/components/parameters/CartesiaVersionHeader'\n        - name: X-Team\n          in: header\n          schema:\n            type: string\n",
    ],
    // The body: no longer said to be required, in another media type as well, with a new field and one that may be left out.
    ["      requestBody:\n        required: true\n        content:\n", "      requestBody:\n        content:\n"],
    [
      "                base_voice_id:\n",
      "                tagline:\n                  type: string\n                  nullable: true\n                  maxLength: 32\n" +
        "                priority:\n                  type: integer\n" +
        "                access:\n                  type: object\n                  properties:\n                    type:\n                      type: string\n                      enum:\n                        - private\n                        - public\n                  required:\n                    - type\n" +
        "                base_voice_id:\n",
    ],
    [
      "                - clip\n                - name\n                - language\n",
      "                - clip\n                - name\n",
    ],
    [
      "      responses:\n        '200':\n",
      "          application/json:\n            schema:\n              type: object\n              properties:\n                name:\n                  type: string\n              required:\n                - name\n" +
        "      responses:\n        '429':\n          description: Too many.\n          content:\n            application/json:\n              schema:\n                type: object\n                properties:\n                  error_code:\n                    type: string\n" +
        "        '200':\n",
    ],
    // Answers: a field that is always there, and one that may be.
    [
      "        is_public:\n          type: boolean\n",
      "        access:\n          type: object\n          properties:\n            type:\n              type: string\n              enum:\n                - private\n                - public\n          required:\n            - type\n" +
        "        tagline:\n          type: string\n        is_public:\n          type: boolean\n",
    ],
    ["      required:\n        - id\n", "      required:\n        - access\n        - id\n"],
  ]);

/** All at once that a vendor may do to Inworld's document in a minor. */
export const inworldMinorsPage = (): string =>
  page("inworld", [
    [
      "        voiceSamples:\n          type: array\n",
      "        languageCode:\n          type: string\n        voiceSamples:\n          type: array\n",
    ],
    ["        - displayName\n        - langCode\n", "        - displayName\n"],
    ["        - HI_IN\n        - HE_IL\n", "        - HI_IN\n        - HE_IL\n        - TR_TR\n"],
    ["            - IVC\n            - PVC\n", "            - IVC\n            - PVC\n            - DESIGNED\n"],
    ["security:\n  - inworld_basic: []\n", "security:\n  - inworld_basic: []\n  - token: []\n"],
    ["    inworld_basic:\n", "    token:\n      type: http\n      scheme: bearer\n    inworld_basic:\n"],
    [
      "      description: Response message for CloneVoice custom method.\n",
      "      description: Response message for CloneVoice custom method.\n      required:\n        - voice\n",
    ],
    [
      "        promptLanguages:\n          type: array\n",
      "        accent:\n          type: string\n          enum:\n            - plain\n        promptLanguages:\n          type: array\n",
    ],
    [
      "        removeBackgroundNoise:\n",
      "        level:\n          type: string\n          enum:\n            - low\n            - high\n        removeBackgroundNoise:\n",
    ],
    [
      "        transcription:\n          type: string\n          description: >-\n            Optional",
      "        speaker:\n          type: string\n        transcription:\n          type: string\n          description: >-\n            Optional",
    ],
    // The body: no longer said to be required, and in another media type as well.
    [
      "        required: true\n      responses:\n",
      "          multipart/form-data:\n            schema:\n              type: object\n              properties:\n                file:\n                  type: string\n                  format: binary\n      responses:\n",
    ],
  ]);

/** Cartesia's operation at another path. */
export const movedPage = (): string =>
  page("cartesia", [["  /voices/clone:\n", "  /v2/voices/clone:\n"]]).replace(
    fences.cartesia,
    "/latest.yml POST /v2/voices/clone",
  );
