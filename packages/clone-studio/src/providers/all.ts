import type { CloneProvider } from "@org/clone-core";
import type { ProviderName } from "../api/facts.ts";
import { cartesiaInStudio } from "./cartesia.ts";
import type { Environment } from "./environment.ts";
import { inworldInStudio } from "./inworld.ts";
import type { Connection, StudioProvider } from "./studio-provider.ts";

/** Every provider, in the order of the page. */
export const studioProviders: readonly StudioProvider[] = [cartesiaInStudio, inworldInStudio];

/** The providers that the environment has a key for, and how they are reached. */
export type Connections = ReadonlyMap<ProviderName, Connection>;

/**
 * Reads keys and addresses from an environment, and from nowhere else.
 *
 * @throws TypeError when one of them cannot be used; it names the variable.
 */
export function connectionsFrom(env: Environment): Connections {
  const connections = new Map<ProviderName, Connection>();
  for (const provider of studioProviders) {
    const apiKey = env[provider.keyVariable];
    if (!apiKey) continue;
    const connection = { apiKey, baseUrl: env[provider.baseUrlVariable] || undefined };
    // What cannot be used is said when the studio starts, not when the first voice is made.
    try {
      provider.call(connection, {}, new Uint8Array());
    } catch (cause) {
      throw new TypeError(inVariables(cause, provider), { cause });
    }
    connections.set(provider.name, connection);
  }
  return connections;
}

/** Core speaks of its options; who starts a studio knows the variables that they came from. */
const inVariables = (cause: unknown, { keyVariable, baseUrlVariable }: StudioProvider): string =>
  (cause as Error).message.replace(/\bapiKey\b/g, keyVariable).replace(/\bbaseUrl\b/g, baseUrlVariable);

/** The provider alone, for voices that exist. */
export const aloneAt = (provider: StudioProvider, connection: Connection): CloneProvider =>
  provider.call(connection, {}, new Uint8Array()).provider;
