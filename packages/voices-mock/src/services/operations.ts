import { createJudge, type Judge } from "../contract/judge.ts";
import { type ContractOperation, contractOperation, operationNames } from "../contract/operation.ts";
import { createRoutes, type Place } from "../contract/routes.ts";
import { contractValidator } from "../contract/validator.ts";
import { type ServiceAnswers, serviceAnswers } from "./answers.ts";
import type { ServiceWords } from "./words.ts";

/** An operation of a service: who judges its requests, and who answers them. */
export interface ServiceOperation<Voice, Body> {
  readonly contract: ContractOperation;
  /** Below the base URL. */
  readonly paths: readonly string[];
  readonly judge: Judge;
  readonly answers: ServiceAnswers<Voice, Body>;
}

/** Finds the operation that a request asks for. */
export function serviceOperations<Voice, Body>(
  words: ServiceWords<Voice, Body>,
  strict: boolean | undefined,
): (method: string, pathname: string) => Place<ServiceOperation<Voice, Body>> {
  const { contract, decode, life, otherPaths = [] } = words;
  const files = life?.files === undefined ? [] : [fileOperation(life.files, contractOperation(contract, "list"))];
  const [, ...names] = life === undefined ? [] : operationNames(contract);
  const clone = contractOperation(contract);
  const others = [...names.map((name) => contractOperation(contract, name)), ...files];
  const build = (operation: ContractOperation): ServiceOperation<Voice, Body> => {
    const methods = [clone, ...others].filter(({ path }) => path === operation.path).map(({ method }) => method);
    const make = () => {
      const validator = contractValidator(contract, operation);
      const judge = createJudge(contract, validator, { strict, decode, operation, methods });
      return { judge, answers: serviceAnswers(words, validator, operation) };
    };
    // Compiled when first asked for: most programs use one or two operations.
    let made: ReturnType<typeof make> | undefined;
    return {
      contract: operation,
      paths: operation === clone ? [clone.path, ...otherPaths] : [operation.path],
      get judge() {
        made ??= make();
        return made.judge;
      },
      get answers() {
        made ??= make();
        return made.answers;
      },
    };
  };
  return createRoutes([build(clone), ...others.map(build)]);
}

/** Samples that lie as files: no document has them, so that all they need is the key. */
const fileOperation = (path: string, { errorPointers }: ContractOperation): ContractOperation => ({
  name: "preview",
  method: "GET",
  path,
  requiredHeaders: [],
  query: [],
  successStatus: 200,
  errorPointers,
});
