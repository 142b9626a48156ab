import { type CloneProvider, type Fetch, listVoices, type ProviderVoices } from "../../src/index.ts";

export interface Entry {
  readonly id: string;
  readonly name?: string;
  readonly made?: number;
  readonly tags?: readonly string[];
}

/** A provider as small as one with a list can be. Each answer is what the service says next; the last one stays. */
export function provider(
  answers: readonly (Response | (() => Response | Promise<Response>))[],
  change: Partial<ProviderVoices> = {},
  more: Partial<CloneProvider> = {},
) {
  const asked: Request[] = [];
  const fetch: Fetch = async (request) => {
    asked.push(request);
    const answer = answers[Math.min(asked.length, answers.length) - 1] as (typeof answers)[number];
    return typeof answer === "function" ? answer() : answer.clone();
  };
  const found = (raw: Entry) => ({
    id: raw.id,
    ...(raw.name !== undefined && { name: raw.name }),
    ...(raw.made !== undefined && { createdAt: new Date(raw.made) }),
    raw,
  });
  const made: CloneProvider = {
    name: "acme",
    languages: new Map([["en", "english"]]),
    accepts: { formats: { values: ["wav"], level: "refuse" }, transcription: false },
    optionNames: [],
    fetch,
    send: (_request, context) => context.fetch(new Request("http://acme.example/voices", { method: "POST" })),
    read: (status, body) => (status < 300 ? { voice: found(body as Entry) } : { message: String(body) }),
    ...more,
    voices: {
      ask: ({ operation }, context) => context.fetch(new Request(`http://acme.example/${operation}`)),
      readPage: (body) => ({ voices: (body as Entry[]).map(found) }),
      readVoice: (body) => found(body as Entry),
      asRaw: (raw) => raw,
      createdAtSource: "service",
      markedIn: "tags",
      mark: (request) => request,
      keyOf: (body) => (body as Entry).tags?.[0]?.replace("key:", ""),
      ...change,
    },
  };
  return { provider: made, asked };
}

export const json = (body: unknown, status = 200): Response => Response.json(body, { status });

/** The ids of a whole list. */
export async function idsOf(options: Parameters<typeof listVoices>[0]): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of listVoices(options)) ids.push(id);
  return ids;
}
