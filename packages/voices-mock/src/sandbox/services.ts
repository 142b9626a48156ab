import { pathPattern } from "../contract/path-pattern.ts";
import type { ReceivedRequest, RequestHead } from "../record/received-request.ts";
import type { RecordedRequest } from "../record/request.ts";
import { cartesiaLifeScenarios, cartesiaScenarios } from "../scenarios/cartesia.ts";
import { inworldLifeScenarios, inworldScenarios } from "../scenarios/inworld.ts";
import { type LifeTables, namedScenario, type ScenarioTable } from "../scenarios/scenario.ts";
import { cartesiaPaths, cartesiaService } from "../services/cartesia.ts";
import { inworldPaths, inworldService } from "../services/inworld.ts";
import type { ServiceCore } from "../services/voice-service.ts";
import type { WireAnswer } from "../services/wire-answer.ts";
import type { CartesiaMockVoice } from "../voices/cartesia.ts";
import type { InworldMockVoice } from "../voices/inworld.ts";
import type { SandboxOptions } from "./options.ts";
import type { SandboxRoute } from "./route.ts";

/** A voice in a sandbox, and the service that created it. */
export type SandboxVoice =
  | { readonly service: "cartesia"; readonly voice: CartesiaMockVoice }
  | { readonly service: "inworld"; readonly voice: InworldMockVoice };

/** What one service is to the sandbox. */
interface Resident {
  readonly path: RegExp;
  /** Names alone are of cloning; those of another operation have it before them: `list:slow`. */
  readonly scenarios: readonly string[];
  /** Whether the body of a request matters. */
  admits(head: RequestHead): boolean;
  /** Answers, with the scenario among those names that its operation has, if there is one. */
  answer(request: ReceivedRequest, scenarios: readonly string[]): Promise<WireAnswer | undefined>;
}

/** Both services of a sandbox. */
interface SandboxServices {
  /** The service of a route, where it has that path. */
  find(route: SandboxRoute | undefined): Resident | undefined;
  /** Cartesia's, then Inworld's, each oldest first. */
  voices(): readonly SandboxVoice[];
  /** How many that exist are no longer kept. */
  droppedVoices(): number;
  reset(): void;
}

type Told = Pick<
  SandboxOptions,
  "seed" | "firstVoiceAt" | "strict" | "cartesiaVersions" | "scenario" | "scenarios" | "listLag" | "now"
>;

/** Both services. Throws a `RangeError` when neither has the scenario, or a version of Cartesia's is no date. */
export function sandboxServices(
  { scenario, cartesiaVersions, seed, firstVoiceAt, strict, scenarios, listLag, now }: Told,
  onRequest: (request: RecordedRequest) => void,
): SandboxServices {
  const shared = { seed, firstVoiceAt, strict, scenarios, listLag, now, onRequest };
  const cartesia = cartesiaService({ ...shared, cartesiaVersions });
  const inworld = inworldService(shared, decodeInNode);
  const residents = {
    cartesia: resident(cartesia, cartesiaPaths, cartesiaScenarios, cartesiaLifeScenarios),
    inworld: resident(inworld, inworldPaths, inworldScenarios, inworldLifeScenarios),
  };
  const known = new Set(Object.values(residents).flatMap((one) => one.scenarios));
  if (scenario !== undefined && typeof scenario !== "string") {
    throw new RangeError("scenario must be one name as text: a list of scenarios goes to handlers or to a service");
  }
  if (scenario !== undefined && !known.has(scenario)) {
    throw new RangeError(`There is no scenario "${scenario}". There are: ${[...known].join(", ")}.`);
  }
  return {
    find(route) {
      const found = route && residents[route.service];
      return found?.path.test(route?.path ?? "") === true ? found : undefined;
    },
    voices: () => [
      ...cartesia.voices().map((voice) => ({ service: "cartesia", voice }) as const),
      ...inworld.voices().map((voice) => ({ service: "inworld", voice }) as const),
    ],
    droppedVoices: () => cartesia.droppedVoices() + inworld.droppedVoices(),
    reset() {
      cartesia.reset();
      inworld.reset();
    },
  };
}

/** Twenty times as fast as what every runtime has. The view keeps `Buffer` itself out of records. */
function decodeInNode(text: string): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = Buffer.from(text, "base64");
  return new Uint8Array(buffer, byteOffset, length);
}

function resident<Voice, Body>(
  service: ServiceCore<Voice, Body>,
  paths: readonly string[],
  table: ScenarioTable<Body>,
  lifeTables: LifeTables<Body>,
): Resident {
  const builders = new Map(Object.keys(table).map((name) => [name, () => namedScenario(table, name)]));
  for (const [operation, own] of Object.entries(lifeTables)) {
    for (const name of Object.keys(own)) builders.set(`${operation}:${name}`, () => namedScenario(own, name));
  }
  return {
    path: new RegExp(`^(?:${paths.map(pathPattern).join("|")})$`),
    scenarios: [...builders.keys()],
    admits: service.admits,
    answer: (request, names) =>
      service.respond(request, (operation) => {
        const isOwn = (name: string): boolean =>
          operation === "clone" ? !name.includes(":") : name.startsWith(`${operation}:`);
        const name = names.find(isOwn);
        return name === undefined ? undefined : builders.get(name)?.();
      }),
  };
}
