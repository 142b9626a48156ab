import { onOneLine } from "../report/printable.ts";
import type { WaveformPart } from "./report.ts";

const width = 800;
const height = 200;

/** A waveform, from 0 to 1, as a picture that takes its colour from where it is shown. The part that is sent is marked. */
export function waveformSvg(waveform: readonly number[], title: string, part?: WaveformPart): string {
  const middle = height / 2;
  const step = width / Math.max(1, waveform.length);
  const bars = waveform.map((value, index) => {
    const half = Math.max(0.5, Math.min(1, value) * (middle - 1));
    return `M${decimals(index * step)} ${decimals(middle - half)}v${decimals(half * 2)}`;
  });
  const name = escaped(title);
  const mark =
    part === undefined
      ? ""
      : `  <rect x="${decimals(part.from * width)}" y="0" width="${decimals((part.to - part.from) * width)}" height="${height}" fill="currentColor" fill-opacity="0.15"><title>the part that is sent</title></rect>\n`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">
  <title>${name}</title>
${mark}  <path d="${bars.join("")}" transform="translate(${decimals(step / 2)} 0)" stroke="currentColor" stroke-width="${decimals(step * 0.8)}" fill="none"/>
</svg>
`;
}

const decimals = (value: number): string => String(Math.round(value * 100) / 100);

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => onOneLine(text).replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? letter);
