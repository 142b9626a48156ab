/**
 * A signal that the first Ctrl-C, or a polite kill, aborts. The second meets no listener and ends the process at once.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => controller.abort(new DOMException(`Stopped by ${name}`, "AbortError")));
  }
  return controller.signal;
}
