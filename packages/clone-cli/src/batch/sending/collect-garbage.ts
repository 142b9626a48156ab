import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** So many rows or requests leave some 5 MB behind. Looking through the heap takes 10 ms, a fifth of one for each. */
const every = 50;

/**
 * Returns a function to be called after each row or request, which now and then has V8 look for what is no longer needed.
 * What a request leaves behind outlives V8's first looks, and V8 would let it grow to a third of a gigabyte before the
 * next: nothing is lost to it, but the peak of a long batch would be twice that of a short one.
 */
export function garbageCollector(): () => void {
  let calls = 0;
  let collect: (() => void) | undefined;
  return () => {
    if (++calls % every !== 0) return;
    // Runtimes without V8 have none, and need none.
    collect ??= v8Collector();
    collect();
  };
}

function v8Collector(): () => void {
  try {
    setFlagsFromString("--expose-gc");
    const gc: unknown = runInNewContext("typeof gc === 'function' ? gc : undefined");
    if (typeof gc === "function") return () => void gc();
  } catch {
    // Not offered: memory is V8's own business then.
  }
  return () => {};
}
