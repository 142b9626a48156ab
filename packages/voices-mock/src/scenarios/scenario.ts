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

/** What a scenario does with a request that the contract allows. */
type Play<Body> =
  /** A voice is created and answered, or what a change makes of it. */
  | { readonly kind: "clone"; readonly change?: (body: Body) => Body }
  /** No voice is created. */
  | { readonly kind: "error"; readonly error: ServiceError }
  | { readonly kind: "text"; readonly status: number; readonly mediaType: string; readonly text: string }
  /** A voice is created and the connection ends without an answer. */
  | { readonly kind: "lost" }
  /** No voice is created and no answer comes. */
  | { readonly kind: "silent" };

/** What a service does with requests that its contract allows. Made by the builders of the service's scenarios. */
export interface Scenario<Body> {
  /** The builder's name, which also names it in records and to a sandbox. */
  readonly name: string;
  /** Milliseconds before the answer. */
  readonly delayMs?: number;
  /** Whether its answer is in the shape of the contract. One that is not does so on purpose. */
  readonly conforms: boolean;
  readonly play: Play<Body>;
}

/** A service's scenarios by name. Each can be built without options. */
export type ScenarioTable<Body> = Readonly<Record<string, (options?: never) => Scenario<Body>>>;

/** A scenario or the name of one; or several, of which each answers one allowed request, and the service the rest. */
export type ScenarioChoice<Body, Name extends string> = Name | Scenario<Body> | readonly (Name | Scenario<Body>)[];

/** The scenario of the next allowed request; nothing when the service itself answers. */
export type NextScenario<Body> = () => Scenario<Body> | undefined;

/** The scenarios of a choice, one for each call. Throws a `RangeError` that names the known ones for another name. */
export function scenarioQueue<Body>(
  table: ScenarioTable<Body>,
  choice: ScenarioChoice<Body, string> | undefined,
): NextScenario<Body> {
  if (choice === undefined) return () => undefined;
  if (!isList(choice)) {
    const always = namedScenario(table, choice);
    return () => always;
  }
  const waiting = choice.map((one) => namedScenario(table, one));
  return () => waiting.shift();
}

/** A scenario by its name, or itself. Throws a `RangeError` that names the known ones for another name. */
export function namedScenario<Body>(table: ScenarioTable<Body>, choice: string | Scenario<Body>): Scenario<Body> {
  if (typeof choice !== "string") return choice;
  const build = Object.hasOwn(table, choice) ? table[choice] : undefined;
  if (build === undefined) {
    throw new RangeError(`There is no scenario "${choice}". There are: ${Object.keys(table).join(", ")}.`);
  }
  return build();
}

const isList = <Body>(choice: ScenarioChoice<Body, string>): choice is readonly (string | Scenario<Body>)[] =>
  Array.isArray(choice);
