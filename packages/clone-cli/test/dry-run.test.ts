import { type FaultServer, startFaults } from "@org/voices-mock/faults";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cartesiaKey, inworldKey, keys } from "./keys.ts";
import { jsonLines, ran } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const ada = file("ada.wav", wav);
const voice = [ada, "--name", "Ada", "--language", "pt-PT", "--dry-run"];

let faults: FaultServer;
beforeAll(async () => {
  faults = await startFaults();
});
afterAll(() => faults.close());

/** The boundary of a form is random. */
const steady = (output: string): string => output.replaceAll(/boundary=[\w-]+/g, "boundary=…");

describe("a dry run", () => {
  it("prints each request for people, with the warnings a real run would begin with", async () => {
    const { exitCode, stdout, stderr } = await ran([...voice, "--tag", "demo", "--transcription", "Olá"]);
    expect(exitCode).toBe(0);
    expect(steady(stdout)).toMatchInlineSnapshot(`
      "cartesia  dry run: nothing was sent
        POST              https://api.cartesia.ai/voices/clone
        authorization     Bearer [redacted]
        cartesia-version  2026-03-01
        content-type      multipart/form-data;
                          boundary=…
        name              Ada
        language          pt
        clip              80044 bytes of audio/wav, sample.wav
      inworld  dry run: nothing was sent
        POST                           https://api.inworld.ai/voices/v1/voices:clone
        authorization                  Basic [redacted]
        content-type                   application/json
        tags[0]                        demo
        displayName                    Ada
        langCode                       PT_BR
        voiceSamples[0].audioData      80044 bytes of audio/wav
        voiceSamples[0].transcription  Olá
        warning                        inworld has pt-PT only as pt-BR
      "
    `);
    expect(stderr).toBe("Not cloning ada.wav (80 kB, 10.0 s) at cartesia and inworld: dry run\n");
  });

  it("prints one JSON object per provider and line", async () => {
    const { exitCode, stdout, stderr } = await ran([...voice, "--json"], { env: keys });
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(jsonLines(steady(stdout))).toEqual([
      {
        provider: "cartesia",
        dryRun: true,
        sandbox: false,
        request: {
          method: "POST",
          url: "https://api.cartesia.ai/voices/clone",
          headers: {
            authorization: "Bearer [redacted]",
            "cartesia-version": "2026-03-01",
            "content-type": "multipart/form-data; boundary=…",
          },
          body: {
            name: "Ada",
            language: "pt",
            clip: { size: wav.length, type: "audio/wav", fileName: "sample.wav" },
          },
        },
        warnings: [],
      },
      {
        provider: "inworld",
        dryRun: true,
        sandbox: false,
        request: {
          method: "POST",
          url: "https://api.inworld.ai/voices/v1/voices:clone",
          headers: { authorization: "Basic [redacted]", "content-type": "application/json" },
          body: {
            displayName: "Ada",
            langCode: "PT_BR",
            voiceSamples: [{ audioData: { size: wav.length, type: "audio/wav" } }],
          },
        },
        warnings: [{ code: "language_differs", message: "inworld has pt-PT only as pt-BR" }],
      },
    ]);
  });

  it("sends nothing, and shows what a real run then sends", async () => {
    const env = {
      ...keys,
      CARTESIA_BASE_URL: `${faults.url}/status-401`,
      INWORLD_BASE_URL: `${faults.url}/status-403`,
    };
    const own = ["--description", "warm", "--base-voice-id", "base-1", "--tag", "demo", "--remove-background-noise"];
    const shown = jsonLines((await ran([...voice, ...own, "--json"], { env })).stdout);
    expect(await faults.requests("status-401")).toEqual([]);
    expect(await faults.requests("status-403")).toEqual([]);

    await ran([...voice.filter((word) => word !== "--dry-run"), ...own], { env });
    const [atCartesia] = await faults.requests("status-401");
    const [atInworld] = await faults.requests("status-403");

    const form = await new Response(new Uint8Array(atCartesia?.body ?? []), {
      headers: { "content-type": String(atCartesia?.headers["content-type"]) },
    }).formData();
    const clip = form.get("clip") as File;
    expect(shown[0]).toHaveProperty("request.body", {
      ...Object.fromEntries(form),
      clip: { size: clip.size, type: clip.type, fileName: clip.name },
    });
    expect(shown[0]).toHaveProperty("request.url", `${faults.url}/status-401${atCartesia?.path}`);
    expect(atCartesia?.headers).toMatchObject({ authorization: `Bearer ${cartesiaKey}` });

    const sent = JSON.parse(new TextDecoder().decode(atInworld?.body)) as Record<string, unknown>;
    expect(sent).toHaveProperty("voiceSamples", [{ audioData: Buffer.from(wav).toString("base64") }]);
    expect(shown[1]).toHaveProperty("request.body", {
      ...sent,
      voiceSamples: [{ audioData: { size: wav.length, type: "audio/wav" } }],
    });
    expect(atInworld?.headers).toMatchObject({ authorization: `Basic ${inworldKey}` });
  });

  it("hides no text but the audio, however long it is", async () => {
    const description = "Z".repeat(400);
    const args = [...voice, "--provider", "inworld", "--json", "--description", description];
    expect(jsonLines((await ran(args)).stdout)[0]).toHaveProperty("request.body.description", description);
  });

  it("shows the sandbox's addresses in the sandbox, and its mark", async () => {
    const { exitCode, stdout } = await ran([...voice, "--sandbox", "--json"]);
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      {
        sandbox: true,
        request: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/cartesia\/voices\/clone$/) },
      },
      { sandbox: true, request: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/inworld\/voices\/v1\//) } },
    ]);
    expect((await ran([...voice, "--sandbox"])).stdout.match(/sandbox: nothing real was created/g)).toHaveLength(2);
  });

  it("refuses what a real run refuses", async () => {
    const args = [ada, "--name", "Ada", "--language", "xx", "--dry-run", "--json"];
    const { exitCode, stdout } = await ran(args);
    expect(exitCode).toBe(2);
    expect(jsonLines(stdout)).toMatchObject([
      { provider: "cartesia", dryRun: true, error: { code: "unsupported_language" } },
      { provider: "inworld", dryRun: true, error: { code: "unsupported_language" } },
    ]);
  });
});
