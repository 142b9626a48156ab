import { lowerFirst, pascalCase } from "../generate/words.ts";

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
  return { name, spec: `${name}-voices`, package: `@org/${name}-voices`, prefix, lower: lowerFirst(prefix) };
}
