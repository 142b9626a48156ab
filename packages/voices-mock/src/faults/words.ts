// What the server answers in: the words of both services at once, or those of another that the caller gives. Imports nothing
// of Node: clients of every runtime name its types.

/** The words in which the server tells a success and an error, for a service that is not one of the two. */
export interface FaultWords {
  /** A success in its JSON, and the voice's id as it stands there: faults put others in its place. */
  readonly success?: { readonly body: unknown; readonly id: string } | undefined;
  /** An error in its JSON, and the message as it stands there: faults put what they have to say in its place. */
  readonly error?: { readonly body: unknown; readonly message?: string | undefined } | undefined;
}

/** A success as both services would tell it: for a fault that ends well, or that loses it on the way. */
const voiceOfBoth = {
  id: "7c3f9a54-1d0e-4a5b-9c57-2f6f0a1b8d11",
  name: "Ada",
  description: "",
  language: "en",
  user_id: "fault",
  is_public: false,
  created_at: "2026-01-01T00:00:00Z",
  voice: { voiceId: "fault__ada", displayName: "Ada", langCode: "EN_US", name: "workspaces/fault/voices/fault__ada" },
  audioSamplesValidated: [],
};

/** What answers are told with. */
interface Told {
  readonly words: FaultWords;
  /** The voice that the service has created, where it has. */
  readonly voice?: { readonly id: string; readonly name: string } | undefined;
}

/** A success, with the voice that was created where one was. */
export function voiceOf({ words: { success }, voice }: Told): unknown {
  if (success !== undefined) return success.body;
  if (voice === undefined) return voiceOfBoth;
  const { id, name } = voice;
  return { ...voiceOfBoth, id, name, voice: { ...voiceOfBoth.voice, voiceId: id, displayName: name } };
}

/** A success whose voice has this id. */
export const voiceWithId = ({ words: { success } }: Told, id: unknown): unknown =>
  success === undefined
    ? { ...voiceOfBoth, id, voice: { ...voiceOfBoth.voice, voiceId: id } }
    : replaced(success.body, success.id, id);

/** An error that says this. */
export const errorOf = ({ words: { error } }: Told, message: string): unknown =>
  error === undefined ? { message } : replaced(error.body, error.message, message);

/** A copy in which a text is another value, wherever it stands. */
function replaced(value: unknown, from: string | undefined, to: unknown): unknown {
  if (value === from && from !== undefined) return to;
  if (Array.isArray(value)) return value.map((one) => replaced(one, from, to));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, from, to)]));
}
