import { matchLanguage } from "./language.ts";
import { type CloneSettings, checkText } from "./options.ts";
import type { CloneProvider, PreparedRequest } from "./provider.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { PreparedSample } from "./sample.ts";
import type { CloneWarning } from "./voice.ts";

/** Checks everything that can be checked before a request; `read` is called when the rest is right. */
export async function prepare<Options extends object>(
  provider: CloneProvider<Options>,
  providerOptions: Partial<Options> | undefined,
  settings: CloneSettings,
  read: () => Promise<readonly PreparedSample[]>,
): Promise<{ request: PreparedRequest<Options>; warnings: CloneWarning[] }> {
  const name = checkText("name", settings.name, "pass the voice's name");
  const description =
    settings.description === undefined ? undefined : checkText("description", settings.description, "leave it out");
  const options = checkOptions(provider, providerOptions);
  const language = matchLanguage(settings.language, provider.languages, provider.name);
  const warnings: CloneWarning[] = [];
  if (language.differs) {
    warnings.push({
      code: "language_differs",
      message: `${provider.name} has ${settings.language} only as ${language.tag}`,
    });
  }
  const samples = await read();
  warnings.push(...checkAccepted(provider, samples));
  return {
    request: { name, language: language.code, samples, options, ...(description === undefined ? {} : { description }) },
    warnings,
  };
}

export function checkProvider(provider: CloneProvider): void {
  if (typeof provider?.send !== "function" || typeof provider.read !== "function") {
    throw refuse("provider", provider, "pass a provider such as cartesia({ apiKey })");
  }
}

function checkOptions<Options extends object>(
  { name, optionNames }: Pick<CloneProvider<Options>, "name" | "optionNames">,
  options: Partial<Options> | undefined,
): Partial<Options> {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null) throw refuse("providerOptions", options, "pass an object");
  const unknown = Object.keys(options).find((key) => !optionNames.includes(key));
  if (unknown !== undefined) {
    throw new Refusal(
      "invalid_input",
      `providerOptions.${unknown} is not an option of ${name}: it takes ${optionNames.join(", ")}`,
    );
  }
  return options;
}

function checkAccepted({ name, accepts }: CloneProvider, samples: readonly PreparedSample[]): CloneWarning[] {
  const warnings: CloneWarning[] = [];
  const most = accepts.samples?.max ?? Number.POSITIVE_INFINITY;
  if (samples.length > most) {
    throw new Refusal("invalid_input", `samples has ${samples.length} entries: ${name} takes ${most} in one call`);
  }
  for (const [sampleIndex, { bytes, format, transcription }] of samples.entries()) {
    if (transcription !== undefined && !accepts.transcription) {
      throw new Refusal("invalid_input", `samples[${sampleIndex}].transcription: ${name} takes no transcription`);
    }
    const object = (code: CloneWarning["code"], level: "refuse" | "warn", message: string): void => {
      if (level === "refuse") throw new Refusal("unsupported_audio", message);
      warnings.push({ code, message, sampleIndex });
    };
    const { formats, bytes: size } = accepts;
    if (!formats.values.includes(format)) {
      object("undocumented_format", formats.level, `${name} documents ${formats.values.join(", ")}, not ${format}`);
    }
    if (size !== undefined && bytes.length > size.max) {
      object("undocumented_size", size.level, `${name} documents at most ${size.max} bytes, not ${bytes.length}`);
    }
  }
  return warnings;
}
