import type { Contract } from "../contract/contract.ts";
import { partsOf, SpelledSecrets } from "../generated/spelled-secrets.ts";

/** Takes the secrets of one request out of texts that will be shown. */
export interface Redaction {
  /** A text that may contain secrets: a path, a message, a name. */
  text(text: string): string;
  /** A text that may also be a secret as a whole: a field's value, a header's. */
  value(text: string): string;
  /** A header as it may be shown. */
  header(name: string, value: string): string;
  /** Path and query as they may be shown. */
  address(url: URL): string;
}

/**
 * A secret of this many characters or more is taken out wherever it stands. A shorter one, such as the `any` of a test,
 * is part of too many ordinary words, and only goes where it is all there is.
 */
const shortest = 12;

/** Names of headers and of query parameters that carry secrets, whatever the contract. */
const secretName = /key|token|secret|auth|cookie/i;

const placeholder = "(the key)";
const redacted = "(redacted)";

/** What is known of a request. */
interface KnownOfRequest {
  /** The key that it carries as the contract has it. */
  readonly key?: string | undefined;
  /** Parameters of the query that the contract declares: `pageToken` is none that opens anything. */
  readonly declared?: ReadonlySet<string>;
}

/**
 * What must not show of a request: what stands in the contract's key header, rightly or wrongly, and whatever long
 * stands under any other name that sounds like a secret.
 */
export function requestRedaction(
  contract: Contract,
  url: URL,
  headers: Headers,
  { key, declared = new Set() }: KnownOfRequest = {},
): Redaction {
  const keyHeader = contract.keyHeader.toLowerCase();
  const own = key === undefined ? credentialWords(headers.get(keyHeader) ?? "") : [key];
  const isSecret = (name: string): boolean => secretName.test(name) && !declared.has(name);
  const others = [...[...headers].filter(([name]) => name !== keyHeader), ...url.searchParams].flatMap(
    ([name, value]) => (isSecret(name) ? credentialWords(value) : []),
  );
  const secrets = new SpelledSecrets([...own, ...others, ...others.map(withoutName)].flatMap(partsOf), shortest);

  const text = (shown: string): string => secrets.without(shown, placeholder);
  return {
    text,
    value: (shown) => (own.includes(shown) ? placeholder : text(shown)),
    header(name, value) {
      // Where no key could be told apart, the whole header may be one.
      if (name === keyHeader) return key === undefined ? redacted : `${contract.keyPrefix}${placeholder}`;
      return secretName.test(name) ? redacted : text(value);
    },
    address({ pathname, search }) {
      const pairs = search.slice(1).split("&");
      const shown = pairs.map((pair) => {
        const [name = ""] = pair.split("=", 1);
        return isSecret(unescaped(name)) && name.length < pair.length ? `${name}=${redacted}` : pair;
      });
      return text(search === "" ? pathname : `${pathname}?${shown.join("&")}`);
    },
  };
}

/** Every word of a header that may be a secret: all but the name of a scheme. */
const credentialWords = (value: string): string[] =>
  value.split(/[\s,;]+/).filter((word) => word !== "" && !isScheme(word));

/** A cookie's value. */
const withoutName = (word: string): string => word.replace(/^[\w-]+=(?=.)/, "");

/** Whether a word is one that stands before a key. */
export const isScheme = (word: string): boolean => /^(?:basic|bearer|digest|token|apikey)$/i.test(word);

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // No name that anybody could mean.
    return text;
  }
}
