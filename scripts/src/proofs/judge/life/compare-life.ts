import { startSandbox } from "@org/voices-mock";
import type { Source } from "../../../specs/documents/sources.ts";
import { type Outcome, weigh } from "../comparison.ts";
import { judgedSources } from "../judged-operation.ts";
import { compareJudges } from "../judges.ts";
import type { Prism } from "../prism.ts";
import { lifeDifferences } from "./life-differences.ts";
import { readLifeOperations } from "./life-operation.ts";
import { lifeTrials } from "./life-trials.ts";

/** Requests about voices that exist before the mock and before Prism; what came of them, by service. */
export async function compareLife(prism: Prism): Promise<Map<string, Outcome>> {
  const sandbox = await startSandbox();
  const compareService = async (source: Source): Promise<[string, Outcome]> => {
    const spec = source.name;
    const mockUrl = spec === "cartesia-voices" ? sandbox.cartesiaUrl : sandbox.inworldUrl;
    const trials = (await readLifeOperations(source)).flatMap(lifeTrials);
    const compared = await compareJudges({ spec, mockUrl, prism, differences: lifeDifferences }, trials);
    return [`${spec}, voices that exist`, weigh(spec, compared, lifeDifferences)];
  };
  try {
    return new Map(await Promise.all((await judgedSources()).map(compareService)));
  } finally {
    await sandbox.close();
  }
}
