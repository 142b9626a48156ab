// Generated from scripts/templates/typed-calls.ts by `pnpm specs:generate`. Do not edit.
/** The paths of a document that have an operation of this method. */
type PathsWith<Paths, Method extends string> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in Method]: object } ? Path : never;
}[keyof Paths];

/** The body as the document has it; openapi-fetch's copy of its type loses what is open. */
type WithBody<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] }
  : { body?: never };

type WithParameters<Operation> = Operation extends { parameters: infer Parameters }
  ? object extends Parameters
    ? { params?: Parameters }
    : { params: Parameters }
  : object;

/** What the caller says about one request. */
type Init<Operation, Settings, ParseAs> = Settings &
  WithParameters<Operation> &
  WithBody<Operation> & { parseAs?: ParseAs };

/** The data of a success for each `parseAs`. */
interface Parsed<Data> {
  json: Data;
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}

/** The JSON of a success; nothing where the service answers without a body. */
type SuccessOf<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Data } } } }
  ? Data
  : undefined;

/** What a call comes to: `data` of a success, or `error` of anything else. */
type Result<Data, Failure> =
  | { data: Data; error?: never; response: Response }
  | { data?: never; error: Failure; response: Response };

/**
 * One method of a client. openapi-fetch's own maps every answer to a copy of its type in which a list of known values
 * that is open to others turns into an object, and lets misspelt fields of a body pass. `Settings` is what a request may say
 * beside its parameters and its body.
 */
export type TypedCall<Paths, Method extends string, Failure, Settings> = <
  Path extends PathsWith<Paths, Method>,
  ParseAs extends keyof Parsed<unknown> = "json",
>(
  path: Path,
  ...init: object extends Init<Paths[Path][Method & keyof Paths[Path]], Settings, ParseAs>
    ? [init?: Init<Paths[Path][Method & keyof Paths[Path]], Settings, ParseAs>]
    : [init: Init<Paths[Path][Method & keyof Paths[Path]], Settings, ParseAs>]
) => Promise<Result<Parsed<SuccessOf<Paths[Path][Method & keyof Paths[Path]]>>[ParseAs], Failure>>;
