/** Opens an address in the browser that the system prefers; `onFailure` hears where none can be started. */
export async function openBrowser(address: string, onFailure: () => void): Promise<void> {
  try {
    const { default: open } = await import("open");
    const program = await open(address);
    // What looks for a browser can be started nearly everywhere; whether there is one, it says when it ends.
    program.once("exit", (code) => code !== 0 && onFailure());
  } catch {
    onFailure();
  }
}
