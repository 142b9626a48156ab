import { type HttpHandler, http } from "msw";
import { escapePattern, pathPattern } from "./path-pattern.ts";
import type { NextScenario } from "./scenario.ts";
import type { VoiceService } from "./voice-service.ts";

/**
 * Handlers that let a service answer at the given paths, whatever the method: a wrong one is the service's to refuse.
 *
 * A path is matched whole and letter by letter, because msw would read `:clone` as a parameter and take `:design` too;
 * `{name}` in it stands for one segment. Without a base URL any origin will do, but no prefix before the path.
 */
export function voiceHandlers<Voice, Body>(
  service: VoiceService<Voice, Body>,
  paths: readonly string[],
  baseUrl: string | undefined,
  next?: NextScenario<Body>,
): HttpHandler[] {
  const base = (baseUrl ?? "").replace(/\/+$/, "");
  // A base URL that is only a path belongs to whatever page or server the program runs on.
  const start = base === "" || base.startsWith("/") ? `[a-z]+://[^/]+${escapePattern(base)}` : escapePattern(base);
  return paths.map((path) =>
    http.all(new RegExp(`^${start}${pathPattern(path)}$`), ({ request }) => service.answer(request, next)),
  );
}
