import type { LifeOperation, OperationName } from "../contract/operation.ts";

/** An error in the terms both services have; each puts it into its own body. */
export interface ServiceError {
  readonly status: number;
  /** Cartesia's `error_code`, or Inworld's gRPC code. */
  readonly code: string | number | null;
  readonly message: string;
  /** The message where it names the workspace of the key, which only a service of Inworld's has. */
  readonly inWorkspace?: (workspace: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a scenario bends the list: the first page again and again, or a cursor that is good no longer. */
export type ListBend = "repeatedPage" | "staleCursor";

/** What a scenario does with a request that the contract allows. */
export type Play<Body> =
  /** What was asked for is done and answered: for cloning, a voice is created, or what a change makes of it. */
  | {
      readonly kind: "clone";
      readonly change?: (body: Body) => Body;
      /** Fields of each voice where an operation does not create one but tells of it. */
      readonly adds?: Readonly<Record<string, unknown>>;
    }
  /** A page of the list that is not the one asked for. */
  | { readonly kind: "page"; readonly bend: ListBend }
  /** Nothing is done. */
  | { readonly kind: "error"; readonly error: ServiceError }
  | { readonly kind: "text"; readonly status: number; readonly mediaType: string; readonly text: string }
  /** It is done, and the connection ends without an answer. */
  | { readonly kind: "lost" }
  /** Nothing is done and no answer comes. */
  | { readonly kind: "silent" };

/** At compile time alone. */
declare const scenarioBody: unique symbol;

/**
 * What a service does with requests that its contract allows. Only the builders of the service's scenarios make one: what it
 * plays is the mock's own.
 */
export interface Scenario<Body> {
  /** The builder's name, which also names it in records and to a sandbox. */
  readonly name: string;
  /** Milliseconds before the answer. */
  readonly delayMs?: number;
  /** Whether its answer is in the shape of the contract. One that is not does so on purpose. */
  readonly conforms: boolean;
  /** Whose answers it changes, so that no other service takes it. Not there when the program runs. */
  readonly [scenarioBody]: (body: Body) => Body;
}

/** A scenario as it is. */
type PlayedScenario<Body> = Omit<Scenario<Body>, typeof scenarioBody> & { readonly play: Play<Body> };

/** A scenario that plays this. */
export const playedScenario = <Body>(played: PlayedScenario<Body>): Scenario<Body> =>
  played as object as Scenario<Body>;

/** What a scenario plays. */
export const playOf = <Body>(scenario: Scenario<Body>): Play<Body> => (scenario as object as PlayedScenario<Body>).play;

/** A service's scenarios by name. Each can be built without options. */
export type ScenarioTable<Body> = Readonly<Record<string, (options?: never) => Scenario<Body>>>;

/** A scenario or the name of one; or several, of which each answers one allowed request, and the service the rest. */
export type ScenarioChoice<Body, Name extends string> = Name | Scenario<Body> | readonly (Name | Scenario<Body>)[];

/** The scenario of the next allowed request for an operation; nothing when the service itself answers. */
export type NextScenario<Body> = (operation: OperationName) => Scenario<Body> | undefined;

/** The scenarios of a service's other operations, each by name. */
export type LifeTables<Body> = Readonly<Record<LifeOperation, ScenarioTable<Body>>>;

/**
 * Scenarios for operations other than cloning, each chosen as `scenario` is. One with options is built as for cloning:
 * `list: [cartesiaScenarios.rateLimited({ retryAfter: 2 })]`. `success` leaves a request of a list to the service.
 */
export type LifeScenarios<Body, Tables> = {
  readonly [Operation in keyof Tables]?: ScenarioChoice<Body, keyof Tables[Operation] & string> | undefined;
};

/** What was chosen for each operation, checked once: whoever asks with `next` takes scenarios out of the same queues. */
export function scenarioQueues<Body>(
  { scenarios: table, lifeScenarios }: { scenarios: ScenarioTable<Body>; lifeScenarios?: LifeTables<Body> | undefined },
  chosen: {
    scenario?: ScenarioChoice<Body, string> | undefined;
    scenarios?: LifeScenarios<Body, LifeTables<Body>> | undefined;
  },
): NextScenario<Body> {
  const queues = new Map<string, () => Scenario<Body> | undefined>();
  queues.set("clone", scenarioQueue(table, chosen.scenario));
  for (const [operation, choice] of Object.entries(chosen.scenarios ?? {})) {
    const own =
      lifeScenarios && Object.hasOwn(lifeScenarios, operation) ? lifeScenarios[operation as LifeOperation] : undefined;
    const known = Object.keys(lifeScenarios ?? {}).join(", ");
    if (own === undefined) throw new RangeError(`There is no operation "${operation}". There are: ${known}.`);
    queues.set(operation, scenarioQueue(own, choice, isForLife));
  }
  return (operation) => queues.get(operation)?.();
}

/** Whether a scenario means anything to a request for a new voice. */
const isForCloning = <Body>(scenario: Scenario<Body>): boolean => playOf(scenario).kind !== "page";

/** Whether one means anything to a request about a voice that exists. */
function isForLife<Body>(scenario: Scenario<Body>): boolean {
  const play = playOf(scenario);
  return play.kind !== "clone" || play.change === undefined || play.adds !== undefined;
}

/** The scenarios of a choice, one for each call. Throws a `RangeError` that names the known ones for another name. */
function scenarioQueue<Body>(
  table: ScenarioTable<Body>,
  choice: ScenarioChoice<Body, string> | undefined,
  suits: (scenario: Scenario<Body>) => boolean = isForCloning,
): () => Scenario<Body> | undefined {
  if (choice === undefined) return () => undefined;
  const built = (one: string | Scenario<Body>): Scenario<Body> => {
    const scenario = namedScenario(table, one);
    if (!suits(scenario)) throw new RangeError(`The scenario "${scenario.name}" is none of this operation's.`);
    return scenario;
  };
  if (!isList(choice)) {
    const always = built(choice);
    return () => always;
  }
  const waiting = choice.map(built);
  return () => waiting.shift();
}

/** A scenario by its name, or itself. Throws a `RangeError` that names the known ones for another name. */
export function namedScenario<Body>(table: ScenarioTable<Body>, choice: string | Scenario<Body>): Scenario<Body> {
  if (typeof choice === "function") {
    throw new RangeError("A scenario is a name, or what its function returns: call the function, as in answerLost()");
  }
  if (typeof choice !== "string") return choice;
  const build = Object.hasOwn(table, choice) ? table[choice] : undefined;
  if (build === undefined) {
    throw new RangeError(`There is no scenario "${choice}". There are: ${Object.keys(table).join(", ")}.`);
  }
  return build();
}

const isList = <Body>(choice: ScenarioChoice<Body, string>): choice is readonly (string | Scenario<Body>)[] =>
  Array.isArray(choice);
