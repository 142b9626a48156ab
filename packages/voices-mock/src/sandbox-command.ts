// The sandbox as a command: `pnpm sandbox --port 4010`. See the README for its flags.
import { parseArgs } from "node:util";
import { requestLine } from "./request-line.ts";
import { type SandboxScenarioName, startSandbox } from "./sandbox.ts";
import { sandboxGuide } from "./sandbox-guide.ts";

const usage =
  "Usage: sandbox [--port 4010] [--host 127.0.0.1] [--scenario <name>] [--latency <milliseconds>] " +
  "[--fail-rate <0 to 1>] [--seed <text>] [--strict]";

/** A number in the form a person types; anything else is `NaN`, which no option takes. */
const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;

try {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      port: text,
      host: text,
      scenario: text,
      latency: text,
      "fail-rate": text,
      seed: text,
      strict: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
  } else {
    const { host } = values;
    const sandbox = await startSandbox({
      port: number(values.port) ?? 4010,
      host,
      // A name that does not exist is refused with the list of those that do.
      scenario: values.scenario as SandboxScenarioName | undefined,
      latency: number(values.latency),
      failRate: number(values["fail-rate"]),
      seed: values.seed,
      strict: values.strict,
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
