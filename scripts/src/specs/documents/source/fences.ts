/** A fenced block of a Markdown page. */
export interface Fence {
  /** The line of the page on which it opens, from 1. */
  readonly line: number;
  /** What stands behind the opening backticks: `yaml /latest.yml POST /voices/clone`. */
  readonly info: string;
  /** What stands between the fences, byte for byte; an indented fence takes its own indentation off each line. */
  readonly text: string;
  readonly closed: boolean;
}

const opening = /^(?<indent>[ \t]*)(?<marks>`{3,}|~{3,})(?<info>.*)$/;

/**
 * Every fenced block of a page. The rules are CommonMark's, apart from the indentation of an opening fence, which may
 * be any: documentation puts fences inside its own elements.
 */
export function fencesOf(page: string): Fence[] {
  const fences: Fence[] = [];
  const lines = page.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let open: { line: number; indent: number; marks: string; info: string; content: string[] } | undefined;
  const end = (closed: boolean): void => {
    if (open !== undefined) {
      fences.push({ line: open.line, info: open.info.trim(), text: open.content.join(""), closed });
    }
    open = undefined;
  };
  for (const [index, line] of lines.entries()) {
    const bare = line.replace(/\r?\n$/, "");
    if (open === undefined) {
      const { indent = "", marks = "", info = "" } = opening.exec(bare)?.groups ?? {};
      // `a` between three backticks on one line is code in a sentence.
      if (marks === "" || (marks.startsWith("`") && info.includes("`"))) continue;
      open = { line: index + 1, indent: indent.length, marks, info, content: [] };
    } else if (closes(bare, open)) {
      end(true);
    } else {
      open.content.push(line.slice(Math.min(open.indent, /^[ \t]*/.exec(bare)?.[0].length ?? 0)));
    }
  }
  end(false);
  return fences;
}

/** The same marks, at least as many, at most three columns further in, and nothing behind them. */
function closes(line: string, open: { indent: number; marks: string }): boolean {
  const text = line.trim();
  if (text.length < open.marks.length || text !== (open.marks[0] ?? "").repeat(text.length)) return false;
  return line.search(/\S/) <= open.indent + 3;
}
