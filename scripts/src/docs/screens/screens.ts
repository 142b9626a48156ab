// A block of text that begins with a prompt, between two comments that Markdown does not show.
const block = /^<!-- screen -->\n+```text\n\$ (?<line>.*)\n(?:(?!^```$)[\s\S])*?^```\n+<!-- end of screen -->$/gm;

/** A Markdown text whose screens hold what their commands print now. Throws where there is none. */
export async function withScreens(markdown: string, printed: (line: string) => Promise<string>): Promise<string> {
  const lines = [...markdown.matchAll(block)].map(({ groups }) => groups?.["line"] ?? "");
  if (lines.length === 0)
    throw new Error("There is no screen: <!-- screen -->, a text block with a prompt, <!-- end of screen -->");
  const screens = await Promise.all(lines.map(printed));
  let next = 0;
  return markdown.replaceAll(block, (_block, line: string) => {
    const screen = (screens[next++] ?? "").trimEnd();
    return `<!-- screen -->\n\n\`\`\`text\n$ ${line}\n${screen}\n\`\`\`\n\n<!-- end of screen -->`;
  });
}
