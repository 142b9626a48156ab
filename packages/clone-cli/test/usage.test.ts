import { describe, expect, it } from "vitest";
import { ran } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const ada = file("ada.wav", wav);

describe("clone-voice --help", () => {
  it("says everything in 80 columns, on standard output", async () => {
    const { exitCode, stdout, stderr } = await ran(["--help"]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: clone-voice [options] <sample...>

      Clones a voice from a recording at Cartesia, at Inworld, or at both.

      Arguments:
        sample                     the recording: a path, or - for standard input;
                                   Inworld takes several

      Options:
        --name <name>              the name of the new voice
        --language <tag>           the language spoken in it: en, en-GB, pt-BR …
        --provider <name>          where to clone (default: wherever you have a key)
                                   (choices: "cartesia", "inworld", "all")
        --description <text>       what the voice is like or for
        --transcription <text>     the words spoken in the recording; repeat it for
                                   each recording (Inworld only)
        --tag <tag>                a label; repeat it for more (Inworld only)
        --remove-background-noise  let the service remove noise first (Inworld only)
        --base-voice-id <id>       the voice to derive the new one from (Cartesia
                                   only)
        --trim <from>-<to>         send only this part: seconds or minutes:seconds
        --channel <number>         take this channel: 1 is the left side
        --as-is                    send the file as it is, without preparing it
        --key <text>               your own id for this voice, such as an order
                                   number: run the command again with it, and there is
                                   still one voice
        --strict                   treat warnings as errors
        --sandbox                  use the local sandbox: no keys needed, nothing real
                                   is created
        --dry-run                  print each request and send nothing; no keys needed
        --json                     print one JSON object per provider and line
        --output <file>            write the results to a new file
        --timeout <time>           time limit for each provider, retries included
                                   (default: 2m)
        --max-retries <count>      retries of requests that certainly created nothing
                                   (default: 2)
        --quiet                    print only results and errors
        --verbose                  print each request and answer, without key and
                                   audio
        --version                  print the version
        -h, --help                 show this help

      Commands:
        clone      clone one voice; you may leave the word out
        batch      clone every voice of a table (CSV or NDJSON)
        list       list your voices
        get        show one voice in detail
        rename     change a voice's name or description
        delete     delete voices for good
        hear       save the provider's own sample of a voice
        inspect    show what is in a recording, and how it suits each provider
        prepare    make a good sample from a recording
        doctor     check this machine's setup: Node, keys, addresses
        languages  list the tags for --language
        sandbox    serve a local stand-in for both services
        studio     open a page to record, clone and manage voices
        help       show the help of a command: clone-voice help inspect

      Examples:
        Try it without keys; nothing real is created:
          clone-voice ada.wav --name Ada --language en --sandbox
        See what would be sent:
          clone-voice ada.wav --name Ada --language en-GB --provider all --dry-run
        Clone at Inworld, with labels and the words spoken:
          clone-voice ada.wav --name Ada --language en-US --provider inworld \\
            --tag demo --tag calm --transcription "Hello, I am Ada."
        Be able to run it again, whatever happens, and get one voice:
          clone-voice ada.wav --name Ada --language en --key order-4711
        Keep the ids for a script:
          clone-voice - --name Ada --language en --json < ada.wav | jq -r .id

      Environment:
        CARTESIA_API_KEY   key for Cartesia
        INWORLD_API_KEY    key for Inworld, as the portal shows it (Base64)
        CARTESIA_BASE_URL  another address for Cartesia, such as a proxy of yours
        INWORLD_BASE_URL   another address for Inworld
        NO_COLOR           set it to turn colours off

      Exit codes:
        0  every voice was created
        1  at least one voice was not created
        2  wrong usage or refused input; nothing was sent
        3  at least one voice may have been created: with --key run the command
           again; without --key look for the voice first with clone-voice list
      "
    `);
  });

  it("has bold titles on a terminal, unless NO_COLOR is set", async () => {
    expect((await ran(["-h"], { terminal: true })).stdout).toContain("\u001b[1mOptions:");
    expect((await ran(["-h"], { terminal: true, env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001b");
  });
});

describe("wrong usage", () => {
  it.each([
    ["no arguments", [], "required option '--name <name>' not specified"],
    ["no sample", ["--name", "Ada", "--language", "en"], "missing required argument 'sample'"],
    ["no language", [ada, "--name", "Ada"], "required option '--language <tag>' not specified"],
    ["an unknown option", [ada, "--name", "Ada", "--language", "en", "--loud"], "unknown option '--loud'"],
    ["a misspelt option", [ada, "--name", "Ada", "--language", "en", "--dryrun"], "(Did you mean --dry-run?)"],
    ["an unknown provider", [ada, "--name", "Ada", "--language", "en", "--provider", "acme"], "cartesia, inworld, all"],
    ["an option without its value", [ada, "--language", "en", "--name"], "argument missing"],
  ])("exits with 2 and says on standard error what is wrong: %s", async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await ran(args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).toContain("clone-voice --help lists everything.");
  });

  it.each([
    ["an empty name", ["--name", "", "--language", "en"], "reason name is"],
    ["an empty description", ["--name", "Ada", "--language", "en", "--description", ""], "reason description is"],
    ["a language that is no tag", ["--name", "Ada", "--language", "EN_US"], "EN_US"],
  ])("exits with 2 for %s", async (_what, args, reason) => {
    const { exitCode, stdout, stderr } = await ran([ada, ...args, "--sandbox"]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(reason);
  });
});

describe("the first argument", () => {
  it("may say clone, which is what happens without it", async () => {
    const args = [ada, "--name", "Ada", "--language", "en", "--sandbox"];
    expect(await ran(["clone", ...args])).toEqual(await ran(args));
  });

  it.each([
    ["inspct", "Did you mean inspect?"],
    ["btach", "Did you mean batch?"],
    ["words", "The commands are clone, batch, list,"],
  ])("that may be a misspelt command is told of first: %s", async (word, hint) => {
    const { exitCode, stderr } = await ran([word, ada]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `error: "${word}" is not a command, so it was taken for a recording, which needs --name <name>. ${hint}`,
    );
    expect(stderr).not.toContain("not specified");
  });

  it("that is a recording is not told of", async () => {
    const { stderr } = await ran([ada]);
    expect(stderr).toMatch(/^error: required option '--name <name>' not specified\n/);
  });

  it.each([[["help"]], [["help", "clone"]], [["clone", "--help"]]])("asks for help: %j", async (args) => {
    const { exitCode, stdout } = await ran(args);
    expect(exitCode).toBe(0);
    expect(stdout).toBe((await ran(["--help"])).stdout);
  });
});

describe("an option that there is not", () => {
  it.each([
    ["--lang", [ada, "--name", "Ada", "--lang", "en"], "There is no option --lang. Did you mean --language?"],
    ["--nmae=Ada", [ada, "--nmae=Ada", "--language", "en"], "There is no option --nmae. Did you mean --name?"],
    ["--colour=red", [ada, "--colour=red", "--language", "en"], "There is no option --colour.\n"],
  ])("is told of instead of one that seems to be missing: %s", async (_what, args, hint) => {
    const { exitCode, stdout, stderr } = await ran(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error: ${hint}`);
    expect(stderr).not.toContain("not specified");
    expect((await ran([ada, "--name", "Ada", "--", "--lang"])).stderr).not.toContain("no option");
  });

  it.each(["--api-key=sk_car_it's-secret", "-ksk_car_it's-secret"])(
    "as a key is not repeated: %s",
    async (argument) => {
      const { exitCode, stderr } = await ran([ada, "--name", "Ada", "--language", "en", "--sandbox", argument]);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^error: unknown option '(--api-key|-k)'\n/);
      expect((await ran([ada, "--name", "Ada", argument])).stderr).not.toContain("secret");
    },
  );
});
