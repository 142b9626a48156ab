import { parseDocument } from "yaml";
import type { ReadSpec } from "../documents/source/read-spec.ts";

/** `specs/sources.yaml` after a source was vendored anew: its other lines and comments stay as they are. */
export function updatedSources(text: string, name: string, spec: ReadSpec, vendored: string): string {
  const document = parseDocument(text);
  document.setIn([name, "vendored"], vendored);
  for (const [key, hash] of Object.entries(spec.sha256)) document.setIn([name, "sha256", key], hash);
  return document.toString({ lineWidth: 0 });
}
