// A whole document of 300 operations, as large vendors publish it, of which one makes a voice.
import { statSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { RepositoryCopy } from "../../workspace/repository-copy.ts";

/** How many operations it has. */
const operations = 300;

/** What a package of it may take on two cores that do nothing else. */
const mostSeconds = 90;

/** Makes a package of it, as YAML and, since what is written is the same, only reads it as JSON. */
export function makesBigDocument({ beside, run }: RepositoryCopy): void {
  const document = bigDocument();
  const yaml = join(beside, "big.yaml");
  writeFileSync(yaml, stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }));
  const json = join(beside, "big.json");
  writeFileSync(json, JSON.stringify(document, null, 2));
  const command = ["--silent", "new-provider", "--name", "grandiose", "--page", "https://docs.grandiose.example"];

  const reading = performance.now();
  run("pnpm", [...command, "--dry-run", "--from", json]);
  const readSeconds = (performance.now() - reading) / 1000;

  const from = performance.now();
  run("pnpm", [...command, "--from", yaml]);
  const seconds = (performance.now() - from) / 1000;
  // Others who work on this machine take their share of it.
  const share = Math.max(1, (loadavg()[0] ?? 1) / availableParallelism());
  const most = mostSeconds * share;
  if (seconds > most) {
    throw new Error(
      `a package of ${operations} operations takes ${seconds.toFixed(1)} s, and ${most.toFixed(0)} s is the limit`,
    );
  }
  const sizes = [yaml, json].map((file) => (statSync(file).size / 1e6).toFixed(1)).join(" and ");
  console.log(
    `ok   a document of ${operations} operations, ${sizes} MB as YAML and JSON, is judged in ${readSeconds.toFixed(1)} s and a package after ${seconds.toFixed(1)} s`,
  );
}

/** Every operation but one is about something else, and holds a few of the shared schemas. */
function bigDocument(): object {
  const others = Array.from({ length: operations - 1 }, (_, index) => index);
  const text = "What this is, how it is used and what it costs, in the words of somebody who likes to explain. ".repeat(
    6,
  );
  return {
    openapi: "3.1.0",
    info: { title: "Grandiose API", version: "2026-11-01", description: text },
    servers: [{ url: "https://api.grandiose.example/v1" }],
    security: [{ ApiKeyAuth: [] }],
    tags: others.slice(0, 40).map((index) => ({ name: `topic-${index}`, description: text })),
    paths: {
      ...Object.fromEntries(others.map((index) => [`/things-${index}/{id}`, { post: otherOperation(index, text) }])),
      "/voices/clone": { post: voiceOperation },
    },
    components: {
      securitySchemes: { ApiKeyAuth: { type: "apiKey", in: "header", name: "X-Grandiose-Key" } },
      schemas: {
        ...Object.fromEntries(others.flatMap((index) => schemasOf(index, text))),
        Voice: {
          type: "object",
          required: ["id", "state"],
          properties: {
            id: { type: "string" },
            state: { type: "string", enum: ["ready", "training"] },
            owner: { $ref: "#/components/schemas/Thing7" },
          },
        },
      },
    },
  };
}

const voiceOperation = {
  operationId: "cloneVoice",
  summary: "Clone a voice",
  requestBody: {
    content: {
      "multipart/form-data": {
        schema: {
          type: "object",
          required: ["name", "samples"],
          properties: {
            name: { type: "string" },
            samples: { type: "array", items: { type: "string", format: "binary" }, maxItems: 10 },
            description: { type: ["string", "null"] },
          },
        },
      },
    },
  },
  responses: {
    "201": { description: "Made", content: { "application/json": { schema: { $ref: "#/components/schemas/Voice" } } } },
    "422": {
      description: "Bad",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Problem7" } } },
    },
  },
};

const otherOperation = (index: number, text: string): object => ({
  operationId: `changeThing${index}`,
  tags: [`topic-${index % 40}`],
  summary: `Change thing ${index}`,
  description: text,
  parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" }, description: text }],
  requestBody: { content: { "application/json": { schema: { $ref: `#/components/schemas/Thing${index}` } } } },
  responses: {
    "200": {
      description: text,
      content: { "application/json": { schema: { $ref: `#/components/schemas/Thing${index}` } } },
    },
    "422": {
      description: "Bad",
      content: { "application/json": { schema: { $ref: `#/components/schemas/Problem${index}` } } },
    },
  },
});

function schemasOf(index: number, text: string): [string, object][] {
  const fields = Array.from({ length: 12 }, (_, field) => [
    `field_${field}`,
    {
      type: field % 2 === 0 ? "string" : "integer",
      description: text.slice(0, 120),
      example: field % 2 === 0 ? "a" : 1,
    },
  ]);
  const next = { next: { $ref: `#/components/schemas/Thing${(index + 1) % 20}` } };
  const problem = { code: { type: "string" }, message: { type: "string" } };
  return [
    [`Thing${index}`, { type: "object", description: text, properties: { ...Object.fromEntries(fields), ...next } }],
    [`Problem${index}`, { type: "object", properties: problem }],
  ];
}
