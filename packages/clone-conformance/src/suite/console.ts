const methods = ["debug", "dir", "error", "info", "log", "table", "trace", "warn"] as const;

/** Everybody who listens now: calls that run at the same time each hear all of it. */
const listening = new Set<unknown[]>();
let restoreMethods = (): void => {};

/** Keeps what is said instead of printing it. */
export function listenToConsole(): { readonly spoken: readonly unknown[]; restore(): void } {
  const spoken: unknown[] = [];
  if (listening.size === 0) takeOver();
  listening.add(spoken);
  return {
    spoken,
    restore() {
      listening.delete(spoken);
      if (listening.size === 0) restoreMethods();
    },
  };
}

function takeOver(): void {
  const before = methods.map((method) => [method, console[method]] as const);
  for (const method of methods) {
    console[method] = (...said: unknown[]) => {
      for (const spoken of listening) spoken.push(...said);
    };
  }
  restoreMethods = () => Object.assign(console, Object.fromEntries(before));
}
