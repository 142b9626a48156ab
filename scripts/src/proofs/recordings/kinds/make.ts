import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { floatWav } from "../scene/float-wav.ts";
import { type Scene, soundOf } from "../scene/scene.ts";
import type { Maker } from "./kind.ts";

/** Makes a recording, and returns its path. */
export async function makeRecording(
  folder: string,
  { file, scene, make }: { readonly file: string; readonly scene: Scene; readonly make: Maker },
): Promise<string> {
  const source = join(folder, `${file}.source.wav`);
  const { sound, rate } = await soundOf(scene);
  await writeFile(source, floatWav(sound, rate));
  const target = join(folder, file);
  await make(source, target);
  await rm(source);
  return target;
}
