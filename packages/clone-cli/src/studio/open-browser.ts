import { targets } from "../targets/choose.ts";

/** Opens an address in the browser that the system prefers; `onFailure` hears where none can be started. */
export async function openBrowser(address: string, onFailure: () => void): Promise<void> {
  const giveBack = takeKeys();
  try {
    const { default: open } = await import("open");
    const program = await open(address);
    // What looks for a browser can be started nearly everywhere; whether there is one, it says when it ends.
    program.once("exit", (code) => code !== 0 && onFailure());
  } catch {
    onFailure();
  } finally {
    giveBack();
  }
}

/**
 * Takes the keys out of this process' environment and returns what puts them back: a program that is started gets a copy of
 * it, and `open` has no option for another one. A browser outlives the studio, and shows its environment to whatever it starts.
 */
function takeKeys(): () => void {
  const taken = targets.flatMap(({ keyVariable }) => {
    const key = process.env[keyVariable];
    return key === undefined ? [] : [[keyVariable, key] as const];
  });
  for (const [name] of taken) delete process.env[name];
  return () => void Object.assign(process.env, Object.fromEntries(taken));
}
