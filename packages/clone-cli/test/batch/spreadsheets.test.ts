import { describe, expect, it } from "vitest";
import { batch, manifest, service } from "./batch-run.ts";

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const header = "sample,name,language";
const ada = "clips/ada.wav,Ada,en";
/** More than one piece of a file that is read. */
const filler = `${",".repeat(99)}\n`.repeat(1_000);

describe("a manifest from a spreadsheet", () => {
  it.each<[string, string | Uint8Array]>([
    [
      "has a byte order mark of its own before a header in quotes",
      '\ufeff\ufeff"sample","name","language"\nclips/ada.wav,Ada,en',
    ],
    [
      "has spaces without width and hard spaces in its header",
      `\u200bsample\u00a0,na\u200bme,\ufefflanguage\u00ad\n${ada}`,
    ],
    ["has empty columns at its end", `${header},,\n${ada},,\n,,,,\n`],
    ["has empty columns at the end of its header alone", `${header},,\n${ada}\n`],
    ["has empty columns at the end of its rows alone", `${header}\n${ada},,\n`],
    ["leaves out what is empty at the end of a row, as Excel does", `${header},tags,description\n${ada}\n`],
    ["changes its line ends on its way", `${header},tags\r\n\n\r,,,\n${ada},\r,,,\r\n`],
    ["ends its header in a line feed and its rows in both", `${header}\n${ada}\r\n`],
    ["ends its lines in carriage returns alone", `${header}\r${ada}\r`],
    ["says its delimiter in quotes", `"sep=,"\r\n${header}\r\n${ada}`],
    ["says its delimiter, and was saved again", `sep=;,,\r\n${header}\r\n${ada}`],
    ["says its delimiter behind a byte order mark", `\ufeffsep=|\n${header}\n${ada}`.replaceAll(",", "|")],
    ["says a tab, as programs spell it", `sep=\\t\r${header}\r${ada}`.replaceAll(",", "\t")],
    ["says a tab itself", `sep=\t\n${header}\n${ada}`.replaceAll(",", "\t")],
    ["is UTF-16 without a byte order mark", utf16(`${header}\r\n${ada}\r\n`)],
    ["is UTF-16 with the large end first, without a byte order mark", utf16(`${header}\r\n${ada}\r\n`).swap16()],
  ])("is read where it %s", async (_what, text) => {
    const { env, asked } = await service();
    expect(await batch(manifest(text as string), [], { env })).toMatchObject({
      exitCode: 0,
      stderr: expect.any(String),
    });
    expect(asked).toEqual(["Ada"]);
  });

  it.each<[string, string | Uint8Array, string]>([
    [
      "has its header in one cell",
      `"${header}"\n"${ada}"\n`,
      "error: Row 1 of the manifest is one cell in quotes, as spreadsheets write it when a whole line stands in one column: split it into columns there",
    ],
    [
      "has a row in one cell, and empty ones behind",
      `${header}\n${ada}\n"clips/ada.wav,""Ada, the first"",en",,\n`,
      "row 3: is one cell in quotes, as spreadsheets write it when a whole line stands in one column",
    ],
    [
      "has a column without a name among the others",
      "sample,,name,language\n",
      "but column 2 has no name. The columns",
    ],
    ["has cells behind its last column", `${header},,\n${ada},,x\n`, "row 2: has 5 cells, and the header 3:"],
    [
      "has text as a formula, in quotes",
      `${header}\nclips/ada.wav,"=""Ada """"B""""""",en\n`,
      'row 2, name: is a formula, "=\\"Ada \\"\\"B\\"\\"\\"": write "Ada \\"B\\"" alone',
    ],
    [
      "has text as a formula, not in quotes",
      `${header}\n${ada}\nclips/ada.wav,="Bob",en\n`,
      'error: The manifest cannot be read as CSV from line 3 on: a cell is a formula. Write the text alone: Ada in place of ="Ada".',
    ],
    [
      "has a space without width behind a path",
      `${header}\nclips/ada.wav\u200b,Ada,en\n`,
      String.raw`clips/ada.wav\u200b": paths are taken from the manifest's folder`,
    ],
    [
      "is Latin-1",
      latin1(`${header}\nclips/ada.wav,Zo\xeb,en\n`),
      'is not UTF-8. Save it as "CSV UTF-8", or convert it with iconv.',
    ],
    ["is Latin-1 in line 2", latin1(`${header}\r\nclips/ada.wav,Zo\xeb,en\r\n${ada}\r\n`), "error: Line 2 of "],
    [
      "is Latin-1 far down",
      latin1(`${header}\n${filler}${filler}${ada}\nclips/ada.wav,Zo\xeb,en\n`),
      "error: Line 2003 of ",
    ],
    ["is Latin-1 with carriage returns", latin1(`${header}\r${ada}\rclips/ada.wav,Zo\xeb,en\r`), "error: Line 3 of "],
    ["is cut off inside a letter", Buffer.from(`${header}\nclips/ada.wav,Zoë`).subarray(0, -1), "error: Line 2 of "],
    [
      "is UTF-16 and cut off inside a letter",
      utf16(`${header}\n${ada}`).subarray(0, -1),
      "begins as UTF-16 and does not go on so.",
    ],
    [
      "is .xlsx or .ods",
      latin1("PK\x03\x04\x14\0\x06\0[Content_Types].xml"),
      'is a spreadsheet (.xlsx, .ods, .numbers) or another zip archive, not CSV. Open it where it was made, save it as "CSV UTF-8"',
    ],
    [
      "is .xls",
      latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
      "is an old spreadsheet (.xls) or one with a password, not CSV. Open it",
    ],
    [
      "is a page that is named .xls",
      "\ufeff\n<html><table>",
      "is HTML or XML, as some programs write it into a file named .xls",
    ],
    ["is a JSON array", '[{"sample":"clips/ada.wav"}]', "is a JSON array. Write its objects one on each line"],
  ])("is refused by name where it %s", async (_what, text, message) => {
    const { exitCode, stderr } = await batch(manifest(text as string), ["--dry-run"]);
    expect(exitCode).toBe(2);
    expect(stderr.replaceAll(/\n +/g, " ")).toContain(message);
  });
});
