// The sandbox as a command: `pnpm sandbox --port 4010`. See the README for its flags.
import { parseArgs } from "node:util";
import type { ListLag } from "../life/list-lag.ts";
import { requestLine } from "../record/request-line.ts";
import { checkOption } from "../scenarios/option-checks.ts";
import { sandboxGuide } from "./guide.ts";
import type { SandboxScenarioName } from "./options.ts";
import { startSandbox } from "./sandbox.ts";

const usage =
  "Usage: sandbox [--port 4010] [--host 127.0.0.1] [--scenario <name>] [--latency <milliseconds>] " +
  "[--fail-rate <0 to 1>] [--list-lag <2s, 500ms or 3 requests>] [--seed <text>] [--strict] [--cartesia-version <date>]… [--allowed-host <name>]…";

/** The number of a flag, in the forms a person types. Throws a `RangeError` for anything else. */
function number(flag: string, right: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  checkOption(/^(?:\d+\.?\d*|\.\d+)$/.test(text), flag, right, text);
  return Number(text);
}

/** `2s`, `1.5s`, `500ms`, or how many list requests: `3`, `3 requests`. Throws a `RangeError` for anything else. */
function listLag(text: string | undefined): ListLag | undefined {
  if (text === undefined) return undefined;
  const [, amount, unit = "requests"] = /^(\d+|\d*\.\d+)\s*(ms|s|requests?)?$/.exec(text) ?? [];
  checkOption(amount !== undefined, "--list-lag", "a time such as 2s or 500ms, or a number of requests", text);
  if (unit.startsWith("request")) return { requests: Number(amount) };
  return { ms: Number(amount) * (unit === "s" ? 1000 : 1) };
}

try {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      port: text,
      host: text,
      scenario: text,
      latency: text,
      "fail-rate": text,
      "list-lag": text,
      seed: text,
      strict: { type: "boolean" },
      "cartesia-version": { type: "string", multiple: true },
      "allowed-host": { type: "string", multiple: true },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
  } else {
    const { host } = values;
    const sandbox = await startSandbox({
      port: number("--port", "an integer from 0 to 65535", values.port) ?? 4010,
      host,
      // A name that does not exist is refused with the list of those that do.
      scenario: values.scenario as SandboxScenarioName | undefined,
      latency: number("--latency", "milliseconds such as 50", values.latency),
      failRate: number("--fail-rate", "a number from 0 to 1", values["fail-rate"]),
      listLag: listLag(values["list-lag"]),
      seed: values.seed,
      strict: values.strict,
      cartesiaVersions: values["cartesia-version"],
      allowedHosts: values["allowed-host"],
      onRequest: (request) => console.log(requestLine(request)),
    });
    if (host !== undefined && !/^(?:127(?:\.\d+){3}|::1|localhost)$/.test(host)) {
      console.warn(`Warning: other machines can reach this sandbox at ${host} and read what it received.\n`);
    }
    console.log(sandboxGuide(sandbox));
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sandbox.close());
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
