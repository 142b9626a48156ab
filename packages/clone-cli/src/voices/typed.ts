import type { InputStream } from "../command-io.ts";

const enough = { key: /./s, line: /[\r\n]/ } as const;

/**
 * What a person types next: a key where the terminal hands over single ones, or a line. Nothing when the input ends, or when
 * the signal aborts.
 */
export function typed(
  what: keyof typeof enough,
  input: InputStream,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (what === "key") input.setRawMode?.(true);
  let text = "";
  return new Promise<string | undefined>((resolve) => {
    const leave = (answer?: string): void => {
      input.off("data", read).off("end", end).off("error", end);
      signal?.removeEventListener("abort", end);
      // An input that flows keeps the process alive.
      input.pause();
      resolve(answer);
    };
    const end = (): void => leave();
    const read = (chunk: Buffer | string): void => {
      text += String(chunk);
      // Whoever has no single keys gives a line.
      const right = what === "key" && input.setRawMode !== undefined ? enough.key : enough.line;
      if (right.test(text)) leave(text.split(/[\r\n]/, 1)[0]);
    };
    if (signal?.aborted) {
      resolve(undefined);
      return;
    }
    signal?.addEventListener("abort", end);
    input.on("data", read).on("end", end).on("error", end);
    input.resume();
  }).finally(() => {
    if (what === "key") input.setRawMode?.(false);
  });
}
