import type { Fetch } from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { inworld } from "../../src/providers/inworld.ts";
import { cartesiaKey, inworldKey } from "../service.ts";

/** A voice as a test thinks of it. */
export interface Kept {
  readonly id: string;
  name: string;
  description: string;
  tags: string[];
  readonly createdAt: string;
  own: boolean;
}

/** A request as a test thinks of it. */
export interface Asked {
  readonly operation: "clone" | "list" | "get" | "update" | "delete" | "preview" | "file";
  readonly request: Request;
}

type Answer = (asked: Asked, voices: Kept[]) => Response | undefined | Promise<Response | undefined>;

/** Both services by hand, as small as they can be: a judge of core that shares no code with the mock. */
const services = {
  cartesia: {
    make: (fetch: Fetch) => cartesia({ apiKey: cartesiaKey, fetch }),
    language: "en",
    operationOf({ method, url }: Request): Asked["operation"] {
      const { pathname } = new URL(url);
      if (method === "POST") return "clone";
      if (pathname.startsWith("/files/")) return "file";
      if (pathname === "/voices") return "list";
      if (new URL(url).search.includes("expand[]")) return "preview";
      return { GET: "get", PATCH: "update", DELETE: "delete" }[method] as Asked["operation"];
    },
    shown: (voice: Kept) => ({
      ...{ id: voice.id, is_owner: voice.own, is_public: false, name: voice.name, description: voice.description },
      ...{ created_at: voice.createdAt, language: "en", user_id: "user-1" },
    }),
    created: (shown: object) => shown,
    async cloned(request: Request) {
      const form = await request.formData();
      return { name: String(form.get("name")), description: String(form.get("description") ?? ""), tags: [] };
    },
    page(request: Request, voices: readonly Kept[], size: number) {
      const query = new URL(request.url).searchParams;
      const matching = voices.filter(
        ({ name, description, own }) =>
          (query.get("is_owner") !== "true" || own) && `${name} ${description}`.includes(query.get("q") ?? ""),
      );
      const start = matching.findIndex(({ id }) => id === query.get("starting_after")) + 1;
      const data = matching.slice(start, start + size);
      return { data: data.map(this.shown), has_more: start + size < matching.length };
    },
    change: (voice: Kept, body: { name?: string; description?: string }) => Object.assign(voice, body),
    gone: () => Response.json({ error_code: "voice_not_found", title: "", message: "no voice", request_id: "" }, gone),
    deleted: () => new Response(null, { status: 204 }),
  },
  inworld: {
    make: (fetch: Fetch) => inworld({ apiKey: inworldKey, fetch }),
    language: "en-US",
    operationOf({ method, url }: Request): Asked["operation"] {
      const { pathname } = new URL(url);
      if (method === "POST") return "clone";
      if (pathname.startsWith("/tts/")) return "preview";
      if (pathname === "/voices/v1/voices") return "list";
      return { GET: "get", PATCH: "update", DELETE: "delete" }[method] as Asked["operation"];
    },
    shown: (voice: Kept) => ({
      ...{ voiceId: voice.id, displayName: voice.name, description: voice.description, tags: voice.tags },
      ...{ langCode: "EN_US", source: voice.own ? "IVC" : "SYSTEM" },
    }),
    created: (shown: object) => ({ voice: shown, audioSamplesValidated: [] }),
    async cloned(request: Request) {
      const { displayName, description = "", tags = [] } = await request.json();
      return { name: displayName, description, tags };
    },
    page(request: Request, voices: readonly Kept[], size: number) {
      const start = Number(new URL(request.url).searchParams.get("pageToken") ?? 0);
      const more = start + size < voices.length;
      return {
        voices: voices.slice(start, start + size).map(this.shown),
        nextPageToken: more ? String(start + size) : "",
      };
    },
    change: (voice: Kept, { displayName, ...rest }: { displayName?: string; description?: string }) =>
      Object.assign(voice, displayName === undefined ? {} : { name: displayName }, rest),
    gone: () => Response.json({ code: 5, message: "no voice", details: [] }, gone),
    deleted: () => Response.json({}),
  },
} as const;

const gone = { status: 404 };

export const serviceNames = ["cartesia", "inworld"] as const;
export type ServiceName = (typeof serviceNames)[number];

/**
 * A service with voices.
 *
 * @param instead Answers a request in the service's place, where it returns something.
 */
export function keyedService(name: ServiceName, instead: Answer = () => undefined, pageSize = 2) {
  const service = services[name];
  const voices: Kept[] = [];
  const asked: Asked[] = [];
  let created = 0;
  const add = (voice: Partial<Kept> = {}): Kept => {
    const second = String(created++ % 60).padStart(2, "0");
    const stamp = name === "inworld" ? `ws__ada_20260301_1000${second}z` : `voice-${created}`;
    const kept = {
      ...{ id: stamp, name: "Ada", description: "", tags: [] as string[], own: true },
      ...{ createdAt: `2026-03-01T10:00:${second}Z`, ...voice },
    };
    voices.push(kept);
    return kept;
  };
  const fetch: Fetch = async (request) => {
    const one: Asked = { operation: service.operationOf(request), request: request.clone() };
    asked.push(one);
    if (one.operation === "clone") {
      const kept = { ...(await service.cloned(request.clone())) };
      const answer = await instead(one, voices);
      if (answer !== undefined) return answer;
      return Response.json(service.created(service.shown(add(kept))));
    }
    const answer = await instead(one, voices);
    if (answer !== undefined) return answer;
    if (one.operation === "list") return Response.json(service.page(request, voices, pageSize));
    const id = decodeURIComponent(new URL(request.url).pathname.split("/").at(-1) ?? "");
    const voice = voices.find((kept) => kept.id === id);
    if (voice === undefined) return service.gone();
    if (one.operation === "delete") voices.splice(voices.indexOf(voice), 1);
    if (one.operation === "delete") return service.deleted();
    if (one.operation === "update") service.change(voice, await request.json());
    return Response.json(service.shown(voice));
  };
  return {
    ...{ voices, asked, add },
    provider: service.make(fetch),
    language: service.language,
    /** What a request is answered with when its voice is made all the same. */
    keep: async ({ request }: Asked): Promise<Kept> => add(await service.cloned(request.clone())),
    mark: (key: string): Partial<Kept> =>
      name === "inworld" ? { tags: [`key:${key}`] } : { description: `[key:${key}]` },
    operations: () => asked.map(({ operation }) => operation),
  };
}
