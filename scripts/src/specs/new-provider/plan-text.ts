import { plain } from "../documents/vendor-text/plain.ts";
import type { Field } from "./describe/provider-description.ts";
import type { PreparedProvider } from "./prepare.ts";
import { roleLines } from "./provider/guess/role-lines.ts";
import { entryFiles as providerEntryFiles } from "./provider/write/write-entries.ts";
import { entryFiles } from "./write/write-provider.ts";

/** What will be made, for a person to read before it is: how the service is reached, what is sent, what is written. */
export function planText({ from, names, source, description, plan, notes }: PreparedProvider): string {
  const { method, path, baseUrl, body, key, clientOptions, fixedHeaders, fields, audio, successes, errors } =
    description;
  const keyText = {
    header: () =>
      key.in === "header" ? `in the header ${key.name}${key.prefix && `, behind ${JSON.stringify(key.prefix)}`}` : "",
    query: () => (key.in === "query" ? `in the address, as ${key.name}: it shows in logs` : ""),
    basic: () => "user and password, by HTTP Basic",
  }[key.in]();
  const rows: (readonly [string, string])[] = [
    ["operation", `${method} ${baseUrl}${path}`],
    ["key", keyText],
    ["body", body === "form" ? "a multipart form" : "JSON"],
    [
      "recordings",
      `${audio.path.join(".")}, ${audio.format === "binary" ? "bytes" : "base64"}${audio.isList ? ", a list" : ""}`,
    ],
    ["fields", fields.map(fieldText).join(", ")],
    ...clientOptions.map(
      ({ option, name, in: place }) => ["client option", `${option}: ${name} in the ${place}`] as const,
    ),
    ...Object.entries(fixedHeaders).map(([name, value]) => ["every request", `${name}: ${value}`] as const),
    ["success", successes.map(({ status, fields: own }) => `${status} ${namesOf(own)}`).join("; ")],
    ["errors", errors.map(({ status, fields: own }) => `${status} ${namesOf(own)}`).join("; ") || "not described"],
    ["page", source.page],
  ];
  return [
    `${names.vendor} from ${from}: ${names.package}, types ${names.prefix}…`,
    ...rows.map(([label, text]) => `  ${label.padEnd(14)} ${plain(text, 400)}`),
    ...notes.map((note) => `  note           ${plain(note, 300)}`),
    ...(plan === undefined ? [] : roleLines(plan)),
    `It will write specs/${names.spec}.yaml and its overlay, packages/${names.spec}, the contract for the mock, a changeset,`,
    plan === undefined
      ? `and entries in ${entryFiles.join(" and ")}.`
      : `the provider packages/clone-core/src/providers/${names.name}.ts, the test of its promises, handlers for the mock, and entries ` +
        `in ${[...entryFiles, ...providerEntryFiles].join(", ")}.`,
  ].join("\n");
}

const fieldText = ({ name, required, type, items }: Field): string =>
  `${name}${required ? "" : "?"}: ${type === "list" ? `list of ${items}` : type}`;

const namesOf = (fields: readonly Field[]): string => `{ ${fields.map(({ name }) => name).join(", ")} }`;
