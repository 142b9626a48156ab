import type { Spelling } from "./plan.ts";

/** A text as the service shows it. */
export function spelled(text: string, spelling: Spelling): string {
  switch (spelling) {
    case "as given":
      return text;
    case "trimmed":
      return ` ${text.replaceAll(" ", "  ").trim()} `;
    case "mark first":
      return text.replace(/^(.+?) (\[key:[^\]]*\])$/s, "$2 $1");
    case "entities":
      return asEntities(text, (code) => `&#${code};`);
    case "hexadecimal entities":
      return asEntities(text, (code) => `&#x${code.toString(16)};`);
    case "entities twice":
      return asEntities(
        asEntities(text, (code) => `&#${code};`),
        (code) => `&#${code};`,
      );
    case "Markdown":
      return text.replaceAll(/[\\[\]:_.*-]/g, String.raw`\$&`);
    case "percent":
      return encodeURIComponent(text);
  }
}

const asEntities = (text: string, entity: (code: number) => string): string =>
  text.replaceAll("&", "&amp;").replaceAll(/[[\]:]/g, (sign) => entity(sign.charCodeAt(0)));

/** The forms of the mark of a key that are in what is shown. */
export function shownMarks(texts: readonly string[], key: string): string[] {
  const forms = [...new Set(["as given", "entities", "hexadecimal entities", "Markdown", "percent"] as const)].flatMap(
    (spelling) => [spelled(`[key:${key}]`, spelling), spelled(`key:${key}`, spelling)],
  );
  return [...new Set(forms)].filter((form) => texts.some((text) => text.includes(form)));
}
