const methods = ["debug", "dir", "error", "info", "log", "table", "trace", "warn"] as const;

/** Keeps what is said instead of printing it. */
export function listenToConsole(): { readonly spoken: readonly unknown[]; restore(): void } {
  const spoken: unknown[] = [];
  const before = methods.map((method) => [method, console[method]] as const);
  for (const method of methods) {
    console[method] = (...said: unknown[]) => {
      spoken.push(...said);
    };
  }
  return { spoken, restore: () => Object.assign(console, Object.fromEntries(before)) };
}
