import { parseDocument } from "yaml";
import type { ReadSpec } from "../documents/source/read-spec.ts";

/** What of an entry an update may change beside hashes and the day. */
export interface EntryChanges {
  /** The media type that the client goes on writing; `null` when the document offers no other. */
  readonly body?: string | null;
  /** Where the operation moved to. */
  readonly operation?: string | undefined;
}

/** `specs/sources.yaml` after a source was vendored anew: its other lines and comments stay as they are. */
export function updatedSources(
  text: string,
  name: string,
  spec: Pick<ReadSpec, "sha256">,
  vendored: string,
  { body, operation }: EntryChanges = {},
): string {
  const document = parseDocument(text);
  document.setIn([name, "vendored"], vendored);
  for (const [key, hash] of Object.entries(spec.sha256)) document.setIn([name, "sha256", key], hash);
  if (operation !== undefined) document.setIn([name, "operation"], operation);
  if (body === null) document.deleteIn([name, "body"]);
  else if (body !== undefined) document.setIn([name, "body"], body);
  return document.toString({ lineWidth: 0 });
}
