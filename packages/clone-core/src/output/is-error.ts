/** By tag, too: what a `fetch` of another realm throws is no `Error` of this one, such as in jest and in a page's frames. */
export function isError(thrown: unknown): thrown is Error {
  try {
    return thrown instanceof Error || Object.prototype.toString.call(thrown) === "[object Error]";
  } catch {
    // Nothing can be asked of it.
    return false;
  }
}
