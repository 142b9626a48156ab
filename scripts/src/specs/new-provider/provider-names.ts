/** The names that follow from a vendor's. */
export interface ProviderNames {
  /** `acme` */
  readonly name: string;
  /** Of the folder and the document: `acme-voices`. */
  readonly spec: string;
  /** `@org/acme-voices` */
  readonly package: string;
  /** What types begin with: `Acme`. */
  readonly prefix: string;
  /** What values begin with: `acme`. */
  readonly lower: string;
}

export function providerNames(name: string): ProviderNames {
  const prefix = pascalCase(name);
  const lower = prefix.slice(0, 1).toLowerCase() + prefix.slice(1);
  return { name, spec: `${name}-voices`, package: `@org/${name}-voices`, prefix, lower };
}

/** `VoiceMode` from `voice_mode`. */
export const pascalCase = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
