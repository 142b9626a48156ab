import { describe, expect, it } from "vitest";
import { nearest } from "../../../src/specs/documents/source/nearest.ts";
import { guessesOf } from "../../../src/specs/new-provider/ask/answers.ts";
import { askAll } from "../../../src/specs/new-provider/ask/on-terminal.ts";
import type { Question } from "../../../src/specs/new-provider/ask/question.ts";
import { unanswered } from "../../../src/specs/new-provider/ask/unanswered.ts";

const server: Question = { option: "server", asks: "the service's address", example: "https://api.acme.com" };
const field: Question = {
  option: "audio-field",
  asks: "the field that carries audio",
  example: "clip",
  guess: "files",
};

describe("what a document leaves out", () => {
  it("is asked on a terminal, an empty line takes the guess, and what is no answer is asked for again", async () => {
    const lines = ["", "api.acme.com", "https://api.acme.com", ""];
    const prompts: string[] = [];
    const answers = await askAll([server, field], async (prompt) => {
      prompts.push(prompt);
      return lines.shift() ?? "";
    });
    expect(Object.fromEntries(answers)).toEqual({ server: "https://api.acme.com", "audio-field": "files" });
    expect(prompts[0]).toContain("--server (as in https://api.acme.com): ");
    expect(prompts[1]).toContain("--server is empty");
    expect(prompts[2]).toContain('--server "api.acme.com" is not an http(s) address');
    expect(prompts[3]).toContain("--audio-field [files]: ");
  });

  it("is not guessed when the guess could not be typed either", () => {
    expect(guessesOf([field])).toEqual({ audioField: "files" });
    const long: Question = { option: "name", asks: "the name", example: "acme", guess: "a".repeat(51) };
    expect(() => guessesOf([long])).toThrow("is not part of a package's name");
  });

  it("is listed all at once without one, each with the option to pass", () => {
    const { message } = unanswered("page.md", [server, field]);
    expect(message).toContain("for example: --server https://api.acme.com");
    expect(message).toContain("guessed: --audio-field files");
    expect(message).not.toContain("--yes");
    expect(unanswered("page.md", [field]).message).toContain("Or pass --yes to accept every guess.");
  });
});

it("an operation that is not there is answered with those that are nearest", () => {
  const others = Array.from({ length: 300 }, (_, index) => `POST /v1/things-${index}`);
  const all = [...others, "GET /v1/voices", "POST /v1/voices/add", "DELETE /v1/voices/{id}"];
  expect(nearest("POST /v1/voice/add", all)[0]).toBe("POST /v1/voices/add");
  expect(nearest("POST /v1/voices", all)).toHaveLength(5);
  expect(nearest("POST /voices", ["POST /speakers"])).toEqual(["POST /speakers"]);
});
