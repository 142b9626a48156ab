/** A text with something else between two marks of it; undefined where it has no such marks. */
export function betweenMarks(text: string, begin: string, end: string, content: string): string | undefined {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) return undefined;
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
