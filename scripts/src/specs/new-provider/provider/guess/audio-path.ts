import type { Field, ProviderDescription } from "../../describe/provider-description.ts";
import type { Path } from "./path.ts";

/** Where recordings stand in a request. */
export interface AudioPlace {
  /** `*` stands for each recording of a list: `["voice_samples", "*", "audio_data"]`, `["recordings", "*"]`. */
  readonly path: Path;
  readonly isList: boolean;
  readonly format: "binary" | "base64";
}

/** Finds it, with each list on the way. */
export function audioPlace({ fields, audio }: ProviderDescription): AudioPlace {
  const names = audio.path.filter((name) => name !== "*");
  const path: string[] = [];
  let within: readonly Field[] = fields;
  for (const name of names) {
    const field = within.find((one) => one.name === name);
    path.push(name, ...(field?.type === "list" ? ["*"] : []));
    within = field?.fields ?? [];
  }
  return { path, isList: path.includes("*"), format: audio.format };
}
