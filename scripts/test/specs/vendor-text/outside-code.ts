/** Markdown without its code spans, by CommonMark's rule: as many backticks end one as began it. */
export function outsideCode(markdown: string): string {
  let rest = markdown;
  let outside = "";
  for (;;) {
    const start = /`+/.exec(rest);
    if (start === null) return outside + rest;
    const [fence] = start;
    const behind = rest.slice(start.index + fence.length);
    const end = [...behind.matchAll(/`+/g)].find(([run]) => run.length === fence.length);
    outside += rest.slice(0, start.index) + (end === undefined ? fence : "");
    rest = end === undefined ? behind : behind.slice(end.index + fence.length);
  }
}

/** What a page can hold to be more than words in Markdown; "evil" is in each. */
export const hostile: readonly (readonly [what: string, text: string])[] = [
  ["headings and lists", "evil\n\n# evil\n\n- evil"],
  ["links and images", "[evil](https://evil.example) ![evil](https://evil.example/x.png)"],
  ["mentions, issues and addresses", "@evil #1 evil/evil#2 https://evil.example www.evil.example evil@evil.example"],
  ["HTML", "<img src=x onerror=evil> <!-- evil"],
  ["backticks", "`evil` ``evil`` ```evil``` evil`"],
  ["a fence", "```\nevil\n```\n\n# evil"],
  ["pipes", "evil | evil \\| evil \\\\| evil |"],
  ["marks", "\\`evil\\` **evil** ~~evil~~ _evil_ $evil$"],
  ["front matter", "---\nevil: major\n---\n\n</details>evil"],
  ["what nobody sees", "\u202eevil\u200b\u2066\u0007\u001b[31mevil\u2028evil\ud800\u{e0041}\r\nevil"],
  ["thousands of characters", `evil${"x".repeat(5000)}`],
  ["a blank at the end", "evil "],
  ["an open span", "`evil"],
];
