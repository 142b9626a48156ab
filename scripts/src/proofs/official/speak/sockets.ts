import { at, type Place } from "./places.ts";
import { tone } from "./tone.ts";

/** What is sent for one message that came. */
type Answers = (message: unknown) => readonly object[];

/**
 * The conversation over one WebSocket, as much of it as a package needs to speak one text.
 *
 * @param knows notes a message that must name the voice, and tells whether it does.
 */
export function answersInTurn({ service }: Place, knows: (message: unknown) => boolean): Answers {
  return service === "Cartesia" ? cartesia(knows) : inworld(knows);
}

const data = tone.toString("base64");

/** Each message names the voice and brings a piece of the text; the last one says that nothing continues. */
function cartesia(knows: (message: unknown) => boolean): Answers {
  return (message) => {
    const about = { context_id: at(message, ["context_id"]) };
    if (!knows(message)) {
      return [{ type: "error", ...about, status_code: 404, done: true, error: "there is no such voice" }];
    }
    if (at(message, ["continue"]) === true) return [];
    return [
      { type: "chunk", ...about, status_code: 206, done: false, step_time: 1, data },
      { type: "done", ...about, status_code: 200, done: true },
    ];
  };
}

/** The first message makes a context and names the voice; texts, a flush and the end follow, and name the context only. */
function inworld(knows: (message: unknown) => boolean): Answers {
  let isMade = false;
  return (message) => {
    const contextId = at(message, ["contextId"]);
    const results = (): readonly object[] => {
      if (at(message, ["create"]) !== undefined) {
        isMade = knows(message);
        return [isMade ? { contextCreated: {} } : { status: { code: 5, message: "there is no such voice" } }];
      }
      if (!isMade) return [];
      if (at(message, ["flush_context"]) !== undefined) {
        return [{ audioChunk: { audioContent: data } }, { flushCompleted: {} }];
      }
      return at(message, ["close_context"]) === undefined ? [] : [{ contextClosed: {} }];
    };
    return results().map((result) => ({ result: { contextId, ...result } }));
  };
}
