import { parseArgs } from "node:util";
import { isOperation } from "../documents/source/operations.ts";
import { givenRoles, isGivenRole } from "./provider/guess/given-roles.ts";
import type { GivenRoles } from "./provider/guess/roles.ts";

/** What `pnpm new-provider` was asked to make. What is missing is guessed from the document, or asked for. */
export interface NewProviderOptions {
  /** The file or address of the vendor's documentation page or document. */
  readonly from: string;
  /** The vendor, as files and packages name it: `acme`. */
  readonly name?: string;
  /** The vendor as it writes itself: `OpenAI`. */
  readonly vendor?: string;
  /** `POST /v1/voices` */
  readonly operation?: string;
  /** The address of the documentation page, for people. */
  readonly page?: string;
  /** The file of an overlay that is applied before anything is judged, and kept. */
  readonly overlay?: string;
  /** The media type of the body, where the document has several. */
  readonly body?: string;
  /** The field that carries the recordings: `recordings`, `voice.clip`. */
  readonly audioField?: string;
  /** Headers that every request has, each with its one value. */
  readonly headers: Readonly<Record<string, string>>;
  /** The service's address, where the document names none. */
  readonly server?: string;
  /** The security scheme that the client uses, where the document has several. */
  readonly security?: string;
  /** The header that carries the key, and what stands before it there, where the document does not say. */
  readonly keyHeader?: string;
  readonly keyPrefix?: string;
  /** Which fields play which part for clone-core, where the guess is wrong. */
  readonly fields: GivenRoles;
  /** Make the client package alone. */
  readonly clientOnly: boolean;
  /** Take every guess, and ask for nothing. */
  readonly yes: boolean;
  /** Show what would be written, and write nothing. */
  readonly dryRun: boolean;
}

/** An option that somebody can be asked for. */
export type AskedOption = "name" | "operation" | "page" | "server" | "key-header" | "audio-field" | "field";

/** How the command is called. */
export const usage = `pnpm new-provider --from <file or address> [options]

Makes a typed client, a clone-core provider and a mock for a new vendor, from its documentation page (Markdown) or its
OpenAPI document (3.0, 3.1, 3.2, or Swagger 2.0, as YAML or JSON).

It shows what it will write, builds and tests that in a copy of the repository, and then writes all of it or nothing.
When the document leaves something out, it asks you on a terminal. Elsewhere it lists the options to pass.

  --from <file or address>          the vendor's page or document
  --page <address>                  the documentation page for people; required when --from is a file
  --name acme                       the vendor in names of files and packages. Guessed from the document's title
  --vendor "Acme Speech"            the vendor as it writes its own name. Guessed from the title
  --operation "POST /v1/voices"     the operation that creates a voice. Guessed when only one takes audio

  When the document leaves something out, or offers a choice:
  --server https://api.acme.com     the service's address
  --key-header X-Key                the header that carries the API key
  --key-prefix "Bearer "            the text before the key in that header
  --security <scheme>               one of several security schemes
  --body multipart/form-data        one of several media types of the request
  --audio-field voice.clip          the field for the recordings; for a field inside an object write object.field
  --header "x-version: 1.1"         a header to send with every request; repeat it for more
  --overlay fixes.yaml              an OpenAPI Overlay that corrects the document; specs:update applies it too

  When the table of guessed fields is wrong:
  --field language=locale           what a field means. Left: name, language, description, transcription, id, code or
                                    message. Right: the vendor's field, object.field inside an object, or none
  --no-provider                     make only the client package, without a clone-core provider

  --dry-run                         show what would be written, and write nothing
  --yes                             accept every guess, and ask nothing`;

const settings = {
  name: { type: "string" },
  vendor: { type: "string" },
  from: { type: "string" },
  operation: { type: "string" },
  page: { type: "string" },
  overlay: { type: "string" },
  body: { type: "string" },
  "audio-field": { type: "string" },
  header: { type: "string", multiple: true },
  server: { type: "string" },
  security: { type: "string" },
  "key-header": { type: "string" },
  "key-prefix": { type: "string" },
  field: { type: "string", multiple: true },
  "no-provider": { type: "boolean", default: false },
  yes: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
} as const;

const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);

