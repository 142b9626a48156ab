import type { CloneWarning } from "../output/voice.ts";
import type { CloneProvider, PreparedRequest } from "../providers/provider.ts";
import { matchLanguage } from "./language.ts";
import { type CloneSettings, checkText } from "./options.ts";
import { checkObject, Refusal, refuse } from "./refusal.ts";
import type { RequestSample } from "./sample.ts";

/** A request that may be sent, and what our checks warn of. */
export interface Prepared<Options> {
  readonly request: PreparedRequest<Options>;
  readonly warnings: readonly CloneWarning[];
}

/** Checks everything that can be checked before a request; returns what finishes the work once the samples are read. */
export function prepare<Options extends object>(
  provider: CloneProvider<Options>,
  providerOptions: Partial<Options> = {},
  settings: CloneSettings,
): (samples: readonly RequestSample[]) => Prepared<Options> {
  const name = checkText("name", settings.name);
  const description = settings.description === undefined ? undefined : checkText("description", settings.description);
  checkObject("providerOptions", providerOptions);
  for (const [key, value] of Object.entries(providerOptions)) {
    if (provider.optionNames.includes(key)) continue;
    throw refuse(`providerOptions.${key}`, value, `${provider.name} takes ${provider.optionNames.join(", ")}`);
  }
  for (const key of provider.requiredOptions ?? []) {
    if (providerOptions[key as keyof Options] !== undefined) continue;
    throw refuse(`providerOptions.${key}`, undefined, `${provider.name} needs it`);
  }
  provider.checkOptions?.(providerOptions);
  // A copy, so that a caller who goes on using it does not change what is sent.
  const options = copyOf(providerOptions) as Options;
  const { languages } = provider;
  const warnings: CloneWarning[] = [];
  const warn = (code: CloneWarning["code"], what: string): void => {
    warnings.push({ code, message: `${provider.name} ${what}` });
  };
  const leaveOut = (option: "language" | "description"): void =>
    warn(`${option}_not_sent`, `takes no ${option}: yours was left out`);
  let language = "";
  if (languages !== "none" || settings.language !== undefined) {
    const { code, tag, differs } = matchLanguage(settings.language, languages, provider.name);
    if (differs) warn("language_differs", `has ${settings.language} only as ${tag}`);
    if (languages === "none") leaveOut("language");
    language = code;
  }
  let described = {};
  if (description !== undefined) {
    if (provider.description === "none") leaveOut("description");
    else described = { description };
  }
  return (samples) => ({
    request: {
      name,
      language,
      ...described,
      samples,
      options,
    },
    warnings: [...warnings, ...checkAccepted(provider, samples)],
  });
}

function checkAccepted({ name, accepts }: CloneProvider, samples: readonly RequestSample[]): CloneWarning[] {
  const { formats, bytes: most, samples: count, transcription: takesText } = accepts;
  if (count && samples.length > count.max) {
    throw new Refusal("invalid_input", `samples has ${samples.length} entries: ${name} takes ${count.max}`);
  }
  const warnings: CloneWarning[] = [];
  for (const [sampleIndex, { size, format, transcription }] of samples.entries()) {
    if (transcription !== undefined && !(takesText && typeof transcription === "string")) {
      const right = takesText ? "pass text" : `${name} takes none`;
      throw refuse(`samples[${sampleIndex}].transcription`, transcription, right);
    }
    const object = (code: CloneWarning["code"], level: "refuse" | "warn", what: string): void => {
      const message = `${name} documents ${what}`;
      if (level === "refuse") throw new Refusal("unsupported_audio", message);
      warnings.push({ code, message, sampleIndex });
    };
    if (formats && !formats.values.includes(format)) {
      object("undocumented_format", formats.level, `${formats.values.join(", ")}, not ${format}`);
    }
    if (most && size > most.max) object("too_large", most.level, `${most.max} bytes, not ${size}`);
  }
  return warnings;
}

function copyOf<Options extends object>(options: Partial<Options>): Partial<Options> {
  try {
    return Object.keys(options).length === 0 ? {} : structuredClone(options);
  } catch (cause) {
    // Its message repeats what it could not copy.
    throw new Refusal("invalid_input", "providerOptions cannot be copied (DataCloneError): pass data alone", cause);
  }
}
