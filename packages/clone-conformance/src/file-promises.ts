import type { SampleAudio } from "@org/clone-core";
import { type ProviderPromise, promise } from "./promise.ts";
import { received, sha256 } from "./received.ts";
import { recording } from "./recording.ts";
import { same } from "./same.ts";
import type { Suite } from "./suite.ts";

/** Files on a disk, where the runtime has one: they change while nobody looks. */
export function filePromises(suite: Suite): ProviderPromise[] {
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  const os = globalThis.process?.getBuiltinModule?.("node:os");
  if (fs?.openAsBlob === undefined || os === undefined) return [];
  const { mkdtempSync, openAsBlob, rmSync, writeFileSync } = fs;

  const changes: Readonly<Record<string, (file: string) => void>> = {
    "written over": (file) => writeFileSync(file, new Uint8Array(3000)),
    "cut short": (file) => writeFileSync(file, recording().subarray(0, 100)),
    removed: (file) => rmSync(file),
  };
  return Object.entries(changes).flatMap(([what, change]) => [
    promise(suite, `refuses a file that was ${what} before it is read, or sends what is given`, () =>
      withFile(async (file) => {
        const sample: SampleAudio = await openAsBlob(file);
        change(file);
        await intact(suite, sample, () => {});
      }),
    ),
    promise(suite, `refuses a file that is ${what} while it is read, or sends what is given`, () =>
      withFile(async (file) => {
        const sample: SampleAudio = await openAsBlob(file);
        await intact(suite, sample, () => change(file));
      }),
    ),
  ]);

  async function withFile(use: (file: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(`${os?.tmpdir()}/sample-`);
    try {
      writeFileSync(`${folder}/ada.wav`, recording());
      await use(`${folder}/ada.wav`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Either the call is refused and nothing arrives, or the recording arrives as it was. */
async function intact(suite: Suite, sample: SampleAudio, meanwhile: () => void): Promise<void> {
  const calling = suite.call("voice-200", { sample });
  meanwhile();
  const { voice, error, leaks } = await calling;
  same("leaks", leaks.join(", "), "");
  if (voice === undefined) {
    same("outcome", error?.outcome, "not_created");
    await suite.counted("voice-200", 0);
    return;
  }
  const [request] = await suite.faults.requests("voice-200");
  const [audio] = request === undefined ? [] : (await received(request)).audio;
  same("hash", audio && (await sha256(audio)), await sha256(recording()));
}
