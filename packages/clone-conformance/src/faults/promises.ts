import { faultPromise, type ProviderPromise } from "../suite/promise.ts";
import { longestUnder } from "../suite/settle.ts";
import type { Suite } from "../suite/suite.ts";
import type { FaultCase } from "./case.ts";
import { faultCases } from "./cases.ts";
import { asRead, unexplained } from "./expected.ts";
import { differences, type FaultResult, resultOf } from "./result.ts";

/** What must hold when one call meets one fault: counted at the server, and read off the voice or the error. */
export const faultPromises = (suite: Suite): ProviderPromise[] =>
  Object.entries(faultCases).flatMap(([sentence, cases]) =>
    cases.map((one) => faultPromise(suite, `${sentence}: ${one.fault}`, () => look(suite, one))),
  );

async function look(suite: Suite, one: FaultCase): Promise<FaultResult> {
  const { fault, timeoutMs, maxRetries } = one;
  const call = await suite.call(fault, {
    longestMs: longestUnder(fault),
    ...(timeoutMs && { timeoutMs }),
    ...(maxRetries !== undefined && { maxRetries }),
  });
  const { complete, partial } = await suite.faults.counts(fault);
  const { comesTo, requests = [1] } = asRead(suite.provider(fault), one, suite.words);
  const broken = [...differences(call, comesTo), ...unexplained(call)];
  if (!requests.includes(complete))
    broken.push(`complete requests: expected ${requests.join(" or ")}, found ${complete}`);
  const most = Math.max(...requests, 1);
  if (complete + partial > most) broken.push(`requests begun: expected ${most}, found ${complete + partial}`);
  for (const target of ["redirect-target", "redirect-target-elsewhere"] as const) {
    const { complete, partial } = await suite.faults.counts(target);
    if (complete + partial > 0) broken.push(`something arrived at ${target}`);
  }
  if (call.leaks.length > 0) broken.push(`leaks: ${call.leaks.join(", ")}`);
  return { fault, requests: complete, ...resultOf(call), broken };
}
