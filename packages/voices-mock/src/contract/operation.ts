import type { Contract, Json, JsonObject } from "./contract.ts";

/** A header that every request carries. */
interface RequiredHeader {
  readonly name: string;
  readonly schema: JsonObject;
}

/** A parameter in the query, with its schema. */
export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonObject;
}

/** What a service can be asked for, in this project's words. */
export type OperationName = "clone" | "list" | "get" | "update" | "delete" | "preview";

/** What is done with voices that exist. */
export type LifeOperation = Exclude<OperationName, "clone">;

/** The parts of a contract that a request is judged by, with every `$ref` on the way followed. */
export interface ContractOperation {
  readonly name: OperationName;
  readonly method: string;
  readonly path: string;
  readonly requiredHeaders: readonly RequiredHeader[];
  readonly query: readonly QueryParameter[];
  /** What a request carries; absent where it has no body. */
  readonly body?: {
    readonly contentType: string;
    readonly schema: JsonObject;
    /** Where the schema stands in the document, as a JSON pointer. */
    readonly pointer: string;
  };
  /** The status of a success. */
  readonly successStatus: number;
  /** Where the schema of a success stands in the document, as a JSON pointer; absent where it has no body. */
  readonly successPointer?: string;
  /** Where the schemas of errors stand in the document, as JSON pointers, by status: `422`, `4XX`, `default`. */
  readonly errorPointers: ReadonlyMap<string, string>;
}

/** The schema of an error of this status; that of a status which the document does not name is as good as any. */
export const errorPointer = ({ errorPointers }: ContractOperation, status: number): string | undefined =>
  errorPointers.get(String(status)) ??
  errorPointers.get(`${String(status).slice(0, 1)}XX`) ??
  errorPointers.get("default") ??
  errorPointers.values().next().value;

/** The names of a contract's operations, the one that it is vendored for first. */
export const operationNames = (contract: Contract): readonly OperationName[] => [
  "clone",
  ...(Object.keys(contract.added ?? {}) as OperationName[]),
];

/** Finds an operation in the document of a contract. Throws when the document lacks a part the mock relies on. */
export function contractOperation(contract: Contract, name: OperationName = "clone"): ContractOperation {
  const { method, path } = name === "clone" ? contract : (contract.added?.[name] ?? contract);
  const item = ["paths", path];
  const operation = [...item, method.toLowerCase()];
  const declared = find(contract, operation);
  const parameters = [find(contract, item), declared]
    .flatMap(({ parameters: list }) => (Array.isArray(list) ? (list as readonly Json[]) : []))
    .map((parameter) => follow(contract, parameter));
  const of = (place: string) =>
    parameters
      .filter((parameter) => parameter["in"] === place)
      .map((parameter) => ({
        name: String(parameter["name"]),
        required: parameter["required"] === true,
        schema: follow(contract, parameter["schema"]),
      }));
  const responses = at(contract, [...operation, "responses"]) ?? {};
  const statuses = Object.keys(responses);
  const schemaOf = (status: string): string[] => {
    const answer = placeOf(contract, [...operation, "responses", status]);
    const types = Object.keys(at(contract, [...answer, "content"]) ?? {});
    return [...answer, "content", types.find((type) => /[/+]json\b/.test(type)) ?? "application/json", "schema"];
  };
  const successes = statuses.filter(isSuccess).sort();
  const success = successes.find((status) => at(contract, schemaOf(status)) !== undefined) ?? successes[0] ?? "200";
  const answers = name === "clone" || Object.keys(at(contract, schemaOf(success).slice(0, -2)) ?? {}).length > 0;
  // Looked up once here, so that a document without an error schema stops the mock when it is built, not in a test.
  if (answers) find(contract, schemaOf(success));
  const errors = statuses.filter(
    (status) => /^(?:[145]|default$)/.test(status) && at(contract, schemaOf(status)) !== undefined,
  );
  if (errors.length === 0) find(contract, schemaOf("default"));
  const request = placeOf(contract, [...operation, "requestBody"]);
  const carried = name === "clone" ? contract.contentType : Object.keys(at(contract, [...request, "content"]) ?? {})[0];
  const body = [...request, "content", carried ?? "", "schema"];
  return {
    name,
    method,
    path,
    requiredHeaders: of("header").filter(({ required }) => required),
    query: of("query"),
    ...(carried === undefined
      ? {}
      : { body: { contentType: carried, schema: follow(contract, find(contract, body)), pointer: pointer(body) } }),
    successStatus: /^\d+$/.test(success) ? Number(success) : 200,
    ...(answers ? { successPointer: pointer(schemaOf(success)) } : {}),
    errorPointers: new Map(
      errors.map((status) => [status.toUpperCase().replace("DEFAULT", "default"), pointer(schemaOf(status))]),
    ),
  };
}

const isSuccess = (status: string): boolean => status.startsWith("2");

/** The keys that lead to a node, once every `$ref` in its place is followed. */
function placeOf(contract: Contract, keys: readonly string[]): readonly string[] {
  const reference = at(contract, keys)?.["$ref"];
  return typeof reference === "string" ? placeOf(contract, keysOf(reference)) : keys;
}

const keysOf = (reference: string): string[] =>
  reference
    .replace("#/", "")
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The fields that a success of cloning always has. */
export function requiredOfSuccess(contract: Contract): readonly Json[] {
  const { successPointer } = contractOperation(contract);
  const required = successPointer === undefined ? [] : follow(contract, { $ref: successPointer })["required"];
  return Array.isArray(required) ? (required as readonly Json[]) : [];
}

/** The schema a node stands for: itself, or what its `$ref` points at. */
export function follow(contract: Contract, node: Json | undefined): JsonObject {
  if (!isObject(node)) throw new TypeError(`${contract.id}: expected an object in the document`);
  const reference = node["$ref"];
  if (typeof reference !== "string") return node;
  return follow(contract, find(contract, keysOf(reference)));
}

function at(contract: Contract, keys: readonly string[]): JsonObject | undefined {
  let node: Json | undefined = contract.document;
  for (const key of keys) node = isObject(node) ? node[key] : undefined;
  return isObject(node) ? node : undefined;
}

function find(contract: Contract, keys: readonly string[]): JsonObject {
  const node = at(contract, keys);
  if (node === undefined) throw new TypeError(`${contract.id}: the document has no ${pointer(keys)}`);
  return node;
}

const pointer = (keys: readonly string[]): string =>
  `#/${keys.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;

const isObject = (node: Json | undefined): node is JsonObject =>
  typeof node === "object" && node !== null && !Array.isArray(node);
