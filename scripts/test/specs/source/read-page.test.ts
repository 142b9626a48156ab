import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { specFromText } from "../../../src/specs/documents/source/read-spec.ts";
import { readSources, root } from "../../../src/specs/documents/sources.ts";
import { document, page } from "./pages.ts";

const sources = await readSources();
const read = (text: string, operations?: string[]) => specFromText(text, "page.md", { operations });

describe("a documentation page", () => {
  it.each([
    ["yaml post /voices", "```"],
    ["yaml post /voices", "````"],
    ["yaml post /voices", "~~~~"],
    ["yaml /latest.yml POST /voices", "````"],
    ["yaml openapi/openapi.json post /voices", "````"],
    ["yaml 2026-03-01/api.yml POST /voices", "```"],
    ["yaml https://host.example/openapi.json post /voices", "````"],
    ["yml", "```"],
    ["", "```"],
  ])("with the fence '%s' between %s gives its document byte for byte", (info, marks) => {
    const spec = read(page(document(), info, marks), ["POST /voices"]);
    expect(spec.text).toBe(document());
    expect(spec.kind).toBe("page");
    expect(spec.announced).toBe(info.includes("/voices") ? "POST /voices" : undefined);
  });

  it("gives the path of its info string in any method", () => {
    const patch = page(document("/voices/{id}", "patch"), "yaml https://host.example/openapi.json patch /voices/{id}");
    expect(read(patch).announced).toBe("PATCH /voices/{id}");
  });

  it.each(sources.map(({ name, operation }) => [name, operation]))(
    "around the vendored %s gives exactly the vendored text",
    (name, operation) => {
      const vendored = readFileSync(new URL(`specs/${name}.yaml`, root), "utf8");
      expect(read(page(vendored), [operation]).text).toBe(vendored);
    },
  );

  it("may hold other fences before, after and inside the document", () => {
    const described = document().replace(
      "operationId: make",
      "description: |-\n        Try it:\n        ```bash\n        curl x\n        ```\n      operationId: make",
    );
    const example = "```yaml\nvoice: ada\n```\n\n```json\n{ broken\n```\n\n```bash\ncurl x\n```\n";
    expect(read(`${example}${page(described)}${example}`, ["POST /voices"]).text).toBe(described);
    // Lines of three backticks further in do not close a fence of three either.
    expect(read(page(described, "yaml post /voices", "```")).text).toBe(described);
  });

  it("with several documents gives the one that has the operation", () => {
    const two = page(document("/other"), "yaml") + page(document("/voices"), "yaml");
    expect(read(two, ["POST /voices"]).text).toBe(document("/voices"));
    expect(() => read(two)).toThrow("page.md holds several OpenAPI documents, on lines 5, 44");
  });

  it("with two documents of the operation gives the announced one", () => {
    const two = page(document(), "yaml") + page(document().replace("Made-up", "Announced"));
    expect(read(two, ["POST /voices"]).text).toContain("Announced");
  });

  it("may end without a newline, begin with a byte order mark, and have Windows line ends", () => {
    expect(read(page(document()).trimEnd()).text).toBe(document());
    const windows = read(page(document()).replaceAll("\n", "\r\n"));
    expect(windows.text).toBe(document().replaceAll("\n", "\r\n"));
    expect(windows.document["openapi"]).toBe("3.0.1");
  });

  it("may indent its fence inside an element of its own", () => {
    const inside = page(document()).replaceAll(/^(?=.)/gm, "      ");
    expect(read(`<Tab>\n${inside}</Tab>\n`).text).toBe(document());
  });

  it("may begin with front matter that names the operation", () => {
    expect(read(`---\nopenapi: openapi.json post /voices\n---\n${page(document())}`).text).toBe(document());
  });

  it("keeps `no`, `off` and `yes` as text, and resolves anchors and merges", () => {
    expect(JSON.stringify(read(page(document())).document)).toContain('["no","off","yes"]');
    const anchored = document()
      .replace("Voice:\n", "Voice: &voice\n")
      .replace(
        "  securitySchemes:",
        "    Copy: *voice\n    More:\n      <<: *voice\n      title: More\n  securitySchemes:",
      );
    const { components } = read(page(anchored)).document as { components: { schemas: Record<string, object> } };
    const { Voice, Copy, More } = components.schemas;
    expect(Copy).toEqual(Voice);
    expect(Copy).not.toBe(Voice);
    expect(More).toEqual({ ...Voice, title: "More" });
  });
});

describe("a page is refused", () => {
  it.each([
    ["that is empty", "\n", "page.md is empty"],
    ["that is HTML", `<!DOCTYPE html><html>${page(document())}`, "page.md is an HTML page"],
    ["without a fence", "# Words\n\nAlone.\n", "neither an OpenAPI document nor a page with one"],
    ["without a document", "```yaml\na: b\n```\n", "1 fences, none with an OpenAPI 3 document"],
    [
      "whose fence never closes",
      page(document()).replace(/````\n$/, ""),
      "page.md: the fence on line 5 never closes, so the page may have been cut off",
    ],
    ["cut in half", page(document()).slice(0, 400), "the fence on line 5 never closes"],
    [
      "of the older format",
      page("paths:\n  path: /voices\n  method: post\n  servers:\n    - url: https://api.example\n"),
      "The fence on line 5 of page.md is not an OpenAPI 3 document: it has no `openapi` field; " +
        "its `paths` is {path, method}, an older format of documentation pages",
    ],
    [
      "of the older format with a version",
      page("openapi: 3.0.1\npaths:\n  path: /voices\n  method: post\n"),
      "its `paths` is {path, method}",
    ],
    ["with Swagger 1", page('swagger: "1.2"\npaths: {}\n'), "it is Swagger 1.2, and of Swagger only 2.0 is read"],
    ["with OpenAPI 4", page(document().replace("3.0.1", "4.0.0")), 'its `openapi` field says "4.0.0"'],
    ["whose announced fence is no YAML", page("a: [1\nb: 2\n"), "The fence on line 5 of page.md is neither YAML nor"],
    [
      "whose aliases explode",
      page(`a: &a [x]\nb: [${"*a,".repeat(200)}]\n`),
      "its anchors repeat one another without end",
    ],
    ["whose anchor holds itself", page("a: &a\n  b: *a\n"), "nests deeper than 100 levels"],
    ["of another operation", page(document("/other")), "has no operation POST /voices; it has POST /other"],
    [
      "whose reference leads nowhere",
      page(document().replace("    Voice:", "    Other:")),
      "#/components/schemas/Voice leads nowhere",
    ],
    [
      "whose key scheme is missing",
      page(document().replace("    key:\n", "    other:\n")),
      "the security scheme key leads nowhere",
    ],
  ])("%s", (_what, text, message) => {
    expect(() => read(text, ["POST /voices"])).toThrow(message);
  });
});
