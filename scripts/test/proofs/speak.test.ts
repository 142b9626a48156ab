import { execFile } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { idIn, places } from "../../src/proofs/official/speak/places.ts";
import { answersInTurn } from "../../src/proofs/official/speak/sockets.ts";
import { type StandIn, startStandIn } from "../../src/proofs/official/speak/stand-in.ts";
import { tone, toneAsWav } from "../../src/proofs/official/speak/tone.ts";

let standIn: StandIn;
afterEach(() => standIn?.close());

/** Asks a fresh stand-in, which has the voice `ada` and the key `k`. */
async function ask(path: string, body: object, authorization: string): Promise<Response> {
  standIn = await startStandIn({ voiceId: "ada", key: "k" });
  return fetch(`${standIn.url}${path}`, { method: "POST", headers: { authorization }, body: JSON.stringify(body) });
}

describe("the stand-in for services that speak", () => {
  it("speaks for Cartesia with the voice whose id came in voice.id", async () => {
    const response = await ask("/tts/bytes", { voice: { mode: "id", id: "ada" } }, "Bearer k");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(toneAsWav);
    expect(standIn.heard()).toEqual([{ operation: "POST /tts/bytes", field: "voice.id" }]);
    expect(standIn.heard()).toEqual([]);
  });

  it("speaks for Inworld with the voice whose id came in voiceId", async () => {
    const response = await ask("/tts/v1/voice", { voiceId: "ada" }, "Basic k");
    expect(await response.json()).toEqual({ audioContent: toneAsWav.toString("base64") });
    expect(standIn.heard()).toEqual([{ operation: "POST /tts/v1/voice", field: "voiceId" }]);
  });

  it.each([
    ["/tts/bytes", { voice: { mode: "id", id: "eve" } }, "Bearer k"],
    ["/tts/bytes", { voice: { id: "ada" } }, "Bearer k"],
    ["/tts/bytes", { voice: "ada" }, "Bearer k"],
    ["/tts/bytes", { voiceId: "ada" }, "Bearer k"],
    ["/tts/v1/voice", { voice: "ada" }, "Basic k"],
    ["/tts/v1/voice", { voiceId: ["ada"] }, "Basic k"],
    ["/tts/v1/voice", {}, "Basic k"],
  ])("notices that the id did not arrive: %s %j", async (path, body, authorization) => {
    expect((await ask(path, body, authorization)).status).toBe(404);
    expect(standIn.heard()).toMatchObject([{ field: undefined }]);
  });

  it("says no to a wrong key before it looks for a voice", async () => {
    expect((await ask("/tts/v1/voice", { voiceId: "ada" }, "Basic another")).status).toBe(401);
    expect(standIn.heard()).toEqual([]);
  });

  it("notes what it does not know", async () => {
    expect((await ask("/tts/elsewhere", {}, "Basic k")).status).toBe(404);
    expect(standIn.heard()).toEqual([{ operation: "POST /tts/elsewhere", field: undefined }]);
  });
});

describe("its WebSockets", () => {
  const asked = (path: string) => {
    const place = places[`GET ${path}`];
    if (place === undefined) throw new Error(`there is no ${path}`);
    return answersInTurn(place, (message) => idIn(place, message)?.id === "ada");
  };
  const data = tone.toString("base64");

  it("say for Cartesia the whole once nothing continues, and nothing for another voice", () => {
    const answers = asked("/tts/websocket");
    const message = { context_id: "1", voice: { mode: "id", id: "ada" } };
    expect(answers({ ...message, continue: true })).toEqual([]);
    expect(answers({ ...message, continue: false })).toMatchObject([{ type: "chunk", data }, { type: "done" }]);
    expect(answers({ ...message, voice: { mode: "id", id: "eve" } })).toMatchObject([{ type: "error", done: true }]);
  });

  it("say for Inworld the whole when the context is flushed, and nothing for another voice", () => {
    const answers = asked("/tts/v1/voice:streamBidirectional");
    expect(answers({ contextId: "1", create: { voiceId: "ada" } })).toMatchObject([{ result: { contextCreated: {} } }]);
    expect(answers({ contextId: "1", flush_context: {} })).toMatchObject([
      { result: { contextId: "1", audioChunk: { audioContent: data } } },
      { result: { flushCompleted: {} } },
    ]);
    const refusing = asked("/tts/v1/voice:streamBidirectional");
    expect(refusing({ contextId: "1", create: { voiceId: "eve" } })).toMatchObject([
      { result: { status: { code: 5 } } },
    ]);
    expect(refusing({ contextId: "1", flush_context: {} })).toEqual([]);
  });
});

describe("only-loopback.ts", () => {
  const guard = new URL("../../src/proofs/official/speak/only-loopback.ts", import.meta.url).href;

  /** What a program prints that is loaded after it. */
  const printed = (program: string): Promise<string> =>
    new Promise((resolve) => {
      execFile("node", [`--import=${guard}`, "--input-type=module", "--eval", program], (_error, stdout, stderr) =>
        resolve(`${stdout}${stderr}`),
      );
    });

  it.each([
    ["fetch", 'await fetch("https://speech.example").catch(() => {})'],
    ["https", 'import { get } from "node:https"; get("https://speech.example").on("error", () => {})'],
    ["http", 'import { get } from "node:http"; get("http://speech.example").on("error", () => {})'],
    ["a socket", 'import { connect } from "node:net"; connect(443, "speech.example").on("error", () => {})'],
    ["a WebSocket", 'new WebSocket("wss://speech.example").onerror = () => {}'],
  ])("lets %s reach nothing else", async (_name, program) => {
    expect(await printed(program)).toContain("wanted to reach speech.example\n");
  });

  it("lets this machine be reached", async () => {
    standIn = await startStandIn({ voiceId: "ada", key: "k" });
    const program = `console.log("status", (await fetch("${standIn.url}/x", { method: "POST" })).status)`;
    expect(await printed(program)).toContain("status 404\n");
  });
});
