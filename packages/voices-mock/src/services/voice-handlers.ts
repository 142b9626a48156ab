import { type HttpHandler, http } from "msw";
import { escapePattern, pathPattern } from "../contract/path-pattern.ts";
import { checkOption } from "../scenarios/option-checks.ts";
import type { NextScenario } from "../scenarios/scenario.ts";
import type { ScenarioService } from "./voice-service.ts";

/**
 * Handlers that let a service answer at the given paths, whatever the method: a wrong one is the service's to refuse.
 *
 * A path is matched whole and letter by letter, because msw would read `:clone` as a parameter and take `:design` too;
 * `{name}` in it stands for one segment. Without a base URL any origin will do, but no prefix before the path.
 *
 * @throws RangeError when the base URL is none.
 */
export function voiceHandlers<Voice, Body>(
  service: ScenarioService<Voice, Body>,
  paths: readonly string[],
  baseUrl: string | undefined,
  next?: NextScenario<Body>,
): HttpHandler[] {
  const start = basePattern(baseUrl ?? "");
  return paths.map((path) =>
    http.all(new RegExp(`^${start}${pathPattern(path)}$`), ({ request }) => service.answer(request, next)),
  );
}

/** The start of the address in the form in which a request has it: host in lower case, no default port. */
function basePattern(baseUrl: string): string {
  const isPath = typeof baseUrl === "string" && /^(?:$|\/(?!\/))/.test(baseUrl);
  const url = URL.parse(baseUrl, isPath ? "http://localhost" : undefined);
  const extras = url === null ? "" : url.username + url.password + url.search + url.hash;
  const isBase = url !== null && /^https?:$/.test(url.protocol) && extras === "";
  const right = "an http or https address without query, hash and user name, or a path that starts with a slash";
  // What stands before an @ may be a password, and in a query a key.
  checkOption(isBase, "baseUrl", right, /[@?#]/.test(baseUrl) ? "(one with @, ? or #, not shown)" : baseUrl);
  const path = escapePattern(url?.pathname.replace(/\/+$/, "") ?? "");
  // A base URL that is only a path belongs to whatever page or server the program runs on.
  return isPath ? `[a-z]+://[^/]+${path}` : escapePattern(url?.origin ?? "") + path;
}
