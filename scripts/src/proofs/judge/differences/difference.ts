import type { Verdict } from "../verdict.ts";

/** A kind of request on which the two judges are known to differ. */
export interface Difference {
  /** The service, or `both`. */
  readonly service: "cartesia-voices" | "inworld-voices" | "both";
  /** Matches the sentences of the requests that differ, and of no others. */
  readonly requests: RegExp;
  readonly mock: Verdict["says"];
  /** `silent` or `broken` when Prism has no opinion to give. */
  readonly prism: Verdict["says"];
  /** Why the mock is right all the same, in one sentence. */
  readonly reason: string;
}

/** Which judge is the stricter one; none where Prism has no verdict. */
export function stricter({ mock, prism }: Difference): "mock" | "Prism" | "-" {
  if (prism === "silent" || prism === "broken") return "-";
  return mock === "refuse" ? "mock" : "Prism";
}

/** The difference that a request is listed under, if it is. */
export function listedDifference(
  differences: readonly Difference[],
  spec: string,
  sentence: string,
): Difference | undefined {
  return differences.find(
    ({ service, requests }) => (service === "both" || service === spec) && requests.test(sentence),
  );
}
