import { describe, expect, test } from "vitest";
import { type CartesiaMockVoice, cartesiaScenarios, createCartesiaService } from "../src/cartesia.ts";
import { requestLine } from "../src/record/request-line.ts";
import { playedScenario } from "../src/scenarios/scenario.ts";
import { createTurns } from "../src/scenarios/turns.ts";
import { inworldService } from "../src/services/inworld.ts";
import { cartesiaKey, cartesiaRequest, inworldRequest } from "./requests.ts";

describe("a scenario that fails", () => {
  test("is recorded with its name and reason, and creates nothing", async () => {
    const scenario = cartesiaScenarios.success({ voice: { is_public: "yes" as unknown as boolean } });
    const told: unknown[] = [];
    const service = createCartesiaService({ scenario, onRequest: (request) => told.push(request) });
    await expect(service.answer(cartesiaRequest())).rejects.toThrow("wrong answer of the mock");
    expect(service.requests()).toMatchObject([
      {
        number: 1,
        scenario: "success",
        fields: { name: "Ada" },
        failure: expect.stringMatching(/^Error: cartesia-voices: wrong answer of the mock: is_public: expected /),
      },
    ]);
    expect(service.requests()[0]).not.toHaveProperty("status");
    expect([service.requestCount(), service.voices(), told]).toEqual([1, [], service.requests()]);
    expect(service.requests().map(requestLine)).toEqual([expect.stringContaining(" · the mock failed: Error: ")]);
  });

  test("shows neither key nor audio, whatever it throws", async () => {
    const audio = "UklGR".repeat(100);
    const scenario = playedScenario<CartesiaMockVoice>({
      name: "own",
      conforms: true,
      play: {
        kind: "clone",
        change() {
          throw new Error(`${cartesiaKey} ${audio}`);
        },
      },
    });
    const service = createCartesiaService({ scenario });
    await expect(service.answer(cartesiaRequest())).rejects.toThrow();
    expect(service.requests()[0]?.failure).toBe("Error: (the key) (500 characters)");
  });

  test("holds up no request behind it", async () => {
    const service = inworldService({});
    const fails = () => {
      throw new RangeError("no scenario");
    };
    const answers = [service.answer(inworldRequest(), fails), service.answer(inworldRequest())];
    const [first, second] = await Promise.allSettled(answers);
    expect([first?.status, second?.status]).toEqual(["rejected", "fulfilled"]);
    expect(service.requests().map(({ number, failure }) => [number, failure])).toEqual([
      [1, "RangeError: no scenario"],
      [2, undefined],
    ]);
  });
});

test("a request that breaks off lets nobody overtake the one before it", async () => {
  const takeTurn = createTurns();
  const [first, second, third] = [takeTurn(), takeTurn(), takeTurn()];
  const events: string[] = [];
  const done = third.comes.then(() => events.push("third"));
  second.end();
  // All that was waiting for the second has gone on by then.
  await new Promise((resolve) => setImmediate(resolve));
  events.push("first");
  first.end();
  await done;
  expect(events).toEqual(["first", "third"]);
});
