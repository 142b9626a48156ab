/**
 * The parameters of a header, names in small letters: `; name="a"; filename=b`. A value stands in quotes or has no space
 * (RFC 2045, section 5.1, which wants quotes around some other signs too; many clients leave them out). `undefined` when
 * they cannot be read, or when two have one name.
 */
export function headerParameters(text: string): Map<string, string> | undefined {
  const parameter = /\s*;\s*(?:([!#$%&'*+.^`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\["\\]|\\(?!["\\]))*)"|([^\s;"]+))\s*)?/y;
  const found = new Map<string, string>();
  for (let at = 0; at < text.trimEnd().length; at = parameter.lastIndex) {
    const match = parameter.exec(text);
    if (match === null) return undefined;
    const [, name, quoted, token = ""] = match;
    if (name === undefined) continue;
    if (found.has(name.toLowerCase())) return undefined;
    // Only these two are escaped: browsers write the backslash of a Windows path as it is.
    found.set(name.toLowerCase(), quoted?.replaceAll(/\\(["\\])/g, "$1") ?? token);
  }
  return found;
}

/** A text in RFC 5987's form, `UTF-8''na%C3%AFve`, or `undefined` when it is none. */
export function extendedText(value: string): string | undefined {
  const [, charset = "", encoded = ""] =
    /^(utf-8|iso-8859-1)'[\w-]*'((?:%[\da-f]{2}|[!#$&+.^`|~\w-])*)$/i.exec(value) ?? [];
  if (charset === "") return undefined;
  const bytes = encoded.replaceAll(/%(..)/g, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (charset.toLowerCase() === "iso-8859-1") return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
