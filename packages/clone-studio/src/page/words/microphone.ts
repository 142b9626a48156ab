/** Why nothing can be recorded, and what to do. */
export function wordsForMicrophone(error: unknown): string {
  const { name } = error instanceof Error || error instanceof DOMException ? error : new Error();
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return "This page may not use the microphone. Allow it in the browser's address bar, or choose a file.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "There is no such microphone. Plug one in, choose another one, or choose a file.";
    case "NotReadableError":
    case "AbortError":
      return "Another program uses the microphone. Close it and try again, or choose a file.";
    default:
      return "This browser cannot record here. Choose a file instead.";
  }
}
