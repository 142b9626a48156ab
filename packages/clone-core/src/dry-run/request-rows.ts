import { AudioField, type DescribedRequest } from "./described-request.ts";

/** A name and its value, both for people. */
export type RequestRow = readonly [name: string, value: string];

/** Method and address, headers, and fields, nested ones under their path: `voiceSamples[0].transcription`. */
export const requestRows = ({ method, url, headers, body }: DescribedRequest): RequestRow[] => [
  [method, url],
  ...Object.entries(headers),
  ...fieldRows(body, ""),
];

function fieldRows(value: unknown, path: string): RequestRow[] {
  if (value instanceof AudioField) {
    const { size, type, fileName } = value;
    return [[path, `${size} bytes of ${type}${fileName === undefined ? "" : `, ${fileName}`}`]];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldRows(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, member]) => fieldRows(member, path === "" ? name : `${path}.${name}`));
}
