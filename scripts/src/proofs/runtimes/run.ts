// Every promise of every provider on every runtime, and samples of recordings of every kind, from the packages as they
// are published: a table of runtimes and promises. What a runtime cannot keep is listed with its reason, and anything else that is broken ends with 1.

import { suiteUsage } from "../../prove/proof.ts";
import { commandLine, refuse } from "../../workspace/command-line.ts";
import { inFreshFolder, installConsumer, pack } from "../../workspace/programs/consumer.ts";
import { sampleDecoders } from "../../workspace/programs/sample-decoders.ts";
import { launchChromium } from "../browser/chromium.ts";
import { serve } from "../browser/serve.ts";
import { bundleWorker } from "../faults/bundle.ts";
import { holdToPromises, observedOn } from "../faults/hold.ts";
import type { Observed } from "../faults/observed.ts";
import { installRuntimes } from "../faults/runtimes.ts";
import { type Gap, gaps } from "./gaps.ts";
import { holdInChromium, prepareInChromium } from "./in-chromium.ts";
import { holdInWorkerd, observedInWorkerd, workerdVersion } from "./in-workerd.ts";
import { bundlePreparing } from "./prepare/bundle.ts";
import { makeRecordings } from "./prepare/recordings.ts";
import { proof } from "./proof.ts";

interface Home {
  readonly name: string;
  hold(provider: string): Promise<readonly Observed[]>;
  prepare(): Promise<readonly Observed[]>;
}

const subjects = ["cartesia", "inworld", "recordings"] as const;
const providers = ["cartesia", "inworld"] as const;

const usage = suiteUsage(
  proof,
  `
  --runtime <id>  one runtime; several times for several
  --of <subject>  ${subjects.join(", ")}; several times for several
  --only <words>  promises with these words in their sentence`,
);
const values = commandLine(usage, {
  runtime: { type: "string", multiple: true },
  of: { type: "string", multiple: true },
  only: { type: "string", default: "" },
});
const { only } = values;
const unknown = values.of?.find((subject) => !subjects.some((known) => known === subject));
if (unknown !== undefined) refuse(`--of ${unknown}: pass one of ${subjects.join(", ")}`, usage);
const isWanted = (subject: string): boolean => values.of?.includes(subject) ?? true;
let broken = 0;

await inFreshFolder(async (folder) => {
  const installed = await installRuntimes();
  installConsumer(folder, [
    ...pack(folder, ["cartesia-voices", "inworld-voices", "clone-core", "voices-mock", "voice-sample"]),
    ...sampleDecoders(),
    "msw@3.0.5",
  ]);
  const [worker, inWorkerd, inPage] = await Promise.all([
    bundleWorker(undefined, folder),
    bundleWorker(new URL("workerd-worker.ts", import.meta.url), folder),
    bundleWorker(new URL("page-worker.ts", import.meta.url), folder),
  ]);
  const [preparer, preparerInWorkerd, preparerInPage] = await Promise.all([
    bundlePreparing("process", folder),
    bundlePreparing("workerd", folder),
    bundlePreparing("page", folder),
  ]);
  const files = makeRecordings(folder);
  const recordings = await serve(files);
  const browser = await launchChromium();
  try {
    const homes: Home[] = [
      ...installed.map((runtime) => ({
        name: runtime.name,
        hold: (provider: string) => holdToPromises({ runtime, worker, provider, only }),
        prepare: () => observedOn(runtime, preparer, { RECORDINGS: recordings.url, ONLY: only }),
      })),
      {
        name: `workerd ${workerdVersion()}`,
        hold: (provider) => holdInWorkerd(inWorkerd, provider, only),
        prepare: () => observedInWorkerd(preparerInWorkerd, { recordings: recordings.url, only }),
      },
      {
        name: `Chromium ${browser.version()}`,
        hold: (provider) => holdInChromium(browser, inPage, provider, only),
        prepare: () => prepareInChromium(browser, preparerInPage, files, only),
      },
    ];
    const chosen = homes.filter(({ name }) => values.runtime?.some((wanted) => name.startsWith(wanted)) ?? true);
    console.log(
      `${"runtime".padEnd(26)}${"subject".padEnd(12)}${"promises".padEnd(10)}${"kept".padEnd(7)}${"gaps".padEnd(6)}broken`,
    );
    for (const home of chosen) {
      const reports = await Promise.all(
        providers.filter(isWanted).map(async (provider) => ({ provider, all: await home.hold(provider) })),
      );
      for (const { provider, all } of reports) broken += report(home.name, provider, all);
      // On its own: the others have deadlines to keep.
      if (isWanted("recordings")) broken += report(home.name, "recordings", await home.prepare());
    }
  } finally {
    await browser.close();
    recordings.server.close();
  }
});
console.log(
  broken === 0 ? "\nEvery promise is kept, or is a gap with its reason." : `\n${broken} promises are broken.`,
);
if (broken > 0) process.exitCode = 1;

/** Prints how a runtime did with one provider, or with recordings; returns how many promises are broken without a reason. */
function report(runtime: string, subject: string, all: readonly Observed[]): number {
  const unkept = all.filter((one) => one.broken.length > 0);
  const reasons = new Map<Gap, number>();
  const unexplained = unkept.filter(({ promise, broken: what }) => {
    const gap = gaps.find(
      (one) =>
        runtime.startsWith(one.runtime) && one.promises.test(promise) && what.every((line) => one.broken.test(line)),
    );
    if (gap) reasons.set(gap, (reasons.get(gap) ?? 0) + 1);
    return gap === undefined;
  });
  const numbers = [all.length, all.length - unkept.length, unkept.length - unexplained.length, unexplained.length];
  const [promises = "", kept = "", explained = "", rest = ""] = numbers.map(String);
  console.log(
    runtime.padEnd(26) + subject.padEnd(12) + promises.padEnd(10) + kept.padEnd(7) + explained.padEnd(6) + rest,
  );
  for (const [{ why }, count] of reasons) console.log(`    ${count} × ${why}`);
  for (const { promise, broken: what } of unexplained)
    console.log(`    BROKEN ${promise}\n           ${what.join("\n           ").slice(0, 400)}`);
  return unexplained.length;
}
