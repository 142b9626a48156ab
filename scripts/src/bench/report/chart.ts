import { installTool, loadFrom } from "../../workspace/tools/install-tool.ts";
import { contenders, isOurs } from "../setup/contenders.ts";
import { inUnit, scaleOf, type Unit } from "./measures.ts";
import type { Report } from "./report.ts";
import { figureOf } from "./samples.ts";
import { targets } from "./targets.ts";

interface Panel {
  readonly title: string;
  readonly measure: string;
  readonly of: "value" | "toByHand";
  readonly unit: Unit;
  /** Bytes and milliseconds per mark of the axis. */
  readonly scale: "linear" | "log";
}

const panels: readonly Panel[] = [
  { title: "Bundle, gzip, kB", measure: "bundle.both", of: "value", unit: "kB", scale: "log" },
  { title: "Cold import, ms", measure: "import.both", of: "value", unit: "ms", scale: "log" },
  { title: "Installed, kB", measure: "installed.bytes", of: "value", unit: "kB", scale: "log" },
  {
    title: "500 kB as JSON, × by hand",
    measure: "serialise.inworld.500 kB",
    of: "toByHand",
    unit: "",
    scale: "linear",
  },
  { title: "The same, whole calls, × by hand", measure: "calls.inworld", of: "toByHand", unit: "", scale: "linear" },
  { title: "25 MB as JSON, peak memory, MB", measure: "memory.inworld", of: "value", unit: "MB", scale: "linear" },
  {
    title: "500 kB as multipart, × by hand",
    measure: "serialise.cartesia.500 kB",
    of: "toByHand",
    unit: "",
    scale: "linear",
  },
  { title: "The same, whole calls, × by hand", measure: "calls.cartesia", of: "toByHand", unit: "", scale: "linear" },
  {
    title: "25 MB as multipart, peak memory, MB",
    measure: "memory.cartesia",
    of: "value",
    unit: "MB",
    scale: "linear",
  },
];

/** A Vega-Lite document: a panel per question, ours in colour, the target as a dashed line. */
export function chartOf(report: Report): object {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: "white",
    columns: 3,
    spacing: 28,
    concat: panels.map((panel) => panelOf(report, panel)),
    title: {
      text: "@org/clone-core and its clients beside hand-written code and other packages",
      subtitle: `${report.date.slice(0, 10)}, Node ${report.machine.node}, ${report.machine.cores} cores. × by hand: more is better; else less. Lines: middle half of the runs; dashed: target.`,
      anchor: "start",
      offset: 16,
    },
    config: { view: { stroke: null }, font: "sans-serif", axis: { grid: false, tickCount: 4 }, aria: false },
  };
}

function panelOf({ figures }: Report, { title, measure, of, unit, scale }: Panel): object {
  const values = contenders.flatMap((contender) => {
    const figure = figureOf(figures, measure, contender);
    const value = of === "toByHand" && contender === "by hand" && figure ? one : figure?.[of];
    // A logarithm has no place for nothing.
    if (value === undefined || (scale === "log" && value.low <= 0)) return [];
    const label = of === "toByHand" ? value.median.toFixed(2) : inUnit(value.median, unit);
    const [median, low, high] = [value.median, value.low, value.high].map((number) => number / scaleOf[unit]);
    return [{ contender, median, low, high, label, ours: isOurs(contender) }];
  });
  const limits = targets.filter((target) => target.measure === measure && target.of === of);
  const limit = limits.slice(0, 1).map((target) => ({ limit: target.limit / scaleOf[unit] }));
  const x = {
    field: "median",
    type: "quantitative",
    title: null,
    scale: scale === "log" ? { type: "log" } : { zero: true },
  };
  const y = { field: "contender", type: "nominal", title: null, sort: [...contenders] };
  const colour = { condition: { test: "datum.ours", value: "#c2410c" }, value: "#64748b" };
  const text = { type: "text", align: "left", dx: 8 };
  const label = { x: { ...x, field: "high" }, y, text: { field: "label" } };
  return {
    title: { text: title, fontSize: 12 },
    width: 190,
    height: { step: 22 },
    layer: [
      {
        data: { values: limit },
        mark: { type: "rule", strokeDash: [4, 3], color: "#334155" },
        encoding: { x: { ...x, field: "limit" } },
      },
      {
        data: { values },
        mark: { type: "rule", strokeWidth: 3, opacity: 0.45 },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y, color: colour },
      },
      {
        data: { values },
        mark: { type: "point", filled: true, size: 70, opacity: 1 },
        encoding: { x, y, color: colour },
      },
      // Once in white, wider, so that a target's line does not run through a number.
      { data: { values }, mark: { ...text, stroke: "white", strokeWidth: 4 }, encoding: { ...label } },
      { data: { values }, mark: text, encoding: { ...label, color: colour } },
    ],
  };
}

const one = { median: 1, low: 1, high: 1 };

/** The part of Vega that is called here. Its declarations are in a folder that a first install leaves empty. */
interface Vega {
  parse(document: object): object;
  readonly View: new (runtime: object, options: { readonly renderer: "none" }) => { toSVG(): Promise<string> };
}
interface VegaLite {
  compile(document: object): { readonly spec: object };
}

/** Draws a Vega-Lite document as SVG, without a browser. */
export async function drawn(document: object): Promise<string> {
  await installTool("plot");
  const vega = await loadFrom<Vega>("plot", "vega");
  const { compile } = await loadFrom<VegaLite>("plot", "vega-lite");
  const svg = await new vega.View(vega.parse(compile(document).spec), { renderer: "none" }).toSVG();
  return `${svg}\n`;
}
