import type { Contract, Json, JsonObject } from "./contract.ts";

/** A header that every request carries. */
interface RequiredHeader {
  readonly name: string;
  readonly schema: JsonObject;
}

/** The parts of a contract that a request is judged by, with every `$ref` on the way followed. */
export interface ContractOperation {
  readonly requiredHeaders: readonly RequiredHeader[];
  /** The schema of the request body. */
  readonly body: JsonObject;
  /** Where the schema of a success stands in the document, as a JSON pointer. */
  readonly successPointer: string;
  /** Where the schema of an error stands in the document, as a JSON pointer. */
  readonly errorPointer: string;
  /** Where the schema of the request body stands in the document, as a JSON pointer. */
  readonly bodyPointer: string;
}

/** Finds the operation in the document of a contract. Throws when the document lacks a part the mock relies on. */
export function contractOperation(contract: Contract): ContractOperation {
  const operation = ["paths", contract.path, contract.method.toLowerCase()];
  const body = [...operation, "requestBody", "content", contract.contentType, "schema"];
  const answer = (status: string): string[] => [
    ...operation,
    "responses",
    status,
    "content",
    "application/json",
    "schema",
  ];
  const declared = find(contract, operation)["parameters"] ?? [];
  const parameters = Array.isArray(declared) ? declared.map((parameter) => follow(contract, parameter)) : [];
  const requiredHeaders = parameters
    .filter((parameter) => parameter["in"] === "header" && parameter["required"] === true)
    .map((parameter) => ({ name: String(parameter["name"]), schema: follow(contract, parameter["schema"]) }));
  // Looked up once here, so that a document without an error schema stops the mock when it is built, not in a test.
  find(contract, answer("200"));
  find(contract, answer("default"));
  return {
    requiredHeaders,
    body: follow(contract, find(contract, body)),
    bodyPointer: pointer(body),
    successPointer: pointer(answer("200")),
    errorPointer: pointer(answer("default")),
  };
}

/** The schema a node stands for: itself, or what its `$ref` points at. */
export function follow(contract: Contract, node: Json | undefined): JsonObject {
  if (!isObject(node)) throw new TypeError(`${contract.id}: expected an object in the document`);
  const reference = node["$ref"];
  if (typeof reference !== "string") return node;
  const keys = reference.replace("#/", "").split("/");
  return follow(
    contract,
    find(
      contract,
      keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")),
    ),
  );
}

function find(contract: Contract, keys: readonly string[]): JsonObject {
  let node: Json | undefined = contract.document;
  for (const key of keys) node = isObject(node) ? node[key] : undefined;
  if (!isObject(node)) throw new TypeError(`${contract.id}: the document has no ${pointer(keys)}`);
  return node;
}

const pointer = (keys: readonly string[]): string =>
  `#/${keys.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;

const isObject = (node: Json | undefined): node is JsonObject =>
  typeof node === "object" && node !== null && !Array.isArray(node);
