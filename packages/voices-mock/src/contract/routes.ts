import type { Contract } from "./contract.ts";
import type { ContractOperation } from "./operation.ts";
import { escapePattern } from "./path-pattern.ts";

/** A path of a service, with the operations that stand there. */
interface Route<Operation> {
  readonly pattern: RegExp;
  readonly operations: readonly Operation[];
}

/** Where in a service a request came to. */
export interface Place<Operation> {
  /** Which operation it asks for; of a wrong method, the first that stands at its path. */
  readonly operation: Operation;
  /** The methods that its path takes. */
  readonly methods: readonly string[];
  /** What stands in the place of the path's `{name}`, unescaped. */
  readonly id: string;
  /** What stands before the path of the contract. */
  readonly prefix: string;
  /** Whether an operation stands there that takes the method. */
  readonly isRight: boolean;
}

/** An operation, and the paths that lead to it. */
interface Placed {
  readonly contract: Pick<ContractOperation, "method">;
  readonly paths: readonly string[];
}

/**
 * Finds operations by the end of an address's path, whatever stands before it. A path without `{name}` is looked for
 * first, so that no voice is called `clone`. A path that none of them has leads to the first operation.
 */
export function createRoutes<Operation extends Placed>(
  operations: readonly [Operation, ...Operation[]],
): (method: string, pathname: string) => Place<Operation> {
  const paths = [...new Set(operations.flatMap((operation) => operation.paths))];
  const literal = (path: string): number => Number(path.includes("{"));
  const routes: Route<Operation>[] = paths
    .toSorted((one, other) => literal(one) - literal(other))
    .map((path) => ({
      pattern: new RegExp(
        `^(.*)${path
          .split(/\{\w+\}/)
          .map(escapePattern)
          .join("([^/]+)")}$`,
      ),
      operations: operations.filter((operation) => operation.paths.includes(path)),
    }));
  const [first] = operations;
  return (method, pathname) => {
    for (const route of routes) {
      const match = route.pattern.exec(pathname);
      if (match === null) continue;
      const [, prefix = "", id = ""] = match;
      const right = route.operations.find(({ contract }) => contract.method === method);
      const operation = right ?? route.operations[0];
      const methods = route.operations.map(({ contract }) => contract.method);
      if (operation !== undefined)
        return { operation, methods, id: unescaped(id), prefix, isRight: right !== undefined };
    }
    return { operation: first, methods: [first.contract.method], id: "", prefix: "", isRight: false };
  };
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // No id that anybody was given.
    return segment;
  }
}

/** The paths of a contract below the base URL, those without `{name}` first, and others beside them. */
export function contractPaths({ path, added = {} }: Contract, ...others: readonly string[]): readonly string[] {
  return [...new Set([path, ...Object.values(added).map((one) => one.path), ...others])];
}
