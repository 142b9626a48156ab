import { CommandError } from "../command-error.ts";
import { targets } from "../targets/choose.ts";
import type { ProviderName } from "../targets/provider-name.ts";
import type { Connection } from "../targets/target.ts";

/** Stand-ins for all providers, on this machine. */
export interface OpenSandbox {
  readonly connections: Readonly<Record<ProviderName, Connection>>;
  /** The same as an environment that leads there. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts the sandbox, which is loaded only now. Its keys are made up: it takes any. */
export async function openSandbox(): Promise<OpenSandbox> {
  const { startSandbox } = await import("@org/voices-mock");
  const { cartesiaUrl, inworldUrl, close } = await startSandbox().catch((cause: unknown) => {
    throw new CommandError(`The sandbox could not start: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
  const connections = {
    cartesia: { apiKey: "made-up-key", baseUrl: cartesiaUrl },
    inworld: { apiKey: btoa("made-up-key:made-up-secret"), baseUrl: inworldUrl },
  };
  const env = Object.fromEntries(
    targets.flatMap(({ name, keyVariable, baseUrlVariable }) => [
      [keyVariable, connections[name].apiKey],
      [baseUrlVariable, connections[name].baseUrl],
    ]),
  );
  return { connections, env, close };
}
