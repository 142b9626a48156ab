import { describe, expect, it } from "vitest";
import { audioFormat, mediaTypes } from "../../src/input/audio-format.ts";
import { beginsWith } from "../recordings.ts";

describe("the first bytes tell the container", () => {
  it.each([
    ["wav", ["RIFF\0\0\0\0WAVE"]],
    ["wav", ["RF64\0\0\0\0WAVE"]],
    ["aiff", ["FORM\0\0\0\0AIFF"]],
    ["aiff", ["FORM\0\0\0\0AIFC"]],
    ["flac", ["fLaC"]],
    ["ogg", ["OggS"]],
    ["webm", [0x1a, "E", 0xdf, 0xa3]],
    ["m4a", ["\0\0\0\x20ftypM4A "]],
    ["m4a", ["\0\0\0\x20ftypM4B "]],
    ["m4a", ["\0\0\0\x20ftypmp42"]],
    ["m4a", ["\0\0\0\x20ftypisom"]],
    ["m4a", ["\0\0\0\x20ftypdash"]],
    ["mp3", ["ID3\x04"]],
    ["mp3", [0xff, 0xfb, 0x90]],
    ["mp3", [0xff, 0xf3, 0x14]],
    ["mp3", [0xff, 0xe3, 0xe8]],
    ["mp3", [0xff, 0xfd, 0x90]],
    ["aac", [0xff, 0xf1, 0x50]],
    ["aac", [0xff, 0xf9, 0x50]],
  ] as const)("%s: %j", (format, start) => {
    expect(audioFormat(beginsWith(...start))).toBe(format);
  });

  it.each([
    ["a film in RIFF", ["RIFF\0\0\0\0AVI "]],
    ["WAVE without a container", ["XXXX\0\0\0\0WAVE"]],
    ["a picture in FORM", ["FORM\0\0\0\0ILBM"]],
    ["AIFF without a container", ["XXXX\0\0\0\0AIFF"]],
    ["a brand that only ends like one of audio", ["\0\0\0\x20ftypxmp4"]],
    ["an MPEG frame whose first byte is another", [0xfe, 0xfb, 0x90]],
    ["an MPEG frame with ten of its eleven bits", [0xff, 0xdb, 0x90]],
    ["text in UTF-16", [0xff, 0xfe, "T\0h\0i\0s\0"]],
    ["a JPEG", [0xff, 0xd8, 0xff, 0xe0]],
    ["no layer and no AAC", [0xff, 0xe1, 0x50]],
    ["an MPEG version that is reserved", [0xff, 0xeb, 0x90]],
    ["an MPEG bit rate that no encoder writes", [0xff, 0xfb, 0xf0]],
    ["an MPEG bit rate left to the reader", [0xff, 0xfb, 0x00]],
    ["an MPEG sampling rate that is reserved", [0xff, 0xfb, 0x9c]],
  ] as const)("none: %s", (_what, start) => {
    expect(audioFormat(beginsWith(...start))).toBeUndefined();
  });

  it("takes 64 bytes for a whole file, and fewer for none", () => {
    expect(audioFormat(beginsWith("OggS").subarray(0, 64))).toBe("ogg");
    expect(audioFormat(beginsWith("OggS").subarray(0, 63))).toBeUndefined();
  });

  it("has the registered media type of each", () => {
    expect(mediaTypes).toEqual({
      wav: "audio/wav",
      mp3: "audio/mpeg",
      flac: "audio/flac",
      ogg: "audio/ogg",
      webm: "audio/webm",
      m4a: "audio/mp4",
      aac: "audio/aac",
      aiff: "audio/aiff",
    });
  });
});
