// Gives Acme, which is made up and documents cloning alone, a list: with it the promises about keys and about voices that
// exist are held to a provider that shares no vocabulary with the two real ones. Nobody answers at Acme's addresses, so
// behind them stands what the server of faults has: requests are put into Cartesia's words on their way out.
import type { MakeProvider, ProviderOptions } from "@org/clone-conformance";
import type { Fetch, PreparedRequest, ProviderVoices, SendContext, ServiceVoice, VoiceQuestion } from "@org/clone-core";

/** A voice as that service lists it. */
interface Listed {
  readonly id: string;
  readonly name?: string;
  readonly language?: string;
  readonly description?: string;
  readonly created_at?: string;
}

/** Makes Acme with a list. */
export const withList =
  (acme: MakeProvider): MakeProvider =>
  (options) => {
    const provider = acme(options);
    return {
      ...provider,
      // Before core sees them, so that it knows of every secret that leaves.
      send: (request, context) => provider.send(request, { ...context, fetch: translated(options, context) }),
      // Its answers to cloning come in the other service's words, too.
      read: (status, body) => provider.read(status, status < 300 ? inAcmesWords(body) : body),
      voices: voicesOf(options),
    };
  };

const version = "2026-03-01";

const headersWith = (key: string | null): Record<string, string> => ({
  authorization: `Bearer ${key}`,
  "cartesia-version": version,
});

/** Sends the form that Acme wants as the service behind it wants it. */
const translated =
  ({ baseUrl }: ProviderOptions, { fetch, signal }: SendContext): Fetch =>
  async (request) => {
    const headers = headersWith(request.headers.get("x-acme-key"));
    const asked = await request.formData();
    const form = new FormData();
    form.append("name", asked.get("title") ?? "");
    form.append("language", String(asked.get("locale")).slice(0, 2));
    for (const about of asked.getAll("about")) form.append("description", about);
    for (const clip of asked.getAll("recordings")) form.append("clip", clip);
    return fetch(
      new Request(`${baseUrl}/voices/clone`, { method: "POST", redirect: "manual", signal, headers, body: form }),
    );
  };

function inAcmesWords(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { name, language, description, ...others } = body as Record<string, unknown>;
  return { ...others, title: name, locale: language, about: description || undefined };
}

/** Pages of three, so that a list of a few voices has several. */
const pageSize = 3;

const voicesOf = ({ baseUrl, apiKey }: ProviderOptions): ProviderVoices<object, unknown, Listed> => ({
  async ask(question, { fetch, signal }) {
    const key = typeof apiKey === "function" ? await apiKey() : apiKey;
    const { path, ...rest } = requestFor(question);
    return fetch(
      new Request(`${baseUrl}/voices${path}`, {
        ...{ redirect: "manual", signal, ...rest },
        headers: { ...headersWith(key), ...(rest.body && { "content-type": "application/json" }) },
      }),
    );
  },
  readPage(body) {
    const { data, has_more: hasMore } = Object(body);
    if (!Array.isArray(data)) return undefined;
    const voices = data.flatMap((entry) => (Object(entry).is_owner === false ? [] : (found(entry) ?? [])));
    return { voices, cursor: hasMore === true ? Object(data.at(-1)).id : undefined };
  },
  readVoice: found,
  asRaw: (details) => details,
  createdAtSource: "service",
  markedIn: "description",
  mark: ({ description, ...request }: PreparedRequest<object>, key) => ({
    ...request,
    description: `${description === undefined ? "" : `${description} `}[key:${key}]`,
  }),
  keyOf: (body) => /\[key:([\w.:-]+)\]$/.exec(String(Object(body).description))?.[1],
});

function requestFor(question: VoiceQuestion): {
  readonly method: string;
  readonly path: string;
  readonly body?: Blob;
} {
  if (question.operation === "list") {
    const { cursor } = question;
    const after = cursor === undefined ? "" : `&starting_after=${encodeURIComponent(cursor)}`;
    // Acme's list cannot be searched: all of it is read.
    return { method: "GET", path: `?is_owner=true&limit=${pageSize}${after}` };
  }
  const path = `/${encodeURIComponent(question.id)}`;
  if (question.operation === "delete") return { method: "DELETE", path };
  if (question.operation !== "update") return { method: "GET", path };
  const { name, description } = question;
  return { method: "PATCH", path, body: new Blob([JSON.stringify({ name, description })]) };
}

function found(body: unknown): ServiceVoice<Listed> | undefined {
  const { id, name, language, description, created_at: createdAt } = Object(body);
  if (typeof id !== "string") return undefined;
  return {
    ...{ id, name, language, description: description || undefined, raw: body as Listed },
    ...(typeof createdAt === "string" && { createdAt: new Date(createdAt) }),
  };
}
