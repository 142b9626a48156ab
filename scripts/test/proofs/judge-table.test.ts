import { startSandbox } from "@org/voices-mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "../../src/proofs/judge/differences/differences.ts";
import { type JudgedOperation, judgedSources, readJudgedOperation } from "../../src/proofs/judge/judged-operation.ts";
import { sendTrial } from "../../src/proofs/judge/send-trial.ts";
import { tableOfTrials } from "../../src/proofs/judge/table-of-trials.ts";
import type { Trial } from "../../src/proofs/judge/trials/trial.ts";

const operations: JudgedOperation[] = await Promise.all((await judgedSources()).map(readJudgedOperation));

describe.each(operations.map((operation) => [operation.spec, operation] as const))(
  "the table of %s",
  (spec, operation) => {
    const trials = tableOfTrials(operation);
    const sentences = trials.map(({ sentence }) => sentence);

    it("has at least 200 requests besides those drawn at random", () => {
      expect(sentences.filter((sentence) => !sentence.startsWith("random")).length).toBeGreaterThanOrEqual(200);
    });

    it("is the same on every run", () => {
      expect(tableOfTrials(operation)).toEqual(trials);
    });

    it("has every field missing and every listed value, the first of them in the right request", () => {
      const isForm = operation.contentType === "multipart/form-data";
      for (const [name, field] of Object.entries(operation.body.properties)) {
        // How a form writes an object, documents rarely say.
        if (isForm && field.type === "object") continue;
        expect(sentences).toContain(`${name} is missing`);
        for (const value of field.values?.slice(1) ?? []) expect(sentences).toContain(`${name} is the listed ${value}`);
      }
    });

    it("has a request for every listed difference, and lists no request twice", () => {
      const own = differences.filter(({ service }) => service === "both" || service === spec);
      for (const { requests } of own) expect(sentences.filter((sentence) => requests.test(sentence))).not.toEqual([]);
      for (const sentence of sentences) {
        expect(own.filter(({ requests }) => requests.test(sentence)).length, sentence).toBeLessThan(2);
      }
    });
  },
);

describe("a request on its way", () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  it.each(operations.map((operation) => [operation.spec, operation] as const))(
    "is accepted when it is the right one of %s",
    async (spec, operation) => {
      const [right] = tableOfTrials(operation);
      const url = spec === "cartesia-voices" ? sandbox.cartesiaUrl : sandbox.inworldUrl;
      const answer = await sendTrial(url, right as Trial, 5000);
      expect(answer.status, answer.text).toBe(200);
    },
  );
});

describe("every listed difference", () => {
  it.each(differences.map((difference) => [difference.reason, difference] as const))(
    "has a reason: %s",
    (reason, one) => {
      expect(reason).toMatch(/^[A-Z].*\.$/);
      expect(one.mock).not.toBe(one.prism);
      expect(one.requests.source).toMatch(/^\^.*\$$/);
    },
  );
});
