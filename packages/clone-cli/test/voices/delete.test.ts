import { describe, expect, it } from "vitest";
import { jsonLines, ran } from "../ran-command.ts";
import { sandboxAccount } from "./account.ts";
import { before } from "./person.ts";
import { voiceService } from "./voice-service.ts";

const account = sandboxAccount();
/** Shows a new voice an hour late. */
const late = sandboxAccount({ listLag: { ms: 3_600_000 } });
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");
const atInworld = ["--provider", "inworld"];
const deletions = (): number => account.asked().filter((operation) => operation === "delete").length;

describe("clone-voice delete", () => {
  it("says by name what goes, asks, and deletes what a person agrees to", async () => {
    const [ada, bob] = [(await account.cloned("Ada")).inworld, (await account.cloned("Bob")).inworld];
    const { exitCode, stdout, stderr } = await before(["y\n"], ["delete", ada, bob, ...atInworld], {
      env: account.env,
    });
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      `These 2 voices are to be deleted at inworld:\n  ${ada}  Ada\n  ${bob}  Bob\nDelete them for good? [y/N] `,
    );
    expect(stdout).toBe(
      `✓ inworld  deleted\n  id    ${ada}\n  name  Ada\n✓ inworld  deleted\n  id    ${bob}\n  name  Bob\n`,
    );
    expect(account.sandbox.voices().filter(({ service }) => service === "inworld")).toEqual([]);
  });

  it.each([
    ["no", ["n\n"]],
    ["nothing", ["\n"]],
    ["something else", ["yesterday\n"]],
    ["the end of the input", []],
  ])("deletes nothing after %s, and exits with 1", async (_what, typing) => {
    const { inworld } = await account.cloned("Ada");
    const { exitCode, stderr } = await before(typing, ["delete", inworld, ...atInworld], { env: account.env });
    expect([exitCode, deletions()]).toEqual([1, 0]);
    expect(stderr).toContain("Delete it for good? [y/N] ");
    expect(stderr).toMatch(/Nothing was deleted\.\n$/);
  });

  it("deletes nothing after Ctrl-C", async () => {
    const { inworld } = await account.cloned("Ada");
    const controller = new AbortController();
    const args = ["delete", inworld, ...atInworld];
    const interrupt = (): undefined => {
      controller.abort();
    };
    const { exitCode } = await before([interrupt], args, {
      env: account.env,
      signal: controller.signal,
    });
    expect([exitCode, deletions()]).toEqual([1, 0]);
  });

  it("deletes nothing where nobody can be asked, unless --yes is passed", async () => {
    const { inworld } = await account.cloned("Ada");
    const args = ["delete", inworld, ...atInworld];
    const refused = await ran(args, { env: account.env });
    expect([refused.exitCode, refused.stdout, deletions()]).toEqual([2, "", 0]);
    expect(flat(refused.stderr)).toContain(
      `${inworld} Ada error: Nothing was deleted: there is no terminal to ask you on.`,
    );
    const { exitCode, stdout } = await ran([...args, "--yes", "--json"], { env: account.env });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toEqual([
      { provider: "inworld", id: inworld, name: "Ada", deleted: true, sandbox: false },
    ]);
    expect(deletions()).toBe(1);
  });

  it("with --yes deletes a voice that is too new for its service to show it, and no other", async () => {
    const { cartesia } = await late.cloned("Ada");
    const args = ["delete", cartesia, "--provider", "cartesia"];
    expect((await ran(args, { env: late.env })).exitCode).toBe(1);
    expect(late.sandbox.voices()).toHaveLength(2);
    const { exitCode, stdout, stderr } = await ran([...args, "--yes"], { env: late.env });
    expect([exitCode, stdout, stderr]).toEqual([0, `✓ cartesia  deleted\n  id  ${cartesia}\n`, ""]);
    expect(late.sandbox.voices().map(({ service }) => service)).toEqual(["inworld"]);
  });

  it("deletes those that there are, each once, and exits with 1 where one is missing or stays", async () => {
    const { inworld } = await account.cloned("Ada");
    const args = ["delete", "no-such-voice", inworld, inworld, "Marlow", ...atInworld, "--yes", "--json"];
    const { exitCode, stdout } = await ran(args, { env: account.env });
    expect(exitCode).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      { id: "no-such-voice", error: { code: "not_found" } },
      { id: inworld, deleted: true },
      { id: "Marlow", error: { code: "permission", next: expect.stringContaining("a voice of your own") } },
    ]);
  });

  it("takes a voice that vanished after it was read for gone", async () => {
    const service = await voiceService();
    const { exitCode, stdout, stderr } = await ran(["delete", "v1", "--yes", "--quiet"], { env: service.env });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("✓ cartesia  was gone already\n  id    v1\n  name  Ada\n");
    service.close();
  });

  it("says of no voice that it was deleted which nobody has seen, also when the service was busy first", async () => {
    const service = await voiceService({ deletions: [503, 404] });
    const { exitCode, stdout, stderr } = await ran(["delete", "mistyped", "--yes"], { env: service.env });
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("✗ cartesia  not_found, status 404");
    service.close();
  });

  it("asks with nothing of a service that steers a terminal", async () => {
    const service = await voiceService({ name: "Ada\n\u009b2J\u202ev2  Bob" });
    const { stderr } = await before(["n\n"], ["delete", "v1"], { env: service.env });
    expect(stderr).toContain("  v1  Ada \ufffd2J\ufffdv2 Bob\n");
    service.close();
  });
});
