import { expect, test } from "vitest";
import { withScreens } from "../../src/docs/screens/screens.ts";

const screen = (line: string, content: string): string =>
  `<!-- screen -->\n\n\`\`\`text\n$ ${line}\n${content}\n\`\`\`\n\n<!-- end of screen -->\n`;

test("each screen holds what its command prints, and everything else stays", async () => {
  const before = `# Title\n\n${screen("say one", "old\nolder")}\nWords.\n\n\`\`\`text\n$ say nothing\nkept\n\`\`\`\n\n${screen("say two", "")}`;
  const after = await withScreens(before, async (line) => `${line.toUpperCase()}\n\n  more\n`);
  expect(after).toBe(
    before.replace("old\nolder", "SAY ONE\n\n  more").replace("$ say two\n", "$ say two\nSAY TWO\n\n  more"),
  );
});

test("what is right already stays as it is", async () => {
  const right = screen("say one", "one");
  expect(await withScreens(right, async () => "one\n")).toBe(right);
});

test("a text without screens is refused", async () => {
  await expect(withScreens("# Title\n", async () => "")).rejects.toThrow("There is no screen");
});
