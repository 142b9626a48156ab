// `pnpm bench`: what the built packages cost, beside hand-written code in the same run. `--json` for programs.
import { rm } from "node:fs/promises";
import { bundleSizes } from "./bundle-size.ts";
import { coldImports } from "./cold-import.ts";
import { installBuilt } from "./installed.ts";
import type { Spread } from "./median.ts";
import { serialiseRates } from "./serialise.ts";

const clipBytes = 500_000;
const folder = await installBuilt(["cartesia-voices", "inworld-voices", "clone-core"]);
const progress = (what: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`measuring ${what} …\n`);
};
try {
  progress("bundles");
  const bundles = await bundleSizes(folder);
  progress("cold imports");
  const imports = await coldImports(folder, 30);
  progress("serialisation");
  const rates = await serialiseRates(folder, clipBytes, 12);

  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ date: new Date().toISOString(), node: process.version, bundles, imports, rates }));
  } else {
    const inKb = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`;
    console.log(`Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`);
    table("Bundle, minified, gzip", [
      ...Object.entries(bundles).map(([name, bytes]) => [name, inKb(bytes), targetOf(name, bytes)]),
    ]);
    table("Cold import beyond an empty process (median, middle half)", [
      ...Object.entries(imports).map(([name, time]) => [name, between(time, "ms"), targetOf(name, time.median)]),
    ]);
    table(`A ${clipBytes / 1000} kB clip up to the bytes of the request`, [
      ...rates.map(({ wire, way, perSecond, ratio }) => [
        `${wire}, ${way}`,
        `${perSecond.median.toFixed(0)}/s`,
        way === "by hand" ? "" : `${between(ratio, "×")} by hand`,
        targetOf(`${wire} ${way}`, ratio.median),
      ]),
    ]);
  }
} finally {
  await rm(folder, { recursive: true });
}

function targetOf(name: string, value: number): string {
  const targets: Record<string, [right: boolean, text: string]> = {
    "both providers through clone-core": [value <= 7000, "at most 7 kB"],
    "@org/cartesia-voices alone": [value <= 3500, "at most 3.5 kB"],
    "@org/inworld-voices alone": [value <= 3500, "at most 3.5 kB"],
    "clone-core with both providers": [value <= 5, "at most 5 ms"],
    "JSON (Inworld) cloneVoice": [value >= 2, "at least 2 ×"],
    "multipart (Cartesia) client": [value >= 0.95, "at least 0.95 ×"],
  };
  const target = targets[name];
  return target === undefined ? "" : `${target[0] ? "met" : "MISSED"}: ${target[1]}`;
}

function between({ median, low, high }: Spread, unit: string): string {
  return `${median.toFixed(2)} ${unit} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function table(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(title);
  for (const row of rows)
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
  console.log();
}
