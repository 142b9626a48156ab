import { describe, expect, it } from "vitest";
import { diagnosticsOf } from "../../src/bench/measures/diagnostics.ts";
import { interleave } from "../../src/bench/measures/interleave.ts";
import { benchOptions } from "../../src/bench/options.ts";
import { type RecordingKind, recordingKinds } from "../../src/bench/prepare/kinds.ts";
import { isMeant } from "../../src/bench/prepare/recordings.ts";
import { figureOf, figuresOf } from "../../src/bench/report/samples.ts";
import { spread } from "../../src/bench/report/spread.ts";
import { contendersFor, programsOf } from "../../src/bench/setup/contenders.ts";
import { json, made, prepared } from "./fixture.ts";

describe("a spread", () => {
  it("is the middle value and the quartiles, in whatever order the runs came", () => {
    expect(spread([9, 1, 8, 2, 7, 3, 6, 4, 5])).toEqual({ median: 5, low: 3, high: 7 });
    expect(spread([4])).toEqual({ median: 4, low: 4, high: 4 });
  });

  it("lies between two values where no value is in the middle", () => {
    expect(spread([100, 10, 20, 30])).toEqual({ median: 25, low: 17.5, high: 47.5 });
  });

  it("leaves the values as they were", () => {
    const values = [3, 1, 2];
    spread(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("figures", () => {
  it("compare with the hand-written one of the same round, not with its median", () => {
    const figures = figuresOf(made);
    expect(figureOf(figures, json, "our clients")?.toByHand?.median).toBe(2.5);
    const steady = figuresOf([
      { measure: json, subject: "by hand", values: [100, 10, 50] },
      { measure: json, subject: "clone-core", values: [200, 20, 100] },
    ]);
    expect(figureOf(steady, json, "clone-core")?.toByHand).toEqual({ median: 2, low: 2, high: 2 });
  });

  it("compare with ffmpeg where that made the samples", () => {
    const figures = figuresOf(prepared);
    expect(figureOf(figures, "prepare.time.mp3", "prepareSample, warm")?.toFfmpeg?.median).toBe(2);
    expect(figureOf(figures, "prepare.time.mp3", "ffmpeg")).not.toHaveProperty("toFfmpeg");
    expect(figureOf(figures, "prepare.time.mp3", "prepareSample, warm")).not.toHaveProperty("toByHand");
  });

  it("have no ratio where nothing was written by hand, or where it was nothing", () => {
    const figures = figuresOf([
      { measure: "refused.cartesia", subject: "clone-core", values: [1] },
      { measure: "installed.bytes", subject: "by hand", values: [0] },
      { measure: "installed.bytes", subject: "clone-core", values: [5] },
    ]);
    expect(figures.map(({ toByHand }) => toByHand)).toEqual([undefined, undefined, undefined]);
  });
});

describe("rounds", () => {
  it("measure everyone, begin with another each time, and drop the first", async () => {
    const order: string[] = [];
    let count = 0;
    const measure = (name: string) => () => {
      order.push(name);
      return count++;
    };
    const values = await interleave(2, new Map(["a", "b", "c"].map((name) => [name, measure(name)])));
    expect(order.join("")).toBe("abcbcacab");
    expect(Object.fromEntries(values)).toEqual({ a: [5, 7], b: [3, 8], c: [4, 6] });
  });
});

describe("contenders", () => {
  it("stand where they have a wire of their own", () => {
    expect(contendersFor("inworld")).not.toContain("elevenlabs-js");
    expect(programsOf("vendors' SDKs", "both")).toEqual(["cartesia-js", "inworld-tts"]);
    expect(programsOf("vendors' SDKs", "inworld")).toEqual(["inworld-tts"]);
    expect(programsOf("elevenlabs-js", "both")).toEqual(["elevenlabs-js"]);
  });
});

describe("a sample that is measured", () => {
  const kindOf = (id: string): RecordingKind => {
    const kind = recordingKinds.find((one) => one.id === id);
    if (kind === undefined) throw new Error(`There is no kind "${id}".`);
    return kind;
  };

  it("is of the part that was meant", () => {
    expect(isMeant({ fromSeconds: 1.4, toSeconds: 10 }, kindOf("wav"))).toBe(true);
    expect(isMeant({ fromSeconds: 0, toSeconds: 10 }, kindOf("wav"))).toBe(false);
    expect(isMeant({ fromSeconds: 1800, toSeconds: 1810 }, kindOf("long-mp3"))).toBe(true);
    expect(isMeant({ fromSeconds: 0, toSeconds: 10 }, kindOf("long-mp3"))).toBe(false);
  });
});

describe("the compiler's diagnostics", () => {
  it("are read by name", () => {
    const output = "Files:   83\nInstantiations:   34231\nCheck time:   1.244s\nTotal time:   1.503s\n";
    expect(diagnosticsOf(output)).toEqual({ seconds: 1.503, instantiations: 34231 });
  });

  it("that lack a figure are an error, not a zero", () => {
    expect(() => diagnosticsOf("Total time: 1.5s")).toThrow('no "Instantiations"');
  });
});

describe("the command line", () => {
  it("takes the tests along when it writes", () => {
    expect(benchOptions([])).toMatchObject({ quick: false, withTests: false, write: false });
    expect(benchOptions(["--write"])).toMatchObject({ withTests: true });
  });

  it("publishes no short run, and knows its flags", () => {
    expect(() => benchOptions(["--quick", "--write"])).toThrow("full run");
    expect(() => benchOptions(["--redraw", "--quick"])).toThrow("alone");
    expect(() => benchOptions(["--quik"])).toThrow("--quik");
  });

  it("measures one part, and publishes none", () => {
    expect(benchOptions(["--only", "prepare"])).toMatchObject({ only: "prepare" });
    expect(() => benchOptions(["--only", "prepar"])).toThrow("prepare");
    expect(() => benchOptions(["--only", "prepare", "--write"])).toThrow("full run");
  });
});
