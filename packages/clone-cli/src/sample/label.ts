import { basename } from "node:path";

/** What a sample is called in a sentence: its file's name. */
export const sampleLabel = (path: string): string => (path === "-" ? "standard input" : basename(path));
