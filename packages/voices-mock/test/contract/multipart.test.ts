import { describe, expect, test } from "vitest";
import { parseMultipart } from "../../src/multipart/multipart.ts";

const type = "multipart/form-data; boundary=edge";
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
/** The parts, or the words that say why there are none. */
const read = (contentType: string, body: Uint8Array<ArrayBuffer>) => {
  const form = parseMultipart(contentType, body);
  return "parts" in form ? form.parts : form.problem;
};
const parse = (body: string, contentType = type) => read(contentType, bytes(body));
const part = (disposition: string, content = "x"): string =>
  `--edge\r\nContent-Disposition: ${disposition}\r\n\r\n${content}\r\n`;
const named = 'form-data; name="a"';

describe("a multipart form", () => {
  test("has a boundary", () => {
    for (const contentType of ["multipart/form-data", "multipart/form-data; charset=utf-8"])
      expect(parse("x", contentType)).toBe("a Content-Type without a boundary");
  });

  test("is read as a runtime writes it, each byte of a file as it was", async () => {
    const content = Uint8Array.from({ length: 5_000 }, (_byte, index) => (index * 7) % 256);
    content.set(bytes("\r\n--\r\n\r\n\r\r\n------\r\n"), 100);
    const form = new FormData();
    form.append('na"me\r\n', "two\r\nlines, 艾达");
    form.append("clip", new File([content], 'ada "one".wav', { type: "audio/wav" }));
    const response = new Response(form);
    const contentType = response.headers.get("content-type") ?? "";
    const parts = read(contentType, new Uint8Array(await response.arrayBuffer()));
    expect(parts).toMatchObject([
      { name: 'na"me\r\n', bytes: bytes("two\r\nlines, 艾达") },
      { name: "clip", fileName: 'ada "one".wav', mediaType: "audio/wav", bytes: content },
    ]);
    expect(parts?.[0]).not.toHaveProperty("fileName");
  });

  test("may have a quoted boundary, any case in its headers and something after its end", () => {
    const body = `--a b\r\ncontent-disposition: FORM-DATA; NAME="a"\r\nX-Other: 1\r\n\r\nx\r\n--a b--\r\nafter`;
    expect(parse(body, 'multipart/form-data; charset=utf-8; boundary="a b"')).toEqual([
      { name: "a", bytes: bytes("x") },
    ]);
    expect(parse("--edge--")).toEqual([]);
  });

  test("tells a file without a name from a text", () => {
    const body = `${part('form-data; name="a"; filename=""', "")}${part(named, "")}--edge--`;
    expect(parse(body)).toEqual([
      { name: "a", fileName: "", bytes: bytes("") },
      { name: "a", bytes: bytes("") },
    ]);
  });

  test("does not take the name of its file for its own", () => {
    expect(parse(`${part('form-data; filename="f"; name="a"')}--edge--`)).toMatchObject([{ name: "a", fileName: "f" }]);
    expect(parse(`${part('form-data; filename="f"')}--edge--`)).toMatch(/ with no name in part 1$/);
  });

  test("may have lines before its first boundary, and spaces behind each", () => {
    const padded = `--edge \t\r\nContent-Disposition: ${named}\r\n\r\nx\r\n--edge-- \t\r\nafter`;
    for (const preamble of ["", "\r\n", "A form.\r\n", "--edg\r\nx --edge\r\n"]) {
      expect(parse(preamble + padded)).toEqual([{ name: "a", bytes: bytes("x") }]);
    }
    expect(parse(`A form.\r\n--edge--`)).toEqual([]);
  });

  test.each([
    ["form-data; name=a; filename=ada.wav", "a", "ada.wav"],
    ["form-data ; filename = ada.wav ; name = a ;", "a", "ada.wav"],
    ['form-data; name="a"; filename="ada \\"one\\".wav"', "a", 'ada "one".wav'],
    ['form-data; name="a"; filename="ada %22one%22.wav"', "a", 'ada "one".wav'],
    ['form-data; name="a"; filename="C:\\new\\ada.wav"', "a", "C:\\new\\ada.wav"],
    ['form-data; name="a"; filename="\\\\server\\ada.wav"', "a", "\\server\\ada.wav"],
    ['form-data; name="a"; filename="a;b=c.wav"', "a", "a;b=c.wav"],
    ['form-data; name="a"; filename="%C3%84da.wav"', "a", "%C3%84da.wav"],
    [`form-data; name="a"; filename*=UTF-8''%C3%84da%20%22one%22.wav`, "a", 'Äda "one".wav'],
    [`form-data; name="a"; filename="Ada.wav"; filename*=utf-8'de'%C3%84da.wav`, "a", "Äda.wav"],
    [`form-data; name="a"; filename*=iso-8859-1''%C4da.wav; filename="Ada.wav"`, "a", "Äda.wav"],
    [`form-data; name="a"; filename="Ada.wav"; filename*=UTF-8''%C4da.wav`, "a", "Ada.wav"],
    [`form-data; name="a"; filename="Ada.wav"; filename*=UTF-16''Ada.wav`, "a", "Ada.wav"],
    [`form-data; name="a"; filename="Ada.wav"; filename*="Ada"`, "a", "Ada.wav"],
  ])("has the name of a file in %s", (disposition, name, fileName) => {
    expect(parse(`${part(disposition)}--edge--`)).toEqual([{ name, fileName, bytes: bytes("x") }]);
  });

  test("may fold a header of a part", () => {
    const folded = '--edge\r\nContent-Disposition: form-data;\r\n name="a";\r\n\tfilename="b"\r\n\r\nx\r\n--edge--';
    expect(parse(folded)).toEqual([{ name: "a", fileName: "b", bytes: bytes("x") }]);
  });

  test.each([
    ["nothing", "", "nothing"],
    [
      "another boundary",
      part(named).replace("edge", "edgy"),
      "in which no line is the boundary that Content-Type names",
    ],
    ["no end", part(named), "without a last boundary, which ends in two hyphens"],
    ["its boundary in a line alone", `x--edge\r\n`, "in which no line is the boundary"],
    ["nothing behind a boundary", `${part(named)}--edge`, "with nothing behind boundary 2"],
    ["an end that is cut off", `${part(named)}--edge-`, "with nothing behind boundary 2"],
    [
      "garbage behind its end",
      `${part(named)}--edge--garbage`,
      "with something other than a line end behind the last boundary",
    ],
    [
      "garbage behind a boundary",
      part(named).replace("edge", "edge2"),
      "with something other than a line end behind boundary 1",
    ],
    ["no line after a boundary", `--edge Content-Disposition: ${named}\r\n\r\nx\r\n--edge--`, "behind boundary 1"],
    [
      "line feeds alone",
      `${part(named)}--edge--`.replaceAll("\r\n", "\n"),
      "something other than a line end behind boundary 1",
    ],
    [
      "no empty line after the headers of a part",
      `${part(named)}--edge\r\nContent-Disposition: ${named}\r\nx\r\n--edge--`,
      "with no empty line behind the headers in part 2",
    ],
    ["a part of nothing", "--edge\r\n--edge--", "with no empty line behind the headers in part 1"],
    ["a part without headers", "--edge\r\n\r\nx\r\n--edge--", "with no Content-Disposition of form-data in part 1"],
    [
      "a part without a disposition",
      "--edge\r\nContent-Type: text/plain\r\n\r\nx\r\n--edge--",
      "with no Content-Disposition of form-data in part 1",
    ],
    [
      "a part of another disposition",
      `${part('attachment; name="a"')}--edge--`,
      "with no Content-Disposition of form-data",
    ],
    ["a part without a name", `${part("form-data")}--edge--`, "with no name in part 1"],
    [
      "a quote that is not closed",
      `${part('form-data; name="a')}--edge--`,
      "whose parameters cannot be read in part 1",
    ],
    ["two names", `${part('form-data; name="a"; name="b"')}--edge--`, "whose parameters cannot be read in part 1"],
    [
      "a header twice",
      `--edge\r\nX-A: 1\r\nx-a: 2\r\nContent-Disposition: ${named}\r\n\r\nx\r\n--edge--`,
      "with a header twice",
    ],
    [
      "a header that is none",
      `--edge\r\nContent-Disposition: ${named}\r\n: x\r\n\r\nx\r\n--edge--`,
      "with a header line that is none",
    ],
  ])("is none with %s, and says so", (_case, body, problem) => {
    expect(parse(body)).toContain(problem);
  });

  test("is read in a moment, however its quotes are made", () => {
    for (const length of [16_000, 16_001]) {
      const problem = parse(`${part(`form-data; name="${"\\".repeat(length)}`)}--edge--`);
      expect(problem).toContain("whose parameters cannot be read in part 1");
    }
  });

  test.each([
    ["", "a Content-Type whose parameters cannot be read"],
    ["edge; boundary=edge", "a Content-Type whose parameters cannot be read"],
    ['""', "a boundary that is not"],
    ["a\u0141", "a boundary that is not"],
    ["a".repeat(71), "a boundary that is not"],
    ['"ends with a space "', "a boundary that is not"],
  ])("is none with the boundary %s", (boundary, problem) => {
    const text = boundary.replaceAll('"', "");
    expect(parse(`--${text}--`, `multipart/form-data; boundary=${boundary}`)).toContain(problem);
  });
});
