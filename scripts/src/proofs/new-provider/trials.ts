import { fileURLToPath } from "node:url";
import type { Trial } from "./trial.ts";

/** Where a trial's document is. */
export const documentOf = ({ file }: Pick<Trial, "file">): string =>
  fileURLToPath(new URL(`documents/${file}`, import.meta.url));

/** What the command is called with for a trial. */
export function argumentsOf(trial: Trial): string[] {
  const { name, args = [] } = trial;
  const named = args.includes("--name") || args.includes("--yes") ? [] : ["--name", name];
  return ["--from", documentOf(trial), "--page", `https://docs.${name}.example/voices`, ...named, ...args];
}

const bodies: readonly Trial[] = [
  {
    name: "aldero",
    file: "bodies/aldero.yaml",
    shape: "a form or JSON, not said to be required",
    has: {
      "specs/sources.yaml": ["body: multipart/form-data"],
      "create-aldero-voices.ts": ["multipartBody"],
    },
  },
  {
    name: "aldero",
    file: "bodies/aldero.yaml",
    shape: "of a form or JSON the JSON, without audio",
    args: ["--body", "application/json"],
    refused: "no field of its body carries audio",
  },
  {
    name: "brightmic",
    file: "bodies/brightmic.yaml",
    shape: "base64 that no format says",
    args: ["--audio-field", "audio_content"],
    has: { "generated/schema.ts": ["audio_content: string | Uint8Array"] },
  },
  {
    name: "brightmic",
    file: "bodies/brightmic.yaml",
    shape: "base64 that no format says, and nobody names it",
    refused: "guessed: --audio-field audio_content",
  },
  {
    name: "cantora",
    file: "bodies/cantora.yaml",
    shape: "allOf and references, merged",
    has: { "generated/names.ts": ['"name"', '"lang"', '"recording"'], "generated/schema.ts": ["recording: Blob"] },
  },
  {
    name: "dovetone",
    file: "bodies/dovetone.yaml",
    shape: "oneOf two bodies",
    has: { "generated/names.ts": ['"audio"', '"takes"', "KeyOf<DovetoneCloneRequest>"] },
  },
  {
    name: "echolight",
    file: "bodies/echolight.yaml",
    shape: "fields beside anyOf",
    has: { "generated/names.ts": ['"external_id"', "KeyOf<EcholightCloneRequest>"] },
  },
  {
    name: "fernspeak",
    file: "bodies/fernspeak.yaml",
    shape: "a recording by its address",
    refused: "no field of its body carries audio, as bytes or base64",
  },
  {
    name: "glasswave",
    file: "bodies/glasswave.yaml",
    shape: "a recording as the body itself",
    refused: "its body is audio/wav, and clients are made for multipart/form-data or application/json",
  },
];

const answers: readonly Trial[] = [
  {
    name: "harkwell",
    file: "answers/harkwell.yaml",
    shape: "a wrapped success; 200, 201 and 202; several errors",
    has: { "create-harkwell-voices.ts": ["HarkwellCloneResponse | HarkwellCloneResponse202"] },
  },
  {
    name: "inkvoice",
    file: "answers/inkvoice.yaml",
    shape: "a success without a type",
    has: { "create-inkvoice-voices.ts": ["Data = unknown"], "README.md": ["`data` is `unknown`"] },
  },
  {
    name: "junolark",
    file: "answers/junolark.yaml",
    shape: "a success that is one of two, or empty",
    has: { "create-junolark-voices.ts": ["JunolarkCloneResponse | undefined"] },
  },
];

