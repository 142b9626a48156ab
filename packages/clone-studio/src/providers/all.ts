import type { CloneProvider } from "@org/clone-core";
import type { ProviderName } from "../api/facts.ts";
import { cartesiaInStudio } from "./cartesia.ts";
import { inworldInStudio } from "./inworld.ts";
import type { Connection, StudioProvider } from "./studio-provider.ts";

/** Every provider, in the order of the page. */
export const studioProviders: readonly StudioProvider[] = [cartesiaInStudio, inworldInStudio];

/** Where a program's environment is. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The providers that the environment has a key for, and how they are reached. */
export type Connections = ReadonlyMap<ProviderName, Connection>;

/**
 * Reads keys and addresses from an environment, and from nowhere else.
 *
 * @throws CloneError when one of them cannot be used.
 */
export function connectionsFrom(env: Environment): Connections {
  const connections = new Map<ProviderName, Connection>();
  for (const provider of studioProviders) {
    const apiKey = env[provider.keyVariable];
    if (!apiKey) continue;
    const connection = { apiKey, baseUrl: env[provider.baseUrlVariable] || undefined };
    // What cannot be used is said when the studio starts, not when the first voice is made.
    provider.call(connection, {}, new Uint8Array());
    connections.set(provider.name, connection);
  }
  return connections;
}

/** The provider alone, for voices that exist. */
export const aloneAt = (provider: StudioProvider, connection: Connection): CloneProvider =>
  provider.call(connection, {}, new Uint8Array()).provider;
