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
  it("are name, source and operation; the page is where its Markdown is, without the ending", () => {
    expect(read()).toEqual({ ...right, page: "https://docs.acme.example/add" });
    expect(
      readOptions(["--", "--name", "acme", "--from", "a.md", "--page", right.from, "--operation", "PUT /v"]),
    ).toEqual({
      name: "acme",
      from: "a.md",
      page: right.from,
      operation: "PUT /v",
    });
  });

  it("say what a document leaves out", () => {
    const reach = { server: "https://api.acme.example/v1", "key-header": "Authorization", "key-prefix": "Token " };
    expect(read(reach)).toMatchObject({ server: reach.server, keyHeader: "Authorization", keyPrefix: "Token " });
  });

  it.each([
    [{ name: undefined }, "--name is missing: give one, as in --name acme"],
    [{ name: " " }, "--name is empty"],
    [{ name: "Acme" }, '--name "Acme" is not part of a package\'s name'],
    [{ name: "../acme" }, '--name "../acme" is not part of a package\'s name'],
    [{ name: "9lives" }, '--name "9lives" is not part of a package\'s name'],
    [{ name: "acme-voices" }, '--name acme-voices: leave "voices" out'],
    [{ from: undefined }, "--from is missing"],
    [{ from: "page.md" }, "--page is missing: --from page.md is a file"],
    [{ page: "ftp://acme.example" }, '--page "ftp://acme.example" is not an http(s) address'],
    [{ operation: undefined }, "--operation is missing"],
    [{ operation: "/v1/voices" }, '--operation "/v1/voices" is not a method with a body and a path'],
    [{ operation: "GET /v1/voices" }, '--operation "GET /v1/voices" is not a method with a body and a path'],
    [{ operation: 'POST /");//' }, "is not a method with a body and a path"],
    [{ operation: "POST /v1/{id}" }, '--operation "POST /v1/{id}" has a parameter in its path'],
    [{ server: "api.acme.example" }, '--server "api.acme.example" is not an http(s) address'],
    [{ "key-header": "X Key" }, '--key-header "X Key" is not a header\'s name'],
    [{ "key-prefix": "Bearer " }, "--key-prefix needs --key-header"],
    [{ "key-header": "A", "key-prefix": "a\nb" }, '--key-prefix "a\\nb" is not a word'],
    [{ nmae: "acme" }, "Unknown option '--nmae'"],
  ])("%j are refused, and the reason names the option", (change, message) => {
    expect(() => read(change)).toThrow(message);
  });
});
