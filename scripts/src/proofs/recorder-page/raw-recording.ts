import type { Page } from "../browser/chromium.ts";

/** What came of a recording that was posted as the browser made it. */
export interface RawRecording {
  /** The media type that the browser gives it. */
  readonly type: string;
  readonly recording: Uint8Array;
  /** Whether the head of a WebM file says how long it is. */
  readonly hasLength: boolean;
  readonly status: number;
  readonly answer: string;
}

/** Records in a page without any help, posts that to its server, and says what the server answered. */
export async function rawRecording(page: Page, mimeType: string, seconds: number): Promise<RawRecording> {
  const { hex, ...rest } = await page.evaluate<
    Pick<RawRecording, "type" | "status" | "answer"> & { hex: string }
  >(`(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const recorder = new MediaRecorder(stream, { mimeType: ${JSON.stringify(mimeType)} });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
    recorder.start();
    setTimeout(() => recorder.stop(), ${seconds * 1000});
    await stopped;
    for (const track of stream.getTracks()) track.stop();
    const recording = new Blob(parts, { type: recorder.mimeType });
    const body = new FormData();
    body.append("name", "Ada");
    body.append("sample", recording, "recording");
    const response = await fetch("voices", { method: "POST", body });
    const hex = Array.from(new Uint8Array(await recording.arrayBuffer()),
      (byte) => byte.toString(16).padStart(2, "0")).join("");
    return { type: recording.type, status: response.status, answer: await response.text(), hex };
  })()`);
  const recording = Buffer.from(hex, "hex");
  return { ...rest, recording, hasLength: saysLength(recording) };
}

/** Names of elements, as Matroska's specification numbers them. */
const duration = Buffer.from([0x44, 0x89]);
const tracks = Buffer.from([0x16, 0x54, 0xae, 0x6b]);

/** Before its tracks a WebM file says how long it is, if it does. */
const saysLength = (head: Buffer): boolean => head.subarray(0, head.indexOf(tracks)).includes(duration);
