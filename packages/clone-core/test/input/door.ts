import { expect } from "vitest";
import { type CloneError, cloneVoice } from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { type providers, rejection, service } from "../service.ts";

type Options = Parameters<typeof cloneVoice>[0];
type At = (typeof providers)[number];

/** The error of a call that sends nothing. */
export async function refused({ make, created, language }: At, change: object): Promise<CloneError> {
  const { fetch, sent } = service(created());
  const options = { provider: make(fetch), name: "Ada", language, sample: wav(), ...change };
  const error = await rejection(cloneVoice(options as unknown as Options));
  expect(error).toMatchObject({ name: "CloneError", outcome: "not_created" });
  expect(sent).toHaveLength(0);
  return error as CloneError;
}

/** The request of a call that comes to a voice. */
export async function accepted({ make, created, language }: At, change: object): Promise<Request> {
  const { fetch, sent } = service(created());
  const options = { provider: make(fetch), name: "Ada", language, sample: wav(), ...change };
  expect((await cloneVoice(options as unknown as Options)).id).toBe("voice-1");
  expect(sent).toHaveLength(1);
  return sent[0] as Request;
}

/** The recording in a request that left. */
export const audioOf = async (request: Request): Promise<Buffer> =>
  request.headers.get("content-type")?.startsWith("multipart/form-data")
    ? Buffer.from(await ((await request.formData()).get("clip") as File).arrayBuffer())
    : Buffer.from((await request.json()).voiceSamples[0].audioData, "base64");
