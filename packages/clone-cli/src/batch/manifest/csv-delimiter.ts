/** What stands between the cells of a CSV text. */
export interface DelimitedText {
  readonly delimiter: string;
  /** The text, without a line that only says the delimiter. */
  readonly text: AsyncIterable<string>;
  /** How many lines were taken off. */
  readonly linesTaken: number;
}

/** `sep=;`, as Excel reads it. Saved once more, it gets quotes, and a delimiter for each further column. */
const sayingLine = /^"?sep=(?<said>\\t|[^"\r\n])"?[,;|\t ]*(?:\r\n?|\n)/i;
const usual = [",", ";", "\t"];

/**
 * Finds what the header has between its cells: what a line `sep=;` before it says, else a comma, a semicolon or a tab.
 *
 * @param longest where a text without a line break is given up, in characters.
 */
export async function delimitedText(pieces: AsyncIterable<string>, longest: number): Promise<DelimitedText> {
  const iterator = pieces[Symbol.asyncIterator]();
  let begin = "";
  // Two line breaks: the first may be that of `sep=`, and what follows a carriage return belongs to it or not.
  while (!/[\r\n].*[\r\n]./s.test(begin) && begin.length <= longest) {
    const { done, value } = await iterator.next();
    if (done) break;
    begin += value;
  }
  const saying = sayingLine.exec(begin);
  const rest = begin.slice(saying?.[0].length ?? 0);
  const [header = ""] = rest.split(/[\r\n]/, 1);
  const said = saying?.groups?.["said"]?.replace("\\t", "\t");
  const candidates = said === undefined ? usual : [said, ...usual];
  async function* text(): AsyncGenerator<string> {
    yield rest;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return {
    // A header that goes by another delimiter than was said counts: some programs keep the line and change the rest.
    delimiter: candidates.find((one) => header.includes(one)) ?? said ?? ",",
    text: text(),
    linesTaken: saying ? 1 : 0,
  };
}
