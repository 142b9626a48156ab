import { describe, expect, it } from "vitest";
import { argumentsOf, trials } from "../../../src/proofs/new-provider/trials.ts";
import { readOptions } from "../../../src/specs/new-provider/options.ts";
import { prepare } from "../../../src/specs/new-provider/prepare.ts";
import { conformanceTest } from "../../../src/specs/new-provider/provider/write/conformance-test.ts";
import { heldFile } from "../../../src/specs/new-provider/provider/write/held-file.ts";
import { mockFile } from "../../../src/specs/new-provider/provider/write/mock-file.ts";
import { providerFile } from "../../../src/specs/new-provider/provider/write/provider-file.ts";

/** The files of the provider that a document of a trial comes to, their white space as it may be. */
async function filesOf(name: string) {
  const trial = trials.find((one) => one.name === name && one.refused === undefined);
  if (trial === undefined) throw new Error(`there is no trial ${name}`);
  const { prepared } = await prepare(readOptions(argumentsOf(trial)), "2026-11-29");
  if (prepared?.plan === undefined) throw new Error(`${name} comes to no provider`);
  const { plan } = prepared;
  return {
    provider: providerFile(plan, new Set(), false),
    held: heldFile(plan),
    mock: mockFile(plan),
    test: conformanceTest(plan),
  };
}

// That they compile, and that every promise holds, is for `pnpm prove new-provider`.
describe("the files of a provider", () => {
  it("read an id within an object, and give the bodies in which it stands", async () => {
    const { provider, held, mock } = await filesOf("harkwell");
    expect(provider).toContain('const id = field(field(body, "data", "object"), "voice_id", "string");');
    expect(held).toContain('"voice_id":');
    expect(mock).toContain('"id":["data","voice_id"]');
  });

  it("send a list of objects with what was said in each recording", async () => {
    const { provider } = await filesOf("merrin");
    expect(provider).toContain(
      "samples: samples.map((sample) => ({ data: sample.bytes, " +
        "...(sample.transcription === undefined ? {} : { text: sample.transcription }) }))",
    );
    expect(provider).toContain("transcription: true");
    expect(provider).toContain("// Look at this: the key travels in the address, where it shows in logs.");
  });

  it("say what a service does not take", async () => {
    const { provider, test } = await filesOf("aldero");
    expect(provider).toContain('languages: "none"');
    expect(provider).toContain('description: "none"');
    expect(test).not.toContain("language");
  });

  it("give a client what it is made with beside the key", async () => {
    expect((await filesOf("kestrel")).held).toMatch(/make: \(options\) => kestrel\(\{ \.\.\.options, workspaceId: /);
    expect((await filesOf("northling")).held).toContain('username: "ada", password: apiKey');
  });
});
