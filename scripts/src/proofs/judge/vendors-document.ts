import { readFile, writeFile } from "node:fs/promises";
import { at, isObject, type JsonObject } from "../../specs/documents/json.ts";
import { resolve } from "../../specs/documents/references.ts";
import { parseOpenApi } from "../../specs/documents/source/parse-openapi.ts";
import { root, type Source } from "../../specs/documents/sources.ts";
import { readJudgedOperation } from "./judged-operation.ts";

/**
 * A vendor's own document for Prism, in a file of `folder`. Two things of it are as clients take them: a body is always
 * there, whether or not the document remembers to say so, and it has the media type that the client writes.
 */
export async function vendorsDocument(source: Source, folder: URL): Promise<URL> {
  const { path, method, contentType } = await readJudgedOperation(source);
  const text = await readFile(new URL(`specs/${source.name}.yaml`, root), "utf8");
  const document: JsonObject = parseOpenApi(text, source.name);
  const body = resolve(document, at(document, "paths", path, method.toLowerCase(), "requestBody"));
  const media = at(body, "content", contentType);
  body["required"] = true;
  if (isObject(media)) body["content"] = { [contentType]: media };
  const file = new URL(`${source.name}.json`, folder);
  await writeFile(file, JSON.stringify(document));
  return file;
}
