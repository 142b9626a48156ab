import { recover } from "./transaction.ts";

/** Settles, before a command works in the repository, what an update left behind that was cut off, and says so. */
export async function settle(root: string): Promise<void> {
  const done = await recover(root);
  if (done !== undefined) console.error(done);
}
