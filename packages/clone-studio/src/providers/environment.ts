/** Where a program's environment is. */
export type Environment = Readonly<Record<string, string | undefined>>;
