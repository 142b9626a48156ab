// `pnpm new-provider`: a client package from a vendor's documentation page or OpenAPI document.
import { commandError } from "../../workspace/command-error.ts";
import { answerHelp } from "../../workspace/command-line.ts";
import { repository } from "../documents/sources.ts";
import { settle } from "../update/staging/settle.ts";
import { addProvider, requireNew } from "./add.ts";
import { answersAsOptions } from "./ask/answers.ts";
import { askAll, askLine, isTerminal } from "./ask/on-terminal.ts";
import { unanswered } from "./ask/unanswered.ts";
import { type NewProviderOptions, readOptions, usage } from "./options.ts";
import { planText } from "./plan-text.ts";
import { pnpm } from "./pnpm.ts";
import { type PreparedProvider, prepare } from "./prepare.ts";

answerHelp(usage);

async function main(): Promise<void> {
  const given = readOptions(process.argv.slice(2));
  await settle(repository);
  const today = new Date().toISOString().slice(0, 10);
  const say = (step: string): void => console.error(`${step} …`);
  say(`Reading ${given.from}`);
  const prepared = await preparedFrom(given, today);
  await requireNew(repository, prepared.names);
  console.error(planText(prepared));
  if (given.dryRun) {
    console.error("Nothing was written, as --dry-run asks.");
    return;
  }
  if (isTerminal() && !given.yes && !/^(?:y(?:es)?)?$/i.test((await askLine("Make it? [Y/n] ")).trim())) {
    console.error("Nothing was written.");
    return;
  }
  const files = await addProvider(prepared, { root: repository, say });
  const { names, plan } = prepared;
  console.log(
    [
      `${names.package} is there, and its tests pass:`,
      ...files.map((path) => `  ${path}`),
      "",
      ...(plan === undefined
        ? ["There is no provider of clone-core with it."]
        : [
            ...(plan.notes.length === 0
              ? ["Nothing has to be written by hand."]
              : [
                  `Look at packages/clone-core/src/providers/${names.name}.ts:`,
                  ...plan.notes.map((note) => `  ${note}`),
                ]),
            `\`pnpm prove faults -- --provider ${names.name}\` holds it to every promise, on every runtime.`,
          ]),
      `Limits of a sample that other pages state go into specs/${names.spec}.overlay.yaml.`,
    ].join("\n"),
  );
  say("Linking it to its dependencies");
  await pnpm(repository, ["install", "--frozen-lockfile", "--prefer-offline"]).catch((error: Error) => {
    console.error(`${commandError(error)}\nThe files above are in place: run \`pnpm install\` by hand.`);
    process.exitCode = 1;
  });
}

/** What a document comes to, once everything that it leaves out is answered. */
async function preparedFrom(given: NewProviderOptions, today: string): Promise<PreparedProvider> {
  let options = given;
  for (;;) {
    const { prepared, questions } = await prepare(options, today);
    if (prepared !== undefined) return prepared;
    if (!isTerminal()) throw unanswered(options.from, questions);
    const answers = answersAsOptions(await askAll(questions, askLine));
    options = { ...options, ...answers, fields: { ...options.fields, ...answers.fields } };
  }
}

try {
  await main();
} catch (error) {
  console.error(`${commandError(error, usage)}\nNothing was written.`);
  process.exitCode = 1;
}
