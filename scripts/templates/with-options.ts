/** A parameter that the client sends with every request: the option that says its value, and where it goes. */
interface Option {
  readonly option: string;
  readonly name: string;
  readonly in: "path" | "query" | "header";
}

/** The parts of a call that carry parameters. */
interface Call {
  readonly params?: {
    readonly path?: object | undefined;
    readonly query?: object | undefined;
    readonly header?: object | undefined;
  };
}

/**
 * What sends a body, with the parameters that the client's options say. What a call says of itself wins, apart from the
 * path.
 *
 * @throws TypeError that names the option that is missing, empty or no plain value.
 */
export function withOptions(
  send: (path: never, init: never) => Promise<unknown>,
  options: readonly Option[],
  values: object,
): (path: unknown, init: Call) => Promise<unknown> {
  const params: Record<"path" | "query" | "header", Record<string, unknown>> = { path: {}, query: {}, header: {} };
  for (const { option, name, in: place } of options) {
    const value: unknown = (values as Record<string, unknown>)[option];
    if (value === undefined || value === null || value === "") {
      throw new TypeError(`${option} is ${value === "" ? "empty" : "missing"}: pass the ${name} of your requests`);
    }
    if (!/^(?:string|number|boolean)$/.test(typeof value))
      throw new TypeError(`${option} is ${typeof value}: pass text`);
    if (place === "header" && /[^ -~]/.test(String(value)))
      throw new TypeError(`${option} has a character that a header cannot have`);
    // A dot or two would lead out of the path.
    if (place === "path" && /^\.{1,2}$/.test(String(value))) throw new TypeError(`${option} is no part of a path`);
    params[place][name] = value;
  }
  return (path, init) => {
    const { query, header } = init?.params ?? {};
    const own = {
      path: params.path,
      query: { ...params.query, ...query },
      header: { ...params.header, ...header },
    };
    return send(path as never, { ...init, params: own } as never);
  };
}
