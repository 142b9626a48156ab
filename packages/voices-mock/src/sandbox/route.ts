/** A request's path in the sandbox: whose it is, and the scenario it asks for. */
export interface SandboxRoute {
  readonly service: "cartesia" | "inworld";
  /** The path that the service itself would see. */
  readonly path: string;
  /** As the path has it. */
  readonly scenario?: string;
}

/** Reads `/cartesia/…`, `/inworld/…` and either after `/scenario/<name>`; nothing for any other path. */
export function sandboxRoute(pathname: string): SandboxRoute | undefined {
  const groups = /^(?:\/scenario\/(?<scenario>[^/]+))?\/(?<service>cartesia|inworld)(?<path>\/.*)$/.exec(
    pathname,
  )?.groups;
  if (groups === undefined) return undefined;
  const { service, path = "", scenario } = groups;
  return {
    service: service === "cartesia" ? service : "inworld",
    path,
    ...(scenario === undefined ? {} : { scenario }),
  };
}
