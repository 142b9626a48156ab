/** A path as the source of a pattern, letter by letter. `{name}` in it stands for one segment. */
export const pathPattern = (path: string): string =>
  path
    .split(/\{\w+\}/)
    .map(escapePattern)
    .join("[^/]+");

/** A text as the source of a pattern that matches it and nothing else. */
export const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
