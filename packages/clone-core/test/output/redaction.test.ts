import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { cloneVoice } from "../../src/index.ts";
import { provider } from "../life/own-provider.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

const audio = Buffer.from(wav()).toString("base64");

/** Everything of an error that a log could show. */
function everything(error: unknown): string {
  const parts: string[] = [];
  for (let part = error; part !== undefined && parts.length < 40; part = (part as Error).cause) {
    parts.push(
      inspect(part, { depth: 20, showHidden: true, maxStringLength: null }),
      JSON.stringify(part),
      String(part),
    );
    if (part instanceof Error) parts.push(part.message, String(part.stack));
    if (typeof part !== "object") break;
  }
  return parts.join("\n");
}

describe.each(providers)("errors of $name carry neither key nor audio", ({ name, key, make, language }) => {
  const halves = name === "inworld" ? atob(key).split(":") : [];
  const secrets = [key, ...halves, audio.slice(0, 88), "RIFF"];

  const check = async (answer: Parameters<typeof service>[0]): Promise<unknown> => {
    const { fetch } = service(answer);
    const error = await rejection(
      cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav(), maxRetries: 0 }),
    );
    const shown = everything(error);
    for (const secret of secrets) expect(shown).not.toContain(secret);
    return error;
  };

  it("when the service repeats the key, whole and in its halves", async () => {
    const message = `no such key ${key}, that is ${halves.join(" and ")}`;
    const error = await check(() => Response.json({ message, [key]: [key], code: 16 }, { status: 401 }));
    expect(error).toMatchObject({ code: "authentication", message: expect.stringContaining("[key]") });
    await check(() => new Response(message, { status: 500 }));
    await check(() => Response.json({ message }, { status: 200 }));
  });

  it("when the service repeats the sample, as base64 or as it is", async () => {
    const fields = { message: `cannot read ${audio}`, voiceSamples: [{ audioData: audio }], nested: { deep: [audio] } };
    const error = await check(() => Response.json(fields, { status: 400 }));
    expect(error).toMatchObject({
      body: { voiceSamples: [{ audioData: expect.stringContaining("characters of base64") }] },
    });
    await check(() => new Response(wav(), { status: 400 }));
    await check(() => new Response(`--x\r\n${audio}\r\n--x--`, { status: 422 }));
  });

  it("when the sample comes back in other forms", async () => {
    const lines = audio.match(/.{1,76}/g)?.join("\r\n") ?? "";
    await check(() => new Response(lines, { status: 400 }));
    await check(() => Response.json({ message: lines }, { status: 400 }));
    await check(() => new Response(audio.replaceAll("/", "\\/"), { status: 400 }));
    await check(() => new Response(encodeURIComponent(audio), { status: 400 }));
    const error = await check(() => Response.json({ bytes: [...wav()] }, { status: 400 }));
    expect(error).toMatchObject({ body: { bytes: "[a list of 844]" } });
  });

  it("when the key comes back in fields that are kept, or in other forms", async () => {
    const fields = {
      error_code: key,
      request_id: key,
      code: 16,
      message: `${encodeURIComponent(key)} ${JSON.stringify(key)}`,
    };
    await check(() => Response.json(fields, { status: 400, headers: { "x-request-id": key } }));
    const { fetch } = service(() =>
      Response.json({ id: "1", language: key, voice: { voiceId: "1", displayName: audio, description: key } }),
    );
    const voice = await cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() });
    for (const secret of secrets) expect(everything(voice)).not.toContain(secret);
  });

  it("when a library's error carries the whole request", async () => {
    const config = { headers: { authorization: `Bearer ${key}` }, data: audio };
    await check(() => Promise.reject(Object.assign(new Error("failed"), { config })));
    await check(() => Promise.reject(new AggregateError([new Error(`with ${key}`), config], "failed")));
    await check(() => Promise.reject(new Error(`sent ${audio}`)));
    await check(() => Promise.reject({ config }));
  });

  it("when the runtime's own error repeats the request", async () => {
    const inner = Object.assign(new Error(`bad header Bearer ${key}`), { headers: `authorization: ${key}` });
    const error = await check(() => Promise.reject(new TypeError("fetch failed", { cause: inner })));
    expect(error).toMatchObject({ code: "unavailable", cause: { name: "TypeError", cause: { message: /\[key\]/ } } });
  });

  it("and keep a runtime's error as it is when it is clean", async () => {
    const cause = new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
    expect(await check(() => Promise.reject(cause))).toHaveProperty("cause", cause);
  });

  it("and keep no more than a little of a huge answer", async () => {
    const huge = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("lorem ipsum ".repeat(10_000))),
    });
    const error = await check(() => new Response(huge, { status: 500 }));
    expect(everything(error).length).toBeLessThan(40_000);
    expect((error as { body: string }).body.length).toBeLessThan(2_100);
  });

  it("but a voice keeps the id that it is used by", async () => {
    const id = `${halves[0] ?? "team"}__ada`;
    const { fetch } = service(() =>
      Response.json({ id, voice: { voiceId: id, displayName: `Ada ${key}` }, name: `Ada ${key}` }),
    );
    const voice = await cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() });
    expect(voice).toMatchObject({ id, name: "Ada [key]" });
  });

  it("and neither does the provider", () => {
    const provider = make(async () => new Response());
    expect(inspect(provider, { depth: 9, showHidden: true }) + JSON.stringify(provider)).not.toContain(key);
  });
});

it("an error does not carry a key that stands in the address", async () => {
  const { provider: own } = provider([Response.json("who is rook-0123456789?", { status: 401 })], undefined, {
    send: (_request, { fetch }) =>
      fetch(new Request("http://acme.example/voices?region=eu&api_key=rook-0123456789", { method: "POST" })),
  });
  const error = await rejection(cloneVoice({ provider: own, name: "Ada", language: "en", sample: wav() }));
  expect(error).toMatchObject({ code: "authentication" });
  expect(everything(error)).not.toContain("rook-0123456789");
  expect((error as Error).message).toContain("[key]");
});
