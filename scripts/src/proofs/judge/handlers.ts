import { startSandbox } from "@org/voices-mock";
import type { Source } from "../../specs/documents/sources.ts";
import { type Outcome, weigh } from "./comparison.ts";
import { differences } from "./differences/differences.ts";
import { judgedSources, readJudgedOperation } from "./judged-operation.ts";
import { compareJudges } from "./judges.ts";
import type { Prism } from "./prism.ts";
import { tableOfTrials } from "./table-of-trials.ts";

/** The table of both services before the mock's handlers and before Prism; what came of it, by service. */
export async function compareHandlers(prisms: Readonly<Record<string, Prism>>): Promise<Map<string, Outcome>> {
  const sandbox = await startSandbox();
  const urls: Readonly<Record<string, string>> = {
    "cartesia-voices": sandbox.cartesiaUrl,
    "inworld-voices": sandbox.inworldUrl,
  };
  const compareService = async (source: Source): Promise<[string, Outcome]> => {
    const { name } = source;
    const [mockUrl, prism] = [urls[name], prisms[name]];
    if (mockUrl === undefined || prism === undefined) throw new Error(`No judge has ${name}`);
    const trials = tableOfTrials(await readJudgedOperation(source));
    return [name, weigh(name, await compareJudges({ spec: name, mockUrl, prism, differences }, trials), differences)];
  };
  try {
    return new Map(await Promise.all((await judgedSources()).map(compareService)));
  } finally {
    await sandbox.close();
  }
}
