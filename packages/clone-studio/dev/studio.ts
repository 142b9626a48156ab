// The studio from sources: `pnpm studio`, and with --sandbox both services on this machine, where nothing real is created.
import { parseArgs } from "node:util";
import { type SandboxOptions, startSandbox } from "@org/voices-mock";
import { startStudio } from "../src/index.ts";

const values = read();
if (values.help) {
  console.log(`Opens the studio on this machine.

  pnpm studio [--port <port>] [--sandbox [--scenario <name>]]

Keys come from CARTESIA_API_KEY and INWORLD_API_KEY. With --sandbox nothing real is created, and no key is needed.`);
} else {
  await main();
}

async function main(): Promise<void> {
  const { port, sandbox: isSandbox, scenario } = values;
  const sandbox = isSandbox ? await startSandbox({ scenario: scenario as SandboxOptions["scenario"] }) : undefined;
  const env =
    sandbox === undefined
      ? process.env
      : {
          CARTESIA_API_KEY: "sandbox-needs-none",
          CARTESIA_BASE_URL: sandbox.cartesiaUrl,
          INWORLD_API_KEY: "c2FuZGJveA==",
          INWORLD_BASE_URL: sandbox.inworldUrl,
        };
  const studio = await startStudio({ env, sandbox: isSandbox, ...(port !== undefined && { port: Number(port) }) });
  console.log(`The studio is open at

  ${studio.address}

Whoever has this address can use your keys, so keep it to yourself. Ctrl+C closes the studio.`);
  const close = (): void => void Promise.all([studio.close(), sandbox?.close()]);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, close);
}

/** What the command line says; what it does not know is said in a line. */
function read() {
  try {
    return parseArgs({
      options: {
        port: { type: "string" },
        sandbox: { type: "boolean", default: false },
        scenario: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\nSee pnpm studio --help.`);
    process.exit(1);
  }
}