const reach: readonly Trial[] = [
  {
    name: "kestrel",
    file: "reach/kestrel.yaml",
    shape: "parameters in path, query and header",
    has: {
      "create-kestrel-voices.ts": ["workspaceId: string;", "project: number;", 'tier: "free" | "paid";'],
      "generated/operation.ts": ['"https://eu.kestrel.example/api"'],
    },
  },
  {
    name: "lumenvox",
    file: "reach/lumenvox.yaml",
    shape: "a header of one value; the key as a header parameter",
    args: ["--header", "x-version: 1.1"],
    has: {
      "create-lumenvox-voices.ts": ["createLumenVoxVoices", "headers: fixedHeaders"],
      "generated/operation.ts": ['"xl-api-key"', '{"x-version":"1.1"}'],
    },
  },
  {
    name: "merrin",
    file: "reach/merrin.yaml",
    shape: "the key in the address",
    args: ["--field", "id=voice.name"],
    has: { "README.md": ["it shows in the logs"], "create-merrin-voices.ts": ["keyInAddress"] },
  },
  {
    name: "northling",
    file: "reach/northling.yaml",
    shape: "Basic, by user and password",
    has: { "create-northling-voices.ts": ["basicKey(options)", "username?: string"] },
  },
  {
    name: "ospray",
    file: "reach/ospray.yaml",
    shape: "several schemes: the key with its user's id",
    has: { "create-ospray-voices.ts": ["userId: string;"], "generated/operation.ts": ['"Bearer "'] },
  },
  {
    name: "ospray",
    file: "reach/ospray.yaml",
    shape: "several schemes, and the one that was named",
    args: ["--name", "ospray-open", "--security", "oauth"],
    has: { "generated/operation.ts": ['"Bearer "'], "ospray-open-voices.overlay.yaml": ["oauth: []"] },
  },
  {
    name: "pelagic",
    file: "reach/pelagic.yaml",
    shape: "neither server nor key, answered",
    args: ["--server", "https://api.pelagic.example", "--key-header", "Authorization", "--key-prefix", "Token "],
    has: { "generated/operation.ts": ['"Token "', '"https://api.pelagic.example"'] },
  },
  {
    name: "pelagic",
    file: "reach/pelagic.yaml",
    shape: "neither server nor key: both are asked for at once",
    refused: "--server https://api.acme.com\n  --key-header",
  },
  {
    name: "quillon",
    file: "reach/quillon.yaml",
    shape: "the key in a cookie",
    refused: 'no client can carry "session" (apiKey in cookie)',
  },
];

const faults: readonly Trial[] = [
  {
    name: "rookery",
    file: "faults/rookery.yaml",
    shape: "usual faults of 3.0, mended on a copy",
    has: {
      "rookery-voices.overlay.yaml": ["`type: file` is read as", "`#/definitions/Style` is read as"],
      "specs/rookery-voices.yaml": ["type: file"],
      "generated/schema.ts": ["clip: Blob"],
    },
  },
  {
    name: "sablewood",
    file: "faults/sablewood.yaml",
    shape: "usual faults of 3.1, mended on a copy",
    has: { "generated/schema.ts": ["note?: string | null", "audio: string | Uint8Array"] },
  },
  {
    name: "tanager",
    file: "faults/tanager.yaml",
    shape: "3.0 with words of 3.1",
    has: { "generated/schema.ts": ["notes?: string | null", 'mode?: "instant"'] },
  },
  {
    name: "umberline",
    file: "faults/umberline.yaml",
    shape: "a type that nobody knows",
    refused: "properties/mood/type `type` can be one of the following only",
  },
  {
    name: "vireo",
    file: "faults/vireo.yaml",
    shape: "a fault that an overlay mends",
    args: ["--overlay", fileURLToPath(new URL("documents/faults/vireo-fixes.yaml", import.meta.url))],
    has: { "vireo-voices.overlay.yaml": ["The page says that a name is text"] },
  },
];

const formats: readonly Trial[] = [
  {
    name: "wrenly",
    file: "formats/wrenly.json",
    shape: "Swagger 2.0, as JSON",
    args: ["--operation", "POST /voices"],
    has: {
      "specs/wrenly-voices.yaml": ['swagger: "2.0"'],
      "create-wrenly-voices.ts": ['region: "eu" | "us";'],
    },
  },
  {
    name: "xylo",
    file: "formats/xylo.yaml",
    shape: "OpenAPI 3.2",
    has: { "create-xylo-voices.ts": ["createXYLOVoices"], "generated/names.ts": ["xyloCloneRequestFields"] },
  },
  {
    name: "yarrow",
    file: "formats/yarrow.md",
    shape: "a page in Markdown with JSON",
    has: { "generated/operation.ts": ['"/voice-clones"'] },
  },
  {
    name: "zephyrine",
    file: "formats/zephyrine.yaml",
    shape: "everything guessed, and taken by --yes",
    args: ["--yes"],
    has: { "generated/operation.ts": ['"/voices"', '"Bearer "'] },
  },
  {
    name: "zephyrine",
    file: "formats/zephyrine.yaml",
    shape: "an operation that is not there",
    args: ["--operation", "POST /v1/voice"],
    refused: "has no operation POST /v1/voice; it has POST /voices",
  },
];

/** Every trial, in the order of the table. */
export const trials: readonly Trial[] = [...bodies, ...answers, ...reach, ...faults, ...formats];