/** @throws Error naming the argument that cannot be used. */
export function readOptions(args: readonly string[]): NewProviderOptions {
  const { values } = parseArgs({
    // pnpm hands on the `--` that npm would take away.
    args: args[0] === "--" ? args.slice(1) : [...args],
    options: settings,
  });
  const { from = "" } = values;
  if (from.trim() === "") {
    const is = values.from === undefined ? "missing" : "empty";
    throw new Error(`--from is ${is}: give a file or an address, as in --from page.md`);
  }
  const text = (option: TextOption): string | undefined => {
    const value = option === "field" ? undefined : values[option];
    return value === undefined ? undefined : accepted(option, value);
  };
  const { "key-header": keyHeader, "key-prefix": keyPrefix } = values;
  if (keyPrefix !== undefined && keyHeader === undefined) {
    throw new Error("--key-prefix needs --key-header, as in --key-header Authorization");
  }
  const given = {
    name: text("name"),
    vendor: text("vendor"),
    operation: text("operation"),
    page: text("page") ?? (isAddress(from) ? from.replace(/\.md$/, "") : undefined),
    overlay: values.overlay,
    body: values.body,
    audioField: text("audio-field"),
    server: text("server"),
    security: values.security,
    keyHeader: text("key-header"),
    keyPrefix: text("key-prefix"),
  };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const { yes, "dry-run": dryRun, "no-provider": clientOnly } = values;
  const fields = givenRoles(values.field ?? []);
  return {
    from,
    headers: headersOf(values.header ?? []),
    fields,
    clientOnly,
    yes,
    dryRun,
    ...Object.fromEntries(said),
  };
}

/** An option that says itself what is wrong with its text. */
type TextOption = AskedOption | "vendor" | "key-prefix";

/** What is right for an option, and what to say where a text is not. */
const rules: Readonly<Record<TextOption, (text: string) => string | undefined>> = {
  name(text) {
    if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text) || text.length > 50) {
      return (
        "is not part of a package's name: give up to 50 small letters and digits, beginning with a letter, with single " +
        "hyphens between words, as in --name acme"
      );
    }
    return /(?:^|-)voices$/.test(text)
      ? 'says "voices": leave it out, the package is called @org/<name>-voices'
      : undefined;
  },
  vendor: (text) =>
    /^[\p{L}\p{N}][\p{L}\p{N} .&'-]{0,49}$/u.test(text) ? undefined : 'is no name, as in --vendor "Acme Speech"',
  operation: (text) =>
    /^(?:POST|PUT|PATCH) /.test(text) && isOperation(text)
      ? undefined
      : 'is not a method with a body and a path, as in --operation "POST /v1/voices"',
  page: (text) => (isAddress(text) ? undefined : "is not an http(s) address"),
  server: (text) => (isAddress(text) ? undefined : "is not an http(s) address, as in --server https://api.acme.com"),
  "key-header": (text) => (/^[\w-]+$/.test(text) ? undefined : "is not a header's name, as in --key-header X-Acme-Key"),
  "key-prefix": (text) => (/^[\x21-\x7e]+ ?$/.test(text) ? undefined : 'is not a word, as in --key-prefix "Bearer "'),
  "audio-field": (text) =>
    text.split(".").every((name) => name !== "") ? undefined : "is not a field's name, as in --audio-field voice.clip",
  field: (text) => (isGivenRole(text) ? undefined : "is no part and its field, as in --field language=locale"),
};

/**
 * An option's text, as it is used.
 *
 * @throws Error that names the option, and says what would be right.
 */
export function accepted(option: TextOption, given: string): string {
  const text = option === "key-prefix" ? given : given.trim();
  if (text === "") throw new Error(`--${option} is empty: give one, or leave it out`);
  const wrong = rules[option](text);
  if (wrong !== undefined) throw new Error(`--${option} ${JSON.stringify(text)} ${wrong}`);
  return text;
}

function headersOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = "", value = ""] = /^([\w-]+):[ \t]*([!-~](?:[ -~]*[!-~])?)$/.exec(line.trim()) ?? [];
      if (name === "") {
        throw new Error(`--header ${JSON.stringify(line)} is no header with a value, as in --header "x-version: 1.1"`);
      }
      // What stands here is committed, and sent by everybody.
      if (/authorization|cookie|api-?key|token|secret/i.test(name)) {
        throw new Error(`--header ${name} looks like a key, which no repository may hold: name it with --key-header`);
      }
      return [name, value];
    }),
  );
}
