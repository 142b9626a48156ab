import { describe, expect, it } from "vitest";
import { judgedSources } from "../../src/proofs/judge/judged-operation.ts";
import { lifeDifferences } from "../../src/proofs/judge/life/life-differences.ts";
import { readLifeOperations } from "../../src/proofs/judge/life/life-operation.ts";
import { lifeTrials } from "../../src/proofs/judge/life/life-trials.ts";
import { mockVerdict } from "../../src/proofs/judge/verdict.ts";

const sources = await judgedSources();

describe.each(sources.map((source) => [source.name, source] as const))(
  "requests about voices of %s",
  async (spec, source) => {
    const operations = await readLifeOperations(source);
    const sentences = operations.flatMap(lifeTrials).map(({ sentence }) => sentence);

    it("have a sentence of their own, also for every operation that the overlay adds", () => {
      expect(new Set(sentences).size).toBe(sentences.length);
      for (const name of Object.keys(source.added ?? {})) {
        expect(sentences).toContain(`${name}: the right request, with every declared field`);
        expect(sentences).toContain(`${name}: no key at all`);
      }
    });

    it("are listed once where the judges differ, and each difference has one", () => {
      const own = lifeDifferences.filter(({ service }) => service === "both" || service === spec);
      for (const { requests } of own) expect(sentences.filter((sentence) => requests.test(sentence))).not.toEqual([]);
      for (const sentence of sentences) {
        expect(own.filter(({ requests }) => requests.test(sentence)).length, sentence).toBeLessThan(2);
      }
    });
  },
);

it("a right request for a voice that nobody has counts as accepted, one to a place that nobody has does not", () => {
  const told = (text: string) => mockVerdict({ status: 404, headers: {}, text }).says;
  expect([
    told('{"error_code":"voice_not_found"}'),
    told('{"code":5,"message":""}'),
    told('{"message":"Nothing"}'),
  ]).toEqual(["accept", "accept", "refuse"]);
});
