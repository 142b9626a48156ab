import { describe, expect, it } from "vitest";
import { readOptions } from "../../../src/specs/new-provider/options.ts";

const right = {
  name: "acme",
  from: "https://docs.acme.example/add.md",
  operation: "POST /v1/voices",
};
const read = (change: Record<string, string | undefined> = {}) =>
  readOptions(
    Object.entries({ ...right, ...change }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, value],
    ),
  );

describe("the options of new-provider", () => {
  const nothing = { headers: {}, fields: {}, clientOnly: false, yes: false, dryRun: false };

  it("are name, source and operation; the page is where its Markdown is, without the ending", () => {
    expect(read()).toEqual({ ...right, ...nothing, page: "https://docs.acme.example/add" });
    expect(
      readOptions(["--", "--name", "acme", "--from", "a.md", "--page", right.from, "--operation", "PUT /v/{id}"]),
    ).toEqual({ ...nothing, name: "acme", from: "a.md", page: right.from, operation: "PUT /v/{id}" });
  });

  it("may leave out all but the source", () => {
    expect(readOptions(["--from", "a.md"])).toEqual({ ...nothing, from: "a.md" });
  });

  it("give headers their one value, and none that looks like a key", () => {
    const args = ["--from", "a.md", "--header", "x-version: 1.1", "--header", "X-Plan:pro"];
    expect(readOptions(args).headers).toEqual({ "x-version": "1.1", "X-Plan": "pro" });
    for (const [header, message] of [
      ["x-version", 'is no header with a value, as in --header "x-version: 1.1"'],
      ["x y: 1", "is no header with a value"],
      ["X-Api-Key: sk_1", "--header X-Api-Key looks like a key, which no repository may hold"],
    ] as const) {
      expect(() => readOptions(["--from", "a.md", "--header", header])).toThrow(message);
    }
  });

  it("say what a document leaves out", () => {
    const reach = { server: "https://api.acme.example/v1", "key-header": "Authorization", "key-prefix": "Token " };
    expect(read(reach)).toMatchObject({ server: reach.server, keyHeader: "Authorization", keyPrefix: "Token " });
  });

  it.each([
    [{ name: " " }, "--name is empty"],
    [{ name: "Acme" }, '--name "Acme" is not part of a package\'s name'],
    [{ name: "../acme" }, '--name "../acme" is not part of a package\'s name'],
    [{ name: "9lives" }, '--name "9lives" is not part of a package\'s name'],
    [{ name: "acme-voices" }, '--name "acme-voices" says "voices": leave it out'],
    [{ from: undefined }, "--from is missing"],
    [{ from: " " }, "--from is empty"],
    [{ vendor: "<Acme>" }, '--vendor "<Acme>" is no name'],
    [{ "audio-field": "voice." }, '--audio-field "voice." is not a field'],
    [{ page: "ftp://acme.example" }, '--page "ftp://acme.example" is not an http(s) address'],
    [{ operation: "/v1/voices" }, '--operation "/v1/voices" is not a method with a body and a path'],
    [{ operation: "GET /v1/voices" }, '--operation "GET /v1/voices" is not a method with a body and a path'],
    [{ operation: 'POST /");//' }, "is not a method with a body and a path"],
    [{ server: "api.acme.example" }, '--server "api.acme.example" is not an http(s) address'],
    [{ "key-header": "X Key" }, '--key-header "X Key" is not a header\'s name'],
    [{ "key-prefix": "Bearer " }, "--key-prefix needs --key-header"],
    [{ "key-header": "A", "key-prefix": "a\nb" }, '--key-prefix "a\\nb" is not a word'],
    [{ nmae: "acme" }, "Unknown option '--nmae'"],
  ])("%j are refused, and the reason names the option", (change, message) => {
    expect(() => read(change)).toThrow(message);
  });
});
