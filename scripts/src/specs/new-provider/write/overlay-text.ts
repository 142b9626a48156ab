import { stringify } from "yaml";
import { at, isObject, type JsonObject } from "../../documents/json.ts";
import type { Repair } from "../../documents/repair/repaired.ts";
import { plain } from "../../documents/vendor-text/plain.ts";
import type { DescribedOperation } from "../describe/described-operation.ts";
import type { NamedSchemas } from "../describe/named-schemas.ts";
import type { OverlayAction } from "../describe/overlay-action.ts";
import { jsonPath } from "../describe/place.ts";
import type { ProviderNames } from "../names.ts";

/** The containers that a media type stands for, as `x-audio` calls them. */
const containers: Readonly<Record<string, string>> = {
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/wave": "wav",
  "audio/mpeg": "mp3",
  "audio/mp3": "mp3",
  "audio/flac": "flac",
  "audio/x-flac": "flac",
  "audio/ogg": "ogg",
  "audio/webm": "webm",
};

/** What the first overlay of a document says. */
interface OverlayParts {
  readonly names: ProviderNames;
  readonly schemas: NamedSchemas;
  readonly described: DescribedOperation;
  /** Actions of an overlay that a person gave. */
  readonly given: readonly OverlayAction[];
  /** Where the service is, how it takes its key, and which of its words are meant. */
  readonly actions: readonly OverlayAction[];
  readonly page: string;
  readonly repairs: readonly Repair[];
}

/** The first overlay of a document: names, what it leaves out, and the limits of a sample that it states itself. */
export function overlayText({ names, schemas, described, given, actions, page, repairs }: OverlayParts): string {
  const title = String(at(described.document, "info", "title") || names.vendor);
  const audio = { "x-audio": limitsOf(described, page) };
  return [
    "overlay: 1.0.0",
    "info:",
    `  title: ${JSON.stringify(`What ${names.vendor} documents outside ${plain(title)}`)}`,
    "  version: 1.0.0",
    ...(repairs.length === 0
      ? []
      : [
          "# Read otherwise than it stands in the vendored document:",
          ...repairs.map(({ place, what }) => `# - ${place}: ${what}`),
        ]),
    "actions:",
    ...(given.length === 0 ? [] : ["  # As given to `pnpm new-provider --overlay`.", ...listed(given), ""]),
    "  # Names for the types that a TypeScript user sees.",
    ...schemas.all.flatMap(({ target, name }) => [
      `  - target: ${stringify(target, { lineWidth: 0 }).trim()}`,
      "    description: This project's name for the type.",
      "    update:",
      `      x-type-name: ${name}`,
    ]),
    ...(actions.length === 0
      ? []
      : ["", "  # What the document leaves out, and what the client takes of it.", ...listed(actions)]),
    "",
    "  # What a sample may be. Add what other pages say, each limit with its page as `source` and `level: warn`;",
    "  # specs/README.md lists them. A provider of clone-core needs `formats` at least.",
    ...listed([
      {
        target: jsonPath(described.audio.place.keys),
        description: "Limits of a sample that stand in the vendored document itself.",
        update: audio,
      },
    ]),
    "",
  ].join("\n");
}

/** Entries of a list within a mapping. */
const listed = (actions: readonly OverlayAction[]): string[] =>
  stringify(actions, { lineWidth: 0, flowCollectionPadding: false, aliasDuplicateObjects: false })
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`);

/** Limits that the document states in its schemas. */
function limitsOf({ audio, contentType, bodyKeys, document }: DescribedOperation, source: string): JsonObject {
  const said = { level: "refuse", source };
  const { schema, keys } = audio.place;
  const item = isObject(schema["items"]) ? schema["items"] : schema;
  const encoding = at(document, ...bodyKeys, "content", contentType, "encoding");
  const types = at(encoding, keys.at(-1) ?? "", "contentType") ?? item["contentMediaType"] ?? "";
  const formats = String(types)
    .split(",")
    .map((type) => containers[type.trim()]);
  const isWhole = formats.every((format) => format !== undefined);
  // A field of the body itself takes one file; what stands in an object may stand there in a list of such.
  const most = "items" in schema ? schema["maxItems"] : audio.names.length === 1 ? 1 : undefined;
  const bytes = item["contentEncoding"] === "base64" || item["format"] === "byte" ? undefined : item["maxLength"];
  return {
    ...(isWhole ? { formats: { values: [...new Set(formats)] as string[], ...said } } : {}),
    ...(typeof most === "number" ? { samples: { max: most, ...said } } : {}),
    ...(typeof bytes === "number" ? { bytes: { max: bytes, ...said } } : {}),
  };
}
