import { describe, expect, test } from "vitest";
import { type FormPart, parseMultipart } from "../src/multipart.ts";

const type = "multipart/form-data; boundary=edge";
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const parse = (body: string, contentType = type): FormPart[] | undefined => parseMultipart(contentType, bytes(body));
const part = (disposition: string, content = "x"): string =>
  `--edge\r\nContent-Disposition: ${disposition}\r\n\r\n${content}\r\n`;
const named = 'form-data; name="a"';

describe("a multipart form", () => {
  test("is read as a runtime writes it, each byte of a file as it was", async () => {
    const content = Uint8Array.from({ length: 5_000 }, (_byte, index) => (index * 7) % 256);
    content.set(bytes("\r\n--\r\n\r\n\r\r\n------\r\n"), 100);
    const form = new FormData();
    form.append('na"me\r\n', "two\r\nlines, 艾达");
    form.append("clip", new File([content], 'ada "one".wav', { type: "audio/wav" }));
    const response = new Response(form);
    const contentType = response.headers.get("content-type") ?? "";
    const parts = parseMultipart(contentType, new Uint8Array(await response.arrayBuffer()));
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
    expect(parse(`${part('form-data; filename="f"')}--edge--`)).toBeUndefined();
  });

  test.each([
    ["nothing", ""],
    ["something before its first boundary", `before\r\n${part(named)}--edge--`],
    ["another boundary", `${part(named).replace("edge", "edgy")}--edgy--`],
    ["no end", part(named)],
    ["an end that is cut off", `${part(named)}--edge-`],
    ["no line after a boundary", `--edge Content-Disposition: ${named}\r\n\r\nx\r\n--edge--`],
    ["line feeds alone", `${part(named)}--edge--`.replaceAll("\r\n", "\n")],
    ["no empty line after the headers of a part", `--edge\r\nContent-Disposition: ${named}\r\nx\r\n--edge--`],
    ["a part without a disposition", "--edge\r\nContent-Type: text/plain\r\n\r\nx\r\n--edge--"],
    ["a part of another disposition", `${part('attachment; name="a"')}--edge--`],
    ["a part without a name", `${part("form-data")}--edge--`],
    ["a header that is none", `--edge\r\nContent-Disposition: ${named}\r\n: x\r\n\r\nx\r\n--edge--`],
  ])("is none with %s", (_case, body) => {
    expect(parse(body)).toBeUndefined();
  });

  test.each(["", '""', "a\u0141", `${"a".repeat(71)}`, '"ends with a space "'])(
    "is none with the boundary %s",
    (boundary) => {
      const text = boundary.replaceAll('"', "");
      expect(parse(`--${text}--`, `multipart/form-data; boundary=${boundary}`)).toBeUndefined();
    },
  );
});
