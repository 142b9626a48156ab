import { parseArgs } from "node:util";

/** What `pnpm new-provider` was asked to make. */
export interface NewProviderOptions {
  /** The vendor, as files and packages name it: `acme`. */
  readonly name: string;
  /** The file or address of its documentation page or document. */
  readonly from: string;
  /** `POST /v1/voices` */
  readonly operation: string;
  /** The address of the documentation page, for people. */
  readonly page: string;
  /** The service's address, where the document names none. */
  readonly server?: string;
  /** The header that carries the key, and what stands before it there, where the document does not say. */
  readonly keyHeader?: string;
  readonly keyPrefix?: string;
}

/** How the command is called. */
export const usage =
  'pnpm new-provider --name acme --from <file or address> --operation "POST /v1/voices" [--page <address>]\n' +
  '  where the document does not say: [--server <address>] [--key-header <name> [--key-prefix "Bearer "]]';

const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);

/** @throws Error naming the argument that cannot be used. */
export function readOptions(args: readonly string[]): NewProviderOptions {
  const { values } = parseArgs({
    // pnpm hands on the `--` that npm would take away.
    args: args[0] === "--" ? args.slice(1) : [...args],
    options: {
      name: { type: "string" },
      from: { type: "string" },
      operation: { type: "string" },
      page: { type: "string" },
      server: { type: "string" },
      "key-header": { type: "string" },
      "key-prefix": { type: "string" },
    },
  });
  const given = (field: "name" | "from" | "operation", example: string): string => {
    const value = values[field]?.trim();
    if (value) return value;
    throw new Error(
      `--${field} is ${value === undefined ? "missing" : "empty"}: give one, as in --${field} ${example}`,
    );
  };
  const name = given("name", "acme");
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > 50) {
    throw new Error(
      `--name ${JSON.stringify(name)} is not part of a package's name: give up to 50 small letters and digits, ` +
        "beginning with a letter, with single hyphens between words, as in --name acme",
    );
  }
  if (/(?:^|-)voices$/.test(name)) {
    throw new Error(`--name ${name}: leave "voices" out, the package is called @org/<name>-voices`);
  }
  const from = given("from", "page.md");
  const operation = given("operation", '"POST /v1/voices"');
  if (/[{}]/.test(operation)) {
    throw new Error(
      `--operation ${JSON.stringify(operation)} has a parameter in its path: write such a client by hand`,
    );
  }
  if (!/^(?:POST|PUT|PATCH) \/[\w.~:@+%/-]*$/.test(operation)) {
    throw new Error(
      `--operation ${JSON.stringify(operation)} is not a method with a body and a path, as in --operation "POST /v1/voices"`,
    );
  }
  const page = values.page?.trim();
  if (page !== undefined && !isAddress(page)) {
    throw new Error(`--page ${JSON.stringify(page)} is not an http(s) address`);
  }
  if (page === undefined && !isAddress(from)) {
    throw new Error(
      `--page is missing: --from ${from} is a file, so give the address at which the vendor publishes it; ` +
        "`pnpm specs:update` reads there",
    );
  }
  const { server, "key-header": keyHeader, "key-prefix": keyPrefix } = values;
  if (server !== undefined && !isAddress(server)) {
    throw new Error(
      `--server ${JSON.stringify(server)} is not an http(s) address, as in --server https://api.acme.com`,
    );
  }
  if (keyHeader !== undefined && !/^[\w-]+$/.test(keyHeader)) {
    throw new Error(`--key-header ${JSON.stringify(keyHeader)} is not a header's name, as in --key-header X-Acme-Key`);
  }
  if (keyPrefix !== undefined && keyHeader === undefined) {
    throw new Error("--key-prefix needs --key-header, as in --key-header Authorization");
  }
  if (keyPrefix !== undefined && !/^[\x21-\x7e]+ ?$/.test(keyPrefix)) {
    throw new Error(`--key-prefix ${JSON.stringify(keyPrefix)} is not a word, as in --key-prefix "Bearer "`);
  }
  return {
    name,
    from,
    operation,
    page: page ?? from.replace(/\.md$/, ""),
    ...(server === undefined ? {} : { server }),
    ...(keyHeader === undefined ? {} : { keyHeader }),
    ...(keyPrefix === undefined ? {} : { keyPrefix }),
  };
}
