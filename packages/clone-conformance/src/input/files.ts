import type { SampleAudio } from "@org/clone-core";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { received, sha256 } from "../suite/received.ts";
import { recording } from "../suite/recording.ts";
import { oneOf, same } from "../suite/same.ts";
import type { Suite } from "../suite/suite.ts";

/** What becomes of a file; `undefined` when it is gone. */
const changes: Readonly<Record<string, Uint8Array<ArrayBuffer> | undefined>> = {
  "written over": new Uint8Array(3000),
  "cut short": recording().slice(0, 100),
  removed: undefined,
};

/** Files on a disk, where the runtime has one: they change while nobody looks. */
export function filePromises(suite: Suite): ProviderPromise[] {
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  const os = globalThis.process?.getBuiltinModule?.("node:os");
  if (fs?.openAsBlob === undefined || os === undefined) return [];
  const { mkdtempSync, openAsBlob, rmSync, writeFileSync } = fs;

  return Object.entries(changes).flatMap(([what, content]) =>
    ["before it is read", "while it is read"].map((when) =>
      promise(suite, `refuses a file that is ${what} ${when}, or sends it as it was or is`, async () => {
        const folder = mkdtempSync(`${os.tmpdir()}/sample-`);
        const file = `${folder}/ada.wav`;
        const change = (): void => (content === undefined ? rmSync(file) : writeFileSync(file, content));
        try {
          writeFileSync(file, suite.recording());
          const sample: SampleAudio = await openAsBlob(file);
          if (when === "before it is read") change();
          const calling = suite.call("voice-200", { sample });
          if (when === "while it is read") change();
          await intact(suite, await calling, content);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
    ),
  );
}

/** Either the call was refused and nothing arrived, or the file arrived as it was, or is: Bun opens it only to read it. */
async function intact(
  suite: Suite,
  { voice, error, leaks }: Awaited<ReturnType<Suite["call"]>>,
  content: Uint8Array<ArrayBuffer> | undefined,
): Promise<void> {
  same("leaks", leaks.join(", "), "");
  if (voice === undefined) {
    same("outcome", error?.outcome, "not_created");
    await suite.counted("voice-200", 0);
    return;
  }
  const [request] = await suite.faults.requests("voice-200");
  const [audio] = request === undefined ? [] : (await received(request)).audio;
  const right = [suite.recording(), ...(content === undefined ? [] : [content])];
  oneOf("hash", audio && (await sha256(audio)), await Promise.all(right.map(sha256)));
}
