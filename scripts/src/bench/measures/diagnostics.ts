/** What is read of the compiler's `--extendedDiagnostics`. */
export interface Diagnostics {
  readonly seconds: number;
  readonly instantiations: number;
}

/** Throws when the compiler has named its figures anew. */
export function diagnosticsOf(output: string): Diagnostics {
  const named = (name: string): number => {
    const [, figure] = new RegExp(`^${name}:\\s+([0-9.]+)`, "m").exec(output) ?? [];
    if (figure === undefined) throw new Error(`The compiler's diagnostics have no "${name}":\n${output}`);
    return Number(figure);
  };
  return { seconds: named("Total time"), instantiations: named("Instantiations") };
}
