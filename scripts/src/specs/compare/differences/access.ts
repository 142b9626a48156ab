import type { OperationShape } from "../shapes/operation.ts";
import type { Findings } from "./findings.ts";

/** Where requests go. */
export function compareServers(old: OperationShape, new_: OperationShape, at: string, found: Findings): void {
  const place = { direction: "request", path: `${at}server` } as const;
  if (old.servers[0] !== new_.servers[0]) {
    found.add({ kind: "server-changed", ...place, old: old.servers[0], new: new_.servers[0] });
    return;
  }
  const added = new_.servers.filter((server) => !old.servers.includes(server));
  const removed = old.servers.filter((server) => !new_.servers.includes(server));
  if (added.length > 0) found.add({ kind: "server-added", ...place, new: added });
  if (removed.length > 0) found.add({ kind: "server-removed", ...place, old: removed });
}

/** How they are let in. */
export function compareSecurity(old: OperationShape, new_: OperationShape, at: string, found: Findings): void {
  const place = { direction: "request", path: `${at}security` } as const;
  const shown = ({ security }: OperationShape): string => [...security.values()].map((way) => way.shown).join(", or ");
  const sides = { old: shown(old), new: shown(new_) };
  const isLost = [...old.security.keys()].some((way) => !new_.security.has(way));
  if (isLost) found.add({ kind: "security-changed", ...place, ...sides });
  else if (new_.security.size > old.security.size)
    found.add({ kind: "security-alternative-added", ...place, ...sides });
  for (const [way, { words, isCited }] of old.security) {
    const after = new_.security.get(way)?.words;
    if (after === undefined || after === words) continue;
    if (isCited) found.add({ kind: "cited-words-changed", ...place, old: words, new: after });
    else found.words.push(place.path);
  }
}
