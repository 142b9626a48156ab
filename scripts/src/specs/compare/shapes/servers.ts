import { at, isObject, type Json } from "../../documents/json.ts";

/** The addresses of a list of servers, variables replaced by their defaults; the first is the one that clients use. */
export function serversOf(servers: Json | undefined): string[] {
  const list = Array.isArray(servers) && servers.length > 0 ? servers : [{ url: "/" }];
  const addresses = list.map((server) => {
    const variables = at(server, "variables");
    const filled = Object.entries(isObject(variables) ? variables : {}).reduce(
      (url, [name, variable]) => url.replaceAll(`{${name}}`, String(at(variable, "default"))),
      String(at(server, "url")),
    );
    return filled.replace(/\/+$/, "") || "/";
  });
  return [...new Set(addresses)];
}
