import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonLines } from "../ran-command.ts";
import { folder } from "../recordings.ts";
import { batch, manifest, service } from "./batch-run.ts";

/** What a check says, as one line for each problem. */
async function complaints(path: string, args: readonly string[] = []): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await batch(path, ["--dry-run", ...args], { columns: 100 });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  return stderr.replaceAll(/\n +/g, " ").trimEnd().split("\n");
}

describe("a manifest", () => {
  it("is CSV: quotes, commas and line breaks inside cells, a byte order mark, empty lines", async () => {
    const { env, asked } = await service();
    const path = manifest(
      '\ufeffsample,name,language,provider\r\n\r\nclips/ada.wav,"Ada, the ""first""",en,cartesia\r\nclips/ada.wav,Zoë,en,cartesia\r\n',
    );
    const { exitCode, stdout } = await batch(path, ["--json"], { env });
    expect(exitCode).toBe(0);
    expect(asked).toHaveLength(2);
    expect(jsonLines(stdout)).toMatchObject([
      { row: 3, name: 'Ada, the "first"' },
      { row: 4, name: "Zoë" },
      { summary: { created: 2 } },
    ]);
  });

  it.each([";", "\t"])("may have %j between its cells", async (delimiter) => {
    const { env, asked } = await service();
    const path = manifest(`sample,name,language\nclips/ada.wav,Ada,en\n`.replaceAll(",", delimiter));
    expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(["Ada"]);
  });

  it.each<[string, string | Uint8Array]>([
    [
      "has names of columns in capitals, and spaces around cells",
      'Sample , Name,LANGUAGE\n clips/ada.wav , "Ada",en \n',
    ],
    ["says its delimiter in a line before", "sep=;\nsample;name;language\nclips/ada.wav;Ada;en\n"],
    ["says an unusual delimiter", "SEP=|\r\nsample|name|language\r\nclips/ada.wav|Ada|en\r\n"],
    ["ends in rows of separators alone", "sample,name,language\nclips/ada.wav,Ada,en\n,,\n , ,\n,,\n"],
    ["has empty cells between tabs", "sample\tdescription\tname\tlanguage\nclips/ada.wav\t\tAda\ten\n"],
    ["has every cell in quotes, as a spreadsheet may", '"sample","name","language"\r\n"clips/ada.wav","Ada","en"\r\n'],
    [
      "is UTF-16, as Excel's Unicode text is",
      Buffer.from("\ufeffsample\tname\tlanguage\r\nclips/ada.wav\tAda\ten\r\n", "utf16le"),
    ],
    [
      "is UTF-16 with the large end first",
      Buffer.from("\ufeffsample\tname\tlanguage\r\nclips/ada.wav\tAda\ten\r\n", "utf16le").swap16(),
    ],
  ])("is read where it %s", async (_what, text) => {
    const { env, asked } = await service();
    expect(await batch(manifest(text as string), [], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(["Ada"]);
  });

  it("keeps what stands in quotes as it is, and doubles of quotes", async () => {
    const { env, asked } = await service();
    const path = manifest('sample,name,language\nclips/ada.wav,"  Ada ""B"" ",en\n');
    await batch(path, [], { env });
    expect(asked).toEqual(['  Ada "B" ']);
  });

  it("counts rows as a spreadsheet does, behind a line with the delimiter", async () => {
    const said = await complaints(manifest("sep=;\nsample;name;language\nclips/ada.wav;Ada;xx\n"));
    expect(said[0]).toMatch(/^row 3, language:/);
  });

  it("is NDJSON when it begins with a brace", async () => {
    const { env, asked } = await service();
    const row = { sample: "clips/ada.wav", language: "en", description: null };
    const path = manifest(`${JSON.stringify({ ...row, name: "Ada" })}\n\n${JSON.stringify({ ...row, name: "Bob" })}`);
    const { exitCode, stdout } = await batch(path, ["--json"], { env });
    expect(exitCode).toBe(0);
    expect(asked.toSorted()).toEqual(["Ada", "Bob"]);
    expect(jsonLines(stdout)).toMatchObject([{ row: 1 }, { row: 3 }, {}]);
  });

  it("names samples from its own folder, and absolute ones", async () => {
    const path = manifest("sample,name,language\nclips/ada.wav,Ada,en\n");
    const other = manifest(`sample,name,language\n${join(dirname(path), "clips/ada.wav")},Ada,en\n`);
    rmSync(join(dirname(other), "clips"), { recursive: true });
    expect(await batch(other, ["--dry-run"], {})).toMatchObject({ exitCode: 0 });
  });

  it("sends each provider what it takes of a row, and the provider's own fields", async () => {
    const row = {
      sample: "clips/ada.wav",
      name: "Ada",
      language: "en",
      provider: ["cartesia", "inworld"],
      description: "Calm.",
      transcription: "Hello.",
      tags: ["demo", "calm"],
      providerOptions: {
        cartesia: { base_voice_id: null },
        inworld: { audioProcessingConfig: { removeBackgroundNoise: true } },
      },
    };
    const { startSandbox } = await import("@org/voices-mock");
    const sandbox = await startSandbox({ strict: true });
    const env = { CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
    const { keys } = await import("../keys.ts");
    const result = await batch(manifest(JSON.stringify(row), "voices.ndjson"), [], { env: { ...env, ...keys } });
    const bodies = Object.fromEntries(sandbox.requests().map(({ service: name, fields }) => [name, fields]));
    await sandbox.close();
    expect(result).toMatchObject({ exitCode: 0 });
    expect(bodies["cartesia"]).toMatchObject({
      name: "Ada",
      language: "en",
      description: expect.stringMatching(/^Calm\. \[key:batch:[\da-f]{32}\]$/),
    });
    expect(bodies["inworld"]).toMatchObject({
      displayName: "Ada",
      tags: ["demo", "calm", expect.stringMatching(/^key:batch:[\da-f]{32}$/)],
      audioProcessingConfig: { removeBackgroundNoise: true },
      voiceSamples: [{ transcription: "Hello." }],
    });
  });

  it("is told of everything that is wrong in it at once, with row and column, and leaves nothing behind", async () => {
    const path = manifest(
      [
        "sample,name,language,provider,tags,transcription,providerOptions",
        "nobody.wav,,en,,,,",
        'broken.wav,Bob,xx,cartesia,t,Hi,"{""cartesia"":{""speed"":1}}"',
        "clips/ada.wav,Cy,en,acme,,,3",
        "clips,Dee,en,cartesia,,,",
        "clips/ada.wav,Eve,en,cartesia,,,",
        "clips/ada.wav,Eve,en,all,,,",
        "a,b",
        'clips/ada.wav,Fay,en,cartesia,,,"{""inworld"":{}}"',
        'clips/ada.wav,Gus,en,inworld,t,,"{""inworld"":{""tags"":[]}}"',
        'clips/ada.wav,Hal,en,inworld,,,"{""inworld"":{""tags"":[""demo"",7]}}"',
      ].join("\n"),
    );
    const before = readdirSync(dirname(path));
    const said = await complaints(path);
    const right = [
      /^row 2, name: is empty$/,
      /^row 2, sample: there is no file ".*nobody\.wav": paths are taken from the manifest's folder$/,
      /^row 3, tags: cartesia cannot take them$/,
      /^row 3, transcription: cartesia cannot take it$/,
      /^row 3, language: "xx" is not supported at cartesia: pass one of en, /,
      /^row 3, providerOptions: speed is .*cartesia takes .*base_voice_id.* \(cartesia\)$/,
      /^row 3, sample: does not begin like any audio we know: .* \(cartesia\)$/,
      /^row 4, provider: is "acme": pass cartesia, inworld or all, several with semicolons$/,
      /^row 4, providerOptions: is "3": pass each provider's fields under its name: \{"cartesia": \{…\}\}$/,
      /^row 5, sample: ".*clips" is a folder: name one recording in it$/,
      /^row 7: is equal to row 6, sample included: a voice is created once \(cartesia\)$/,
      /^row 8: has 2 cells, and the header 7: put text with a delimiter in it into quotes$/,
      /^row 9, providerOptions: names "inworld", where the row is not cloned: /,
      /^row 10, providerOptions: has tags, which has a column of its own: leave one out \(inworld\)$/,
      /^row 11, providerOptions: tags\[1\] is 7: pass text \(inworld\)$/,
      /^error: 9 of 10 rows are wrong, and nothing was sent\. Correct them, or pass --skip-invalid /,
    ];
    for (const pattern of right) expect(said).toContainEqual(expect.stringMatching(pattern));
    expect(said).toHaveLength(right.length);
    expect(readdirSync(dirname(path))).toEqual(before);
  });

  it("is told of the same in NDJSON", async () => {
    const sample = "clips/ada.wav";
    const lines = [
      '{"sample": }',
      "[1]",
      JSON.stringify({ sample, name: 5, language: "en", colour: "red", tags: [1] }),
      JSON.stringify({ sample, name: "Ada\u0007", language: "en" }),
    ];
    expect(await complaints(manifest(`{}\n${lines.join("\n")}`))).toEqual([
      "row 1, sample: is empty",
      "row 1, name: is empty",
      "row 1, language: is empty",
      'row 2: "{\\"sample\\": }" is not JSON: pass one object on each line',
      'row 3: "[1]" is no object: pass {"sample": …, "name": …}',
      expect.stringMatching(/^row 4, colour: is not known: the columns are sample, name, language, provider/),
      'row 4, name: is "5": pass text',
      'row 4, tags: is "[1]": pass words with semicolons between them, or in NDJSON an array of them',
      "row 5, name: is a string: take out U+0007 at position 4 (cartesia, inworld)",
      expect.stringMatching(/^error: 5 of 5 rows are wrong/),
    ]);
  });

  it("may be sent in part, when asked", async () => {
    const { env, asked } = await service();
    const path = manifest("sample,name,language\nclips/ada.wav,Ada,en\nclips/nobody.wav,Bob,en\n");
    const { exitCode, stderr } = await batch(path, ["--skip-invalid"], { env });
    expect(asked).toEqual(["Ada"]);
    expect(stderr).toContain("row 3, sample: there is no file");
    expect(exitCode).toBe(1);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["is empty", "", "error: The manifest is empty. Its first line must name the columns."],
    ["has no rows", "sample,name,language\n", "error: The manifest has no rows. Add one for each voice."],
    [
      "has a wrong header",
      "sample,Nom,sample\n",
      'error: Row 1 of the manifest must name its columns, but "Nom" is not known, "name", "language" is missing, "sample" stands there twice. The columns are',
    ],
    [
      "has a quote that is never closed",
      'sample,name,language\nclips/ada.wav,"Ada,en\n',
      "error: The manifest cannot be read as CSV from line 2 on: a quote is opened there and never closed.",
    ],
    [
      "has a quote inside a cell",
      'sample,name,language\nclips/ada.wav,"Ada" B,en\n',
      "error: The manifest cannot be read as CSV from line 2 on: something follows a closing quote.",
    ],
    [
      "has a row without an end",
      `sample,name,language\nclips/ada.wav,"${"x".repeat(1_000_001)}`,
      "error: The manifest cannot be read as CSV from line 2 on: a row has more than 1000000 characters",
    ],
    [
      "has a line without an end",
      `{"name":"${"x".repeat(1_000_001)}`,
      "error: Line 1 of the manifest has more than 1000000 characters: that is no row.",
    ],
  ])("is refused when it %s", async (_what, text, message) => {
    const said = await complaints(manifest(text as string));
    expect(said.at(-1)).toContain(message);
  });

  it("is refused when it is not there, a folder, or standard input", async () => {
    expect((await complaints(join(folder, "nobody.csv")))[0]).toContain("There is no file");
    expect((await complaints(folder))[0]).toContain("is a folder. Pass the path of a CSV or NDJSON file.");
    expect((await complaints("-"))[0]).toContain("A manifest is read more than once, so it must be a file.");
  });

  it("is refused when every row is wrong, also with --skip-invalid", async () => {
    const said = await complaints(manifest("sample,name,language\nnobody.wav,Ada,en\n"), ["--skip-invalid"]);
    expect(said.at(-1)).toBe("error: Every row is wrong, so there is nothing to send.");
  });

  it("is refused for its warnings with --strict, and otherwise only warned of", async () => {
    const path = manifest("sample,name,language,provider\nclips/ada.wav,Ada,pt-PT,inworld\n");
    const said = await complaints(path, ["--strict"]);
    expect(said[0]).toBe("row 2, warning: inworld has pt-PT only as pt-BR (inworld)");
    expect(said[1]).toContain("error: There is 1 warning, and nothing was sent.");
    expect(await batch(path, ["--dry-run"], {})).toMatchObject({ exitCode: 0 });
  });

  it("is warned of samples as a single clone is, unless nobody listens", async () => {
    const { shortWav } = await import("../recordings.ts");
    const { env, asked } = await service();
    const path = manifest("sample,name,language\nclips/short.wav,Ada,en\n");
    writeFileSync(join(dirname(path), "clips/short.wav"), shortWav);
    const { exitCode, stderr } = await batch(path, ["--dry-run"], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^row 2, warning: .*short/);
    expect((await complaints(path, ["--strict", "--quiet"])).at(-1)).toMatch(/^error: There (is|are) \d+ warnings?/);
    expect(await batch(path, ["--quiet"], { env })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(asked).toEqual(["Ada"]);
  });
});
