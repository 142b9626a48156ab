/** Says how far something is: over and over in one line of a terminal, in a few lines of a pipe. */
export function progress(what: string, total: number): (done: number, note?: string) => void {
  const isTerminal = process.stderr.isTTY;
  const each = Math.max(1, Math.round(total / (isTerminal ? 200 : 10)));
  return (done, note = "") => {
    if (done % each !== 0 && done !== total) return;
    const line = `${what}: ${done} of ${total}${note && `, ${note}`}`;
    if (isTerminal) process.stderr.write(`\r\x1b[K${line}${done >= total ? "\n" : ""}`);
    else process.stderr.write(`${line}\n`);
  };
}
