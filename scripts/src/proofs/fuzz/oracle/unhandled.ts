/** What would have ended the process, had nobody listened. */
export interface Unhandled {
  /** Since it was last asked. */
  take(): string[];
  stop(): void;
}

export function listenToUnhandled(): Unhandled {
  let found: string[] = [];
  const hear = (reason: unknown): void => {
    found.push(`nobody handled ${reason instanceof Error ? reason.stack : typeof reason}`);
  };
  process.on("unhandledRejection", hear).on("uncaughtException", hear);
  return {
    take() {
      const taken = found;
      found = [];
      return taken;
    },
    stop: () => void process.off("unhandledRejection", hear).off("uncaughtException", hear),
  };
}
