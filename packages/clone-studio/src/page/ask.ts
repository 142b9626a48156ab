import type { CloneFields, CloneLine, CloneOrder, Described, ToldError, ToldVoice, VoicesPage } from "../api/clone.ts";
import type { Facts, ProviderName } from "../api/facts.ts";
import { nextStep } from "./words/next-step.ts";
import { sentences } from "./words/sentences.ts";

/** What the server answered instead of what was asked for. */
export class Refused extends Error {
  readonly told: ToldError;

  constructor(told: ToldError) {
    super(told.message);
    this.told = told;
  }
}

/** What is to be said of a failure, with what to do next. */
export function wordsFor(error: unknown): string {
  if (error instanceof Refused) return sentences(error.message, nextStep(error.told));
  return error instanceof Error ? error.message : String(error);
}

export const getFacts = (): Promise<Facts> => json("api/providers");

export const describe = (fields: CloneFields, sample: Blob, signal: AbortSignal): Promise<Described> =>
  json("api/describe", { method: "POST", body: formOf(fields, sample), signal });

export const clone = (order: CloneOrder, sample: Blob): AsyncGenerator<CloneLine, void, void> =>
  lines("api/clone", formOf(order, sample));

/** What became of an attempt. */
export const settle = (provider: ProviderName, idempotencyKey: string): AsyncGenerator<CloneLine, void, void> =>
  lines("api/settle", JSON.stringify({ provider, idempotencyKey }));

export async function cancel(provider: ProviderName, idempotencyKey: string): Promise<void> {
  await ask("api/cancel", { method: "POST", body: JSON.stringify({ provider, idempotencyKey }) });
}

export const getVoices = (
  question: { readonly provider: ProviderName; readonly search: string } | { readonly cursor: string },
  signal?: AbortSignal,
): Promise<VoicesPage> => json(`api/voices?${new URLSearchParams(question)}`, signal ? { signal } : {});

/** The service's own sample of a voice; nothing where it has none. */
export async function getPreview(voice: ToldVoice, signal: AbortSignal): Promise<Blob | undefined> {
  const response = await ask(`${addressOf(voice)}/preview`, { signal });
  return response.status === 204 ? undefined : heard(response.blob(), signal);
}

export const rename = (voice: ToldVoice, name: string): Promise<ToldVoice> =>
  json(addressOf(voice), { method: "PATCH", body: JSON.stringify({ name }) });

export async function remove(voice: ToldVoice): Promise<void> {
  await ask(addressOf(voice), { method: "DELETE" });
}

const addressOf = ({ provider, id }: ToldVoice): string => `api/voices/${provider}/${encodeURIComponent(id)}`;

function formOf(fields: object, sample: Blob): FormData {
  const form = new FormData();
  form.append("fields", JSON.stringify(fields));
  form.append("sample", sample, "sample");
  return form;
}

async function json<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await ask(path, init);
  return heard(response.json() as Promise<Answer>, init.signal);
}

/** What the studio says, or that it has gone: a browser's own words for that tell nobody what to do. */
async function heard<Answer>(answer: Promise<Answer>, signal?: AbortSignal | null): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Error("The studio does not answer. Is it still running in its terminal?", { cause: error });
  }
}

/** What each answer of the studio's door means, behind which nothing is sent to anybody. */
const wordsOfDoor: Readonly<Record<number, string>> = {
  401: "The studio was started again",
  403: "The studio takes this for another page",
  421: "The studio has another address",
};

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await heard(fetch(path, init), init.signal);
  if (response.ok) return response;
  const turnedAway = wordsOfDoor[response.status];
  if (turnedAway !== undefined) {
    throw new Refused({ code: "turned_away", outcome: "not_created", message: turnedAway });
  }
  const body = (await response.json().catch(() => undefined)) as { readonly error?: ToldError } | undefined;
  throw body?.error === undefined ? new Error(`The studio answered with ${response.status}.`) : new Refused(body.error);
}

/** The lines of an answer as they come. Ends with an error where the answer ends too early. */
async function* lines(path: string, body: BodyInit): AsyncGenerator<CloneLine, void, void> {
  const { body: answer } = await ask(path, { method: "POST", body });
  if (answer === null) return;
  const reader = answer.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await heard(reader.read());
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) if (part !== "") yield JSON.parse(part) as CloneLine;
  }
}
