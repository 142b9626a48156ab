import type { VirtualClock } from "../clock.ts";
import type { SampleForm } from "../scenario.ts";
import { thrower } from "./thrown.ts";

const beginnings: Readonly<Record<SampleForm["content"], string>> = {
  wav: "RIFF\0\0\0\0WAVEfmt ",
  mp3: "ID3\x04",
  flac: "fLaC",
  ogg: "OggS",
  webm: "\x1aE\xdf\xa3",
  aiff: "FORM\0\0\0\0AIFF",
  m4a: "\0\0\0\x20ftypM4A ",
  aac: "\xff\xf1\x50\x80",
  empty: "",
  text: "This is no recording. ",
  "cut header": "RIFF\0\0\0\0WAVE",
};

/** Where the mark stands: after the header, and where a group of base64 begins. */
const markAt = 60;

/** Bytes of that content, the same for the same form, with the mark in them. */
export function bytesOf({ content, more }: SampleForm, mark: string): Uint8Array<ArrayBuffer> {
  if (content === "empty") return new Uint8Array();
  const beginning = Buffer.from(beginnings[content], "latin1");
  if (content === "cut header") return new Uint8Array(beginning);
  const bytes = new Uint8Array(markAt + 60 + more);
  let noise = more + 1;
  for (let index = 0; index < bytes.length; index++) {
    noise = (Math.imul(noise, 1_103_515_245) + 12_345) >>> 0;
    bytes[index] = content === "text" ? 32 : noise >> 16;
  }
  bytes.set(Buffer.from(mark), markAt);
  bytes.set(beginning);
  return bytes;
}

/** A sample as a caller would give it. */
export function sampleValue(
  form: SampleForm["form"],
  bytes: Uint8Array<ArrayBuffer>,
  clock: VirtualClock,
  onRead: () => void,
): unknown {
  const counted = (blob: Blob, read: () => Promise<unknown>): Blob => {
    const value = (): Promise<unknown> => {
      onRead();
      return read();
    };
    return Object.defineProperty(blob, "arrayBuffer", { value });
  };
  const reading = (read: () => Promise<unknown>): Blob => counted(new Blob([bytes]), read);
  switch (form) {
    case "Blob":
    case "File": {
      const blob = form === "Blob" ? new Blob([bytes]) : new File([bytes], 'a"b\r\n.ogg', { type: "text/html" });
      const read = Blob.prototype.arrayBuffer.bind(blob);
      return counted(blob, () => clock.hold(read()));
    }
    case "late Blob":
      return reading(async () => {
        await clock.sleep(500);
        return bytes.slice().buffer;
      });
    case "broken Blob":
      return reading(() => Promise.reject(new DOMException("The file changed", "NotReadableError")));
    case "hanging Blob":
      return reading(() => new Promise(() => {}));
    case "Uint8Array":
      return bytes;
    case "Buffer":
      return Buffer.from(bytes);
    case "view": {
      const larger = new Uint8Array(bytes.length + 9).fill(7);
      larger.set(bytes, 4);
      return larger.subarray(4, 4 + bytes.length);
    }
    case "ArrayBuffer":
      return bytes.slice().buffer;
    case "path":
      return "/home/ada/ada.wav";
    case "base64":
      return Buffer.from(bytes).toString("base64");
    case "Response":
      return new Response(bytes);
    case "stream":
      return new Blob([bytes]).stream();
    case "promise":
      return Promise.resolve(bytes);
    case "list":
      return [...bytes];
    case "Int16Array":
      return new Int16Array(400);
    case "nothing":
      return undefined;
    case "null":
      return null;
    case "detached": {
      const gone = new Uint8Array(bytes);
      structuredClone(gone.buffer, { transfer: [gone.buffer] });
      return gone;
    }
    case "throws when looked at":
      return new Proxy({}, { get: thrower });
  }
}
