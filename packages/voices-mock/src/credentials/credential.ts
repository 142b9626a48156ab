import type { Contract } from "../contract/contract.ts";
import type { Finding } from "../contract/finding.ts";
import { isScheme } from "./redaction.ts";

/** The key a request carries, or what is wrong with the way it carries one. */
export type Credential =
  | { readonly key: string; readonly finding?: never }
  | { readonly key?: never; readonly finding: Finding };

/** What a key comes with. */
interface Carrying {
  readonly headers: Headers;
  readonly url: URL;
}

/**
 * Reads the key as the contract says it travels. Any non-empty key will do: the mock knows no accounts.
 *
 * The word before the key is compared without regard to case, as HTTP has it for authentication schemes.
 */
export function readCredential(contract: Contract, { headers, url }: Carrying): Credential {
  const { keyHeader, keyPrefix, keyParameter } = contract;
  if (keyParameter !== undefined) {
    const key = url.searchParams.get(keyParameter) ?? "";
    const finding = { field: keyParameter, expected: "<key>", received: "none", keyword: "credential" };
    return key.trim() === "" ? { finding } : { key };
  }
  const scheme = keyPrefix.trim();
  const refuse = (received: string): Credential => ({
    finding: { field: keyHeader, expected: `${keyPrefix}<key>`, received, keyword: "credential" },
  });
  const value = headers.get(keyHeader);
  if (value === null) return refuse("no such header");
  if (value.trim() === "") return refuse("an empty header");
  // A header's end is trimmed on the way, so a prefix without a key arrives without its space.
  const [word = "", ...rest] = scheme === "" ? ["", value] : value.split(" ");
  // One or more spaces stand between the two (RFC 9110, section 11.4).
  const key = rest.join(" ").trimStart();
  if (word.toLowerCase() !== scheme.toLowerCase()) {
    // Only a word that is known to be a scheme is repeated: anything else may be the key itself.
    return refuse(isScheme(word) ? `the scheme ${word}` : `no ${scheme} before the key`);
  }
  if (key === "") return refuse(`${scheme} without a key`);
  // After a scheme comes a token68 (RFC 9110, section 11.2). Without one the header is the key, and any text will do.
  const [allowed, others] =
    scheme === ""
      ? [/^[!-~]+$/, "spaces or characters outside printable ASCII"]
      : [/^[\w\-.~+/]+=*$/, "a character other than letters, digits and -._~+/ with = at its end"];
  if (!allowed.test(key)) return refuse(`a key with ${others}`);
  return { key };
}
