import type { Change } from "../../compare/verdict/verdict.ts";
import { quoted } from "../../documents/vendor-text/markdown.ts";

/** The place of a change as somebody says it who writes programs: by the exported type, or by what goes over the wire. */
export function placeInCode({ code, path }: Change): string {
  if (code !== undefined) return quoted(code, 120);
  const [, parameter] = /request (?:header|query|path|cookie) (.+)$/.exec(path) ?? [];
  if (parameter !== undefined) {
    const kind = / header /.test(path) ? "header" : "parameter";
    return `the request's ${kind} ${quoted(parameter, 80)}`;
  }
  const [, body] = /request body(?: [\w-]+\/[\w+-]+)?(.*)$/.exec(path) ?? [];
  if (body !== undefined) return body === "" ? "the body of a request" : `${quoted(withoutDot(body), 80)} in a request`;
  const [, status = "", field] = /response (\S+)(?: body(?: [\w-]+\/[\w+-]+)?(.*))?$/.exec(path) ?? [];
  if (status !== "") {
    const answer = status === "default" ? "an error" : `an answer ${quoted(status, 20)}`;
    if (field === undefined) return answer;
    return field === "" ? `the body of ${answer}` : `${quoted(withoutDot(field), 80)} in ${answer}`;
  }
  return quoted(path, 120);
}

const withoutDot = (field: string): string => field.replace(/^\./, "");
