import { at, isObject, type Json, type JsonObject } from "../json.ts";

/** The address of an operation's first server, with each of its variables at its default; `undefined` without one. */
export function serverOf(document: JsonObject, path: string, method: string): string | undefined {
  const servers: Json | undefined =
    at(document, "paths", path, method, "servers") ?? at(document, "paths", path, "servers") ?? document["servers"];
  const url = at(servers, 0, "url");
  if (typeof url !== "string") return undefined;
  const variables = at(servers, 0, "variables");
  if (!isObject(variables)) return url;
  return url.replaceAll(/\{([^{}]*)\}/g, (all, name: string) => {
    const value = at(variables, name, "default");
    return typeof value === "string" && value !== "" ? value : all;
  });
}

/** Whether a client can use an address: https, whole, without variables, query and password. */
export const isUsableServer = (url: string): boolean => /^https:\/\/[\w.~:/%+-]+$/.test(url) && URL.canParse(url);
