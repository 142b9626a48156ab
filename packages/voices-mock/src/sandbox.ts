import { type CartesiaScenarioName, cartesiaScenarios } from "./cartesia-scenarios.ts";
import { cartesiaPaths, cartesiaService } from "./cartesia-service.ts";
import type { CartesiaMockVoice } from "./cartesia-voice.ts";
import { type InworldScenarioName, inworldScenarios } from "./inworld-scenarios.ts";
import { inworldPaths, inworldService } from "./inworld-service.ts";
import type { InworldMockVoice } from "./inworld-voice.ts";
import { pathPattern } from "./path-pattern.ts";
import { pause } from "./pause.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import { createRecorder, withoutBytes } from "./recorder.ts";
import { sandboxRoute } from "./sandbox-route.ts";
import { jsonAnswer, serve } from "./sandbox-server.ts";
import { namedScenario, type ScenarioTable } from "./scenario.ts";
import { seededFraction } from "./seeded.ts";
import type { ServiceCore, WireAnswer } from "./voice-service.ts";

/** A scenario of either service. */
export type SandboxScenarioName = CartesiaScenarioName | InworldScenarioName;

/** Where the sandbox listens, and how it behaves. */
export interface SandboxOptions {
  /**
   * The port to listen on.
   * @default a free one
   */
  port?: number | undefined;
  /**
   * The address to listen on. Any other than the default lets other machines send requests and read `/__requests`.
   * @default "127.0.0.1"
   */
  host?: string | undefined;
  /**
   * What happens to all requests that the contracts allow. A service without that scenario answers as ever. A request
   * may ask for another by the header `x-voices-mock-scenario` or by a path that starts with `/scenario/<name>`.
   * @default the services themselves answer
   */
  scenario?: SandboxScenarioName | undefined;
  /**
   * Milliseconds by which every answer of a service is late.
   * @default 0
   */
  latency?: number | undefined;
  /**
   * The share of requests, from 0 to 1, that end with status 503 and without a voice. Which ones depends on `seed` alone.
   * @default 0
   */
  failRate?: number | undefined;
  /**
   * Ids and failures are derived from it: two sandboxes with one seed answer the same requests with the same bytes.
   * @default the same on every run
   */
  seed?: string | undefined;
  /**
   * Refuses fields that the contracts do not declare, naming each.
   * @default false
   */
  strict?: boolean | undefined;
  /** Called with each request to a service as soon as it is known what becomes of it. */
  onRequest?: ((request: RecordedRequest) => void) | undefined;
}

/** A voice in a sandbox, and the service that created it. */
export type SandboxVoice =
  | { readonly service: "cartesia"; readonly voice: CartesiaMockVoice }
  | { readonly service: "inworld"; readonly voice: InworldMockVoice };

/** Both services on a port of this machine. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Base URL for a Cartesia client. */
  readonly cartesiaUrl: string;
  /** Base URL for an Inworld client. */
  readonly inworldUrl: string;
  /** The voices created so far: Cartesia's, then Inworld's, each oldest first. */
  voices(): readonly SandboxVoice[];
  /** The requests to both services, oldest first: the newest 1,000 of them. */
  requests(): readonly RecordedRequest[];
  /** Forgets every voice and request and starts over, so that the same requests get the same answers. */
  reset(): void;
  /** Stops the sandbox and drops every connection, idle ones too. Resolves when the port is free. */
  close(): Promise<void>;
}

/** What one service is to the sandbox. */
interface Resident {
  readonly path: RegExp;
  readonly scenarios: readonly string[];
  /** Answers, with the scenario of that name if one is given. Throws a `RangeError` for an unknown one. */
  answer(request: ReceivedRequest, scenario: string | undefined): Promise<WireAnswer | undefined>;
}

/**
 * Starts both services on 127.0.0.1, where no other machine can reach them. They take any key.
 *
 * Programs in other languages read what happened from `GET /__requests` and start over by `POST /__reset`. A path that
 * no service has is answered with 404 and an explanation. Rejects when the port is taken.
 *
 * @throws RangeError when an option is out of its range.
 * @example
 * import { startSandbox } from "@org/voices-mock";
 *
 * const sandbox = await startSandbox({ latency: 50 });
 * const response = await fetch(`${sandbox.cartesiaUrl}/voices/clone`, { method: "POST" });
 * response.status; // 401: no key
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = "127.0.0.1", scenario, latency = 0, failRate = 0, seed, strict, onRequest } = options;
  check(host !== "", "host is empty, which would mean every address: leave it out for 127.0.0.1");
  check(latency >= 0 && latency < Number.POSITIVE_INFINITY, `latency must be milliseconds from 0 on, not ${latency}`);
  check(failRate >= 0 && failRate <= 1, `failRate must be from 0 to 1, not ${failRate}`);

  // Both services' requests in one order.
  const recorder = createRecorder();
  const shared = {
    seed,
    strict,
    onRequest(request: RecordedRequest) {
      recorder.add(request);
      onRequest?.(request);
    },
  };
  const cartesia = cartesiaService(shared);
  const inworld = inworldService(shared, decodeInNode);
  const residents = {
    cartesia: resident(cartesia, cartesiaPaths, cartesiaScenarios),
    inworld: resident(inworld, inworldPaths, inworldScenarios),
  };
  const known = new Set(Object.values(residents).flatMap(({ scenarios }) => scenarios));
  check(
    scenario === undefined || known.has(scenario),
    `There is no scenario "${scenario}". There are: ${[...known].join(", ")}.`,
  );

  let arrived = 0;
  const voices = (): SandboxVoice[] => [
    ...cartesia.voices().map((voice) => ({ service: "cartesia", voice }) as const),
    ...inworld.voices().map((voice) => ({ service: "inworld", voice }) as const),
  ];
  const reset = (): void => {
    for (const state of [cartesia, inworld, recorder]) state.reset();
    arrived = 0;
  };

  const server = await serve(host, port, async (request, url) => {
    const { method, headers } = request;
    const { pathname } = request.url;
    if (pathname === "/__requests" && method === "GET") {
      const requests = recorder.requests().map((one) => ({ ...one, audio: one.audio.map(withoutBytes) }));
      return jsonAnswer(200, { count: recorder.count(), requests, voices: voices() });
    }
    if (pathname === "/__reset" && method === "POST") {
      reset();
      return { status: 204, headers: {}, body: "" };
    }
    const route = sandboxRoute(pathname);
    const found = route === undefined ? undefined : residents[route.service];
    if (route === undefined || found === undefined || !found.path.test(route.path)) {
      const explanation = `The sandbox has Cartesia at ${url}/cartesia and Inworld at ${url}/inworld.`;
      return jsonAnswer(404, { message: `Nothing answers ${method} ${pathname}. ${explanation}` });
    }
    const asked = route.scenario ?? headers.get("x-voices-mock-scenario") ?? undefined;
    if (asked !== undefined && !found.scenarios.includes(asked)) {
      const explanation = `${route.service} has no scenario "${asked}". It has: ${found.scenarios.join(", ")}.`;
      return jsonAnswer(400, { message: explanation });
    }
    arrived += 1;
    const fails = seededFraction(`${seed ?? ""}/failure/${arrived}`) < failRate;
    const usual = fails ? "unavailable" : scenario;
    const played = asked ?? (usual !== undefined && found.scenarios.includes(usual) ? usual : undefined);
    const answer = await found.answer(request, played);
    await pause(latency, request.signal);
    return answer;
  });

  const { url, close } = server;
  return {
    url,
    cartesiaUrl: `${url}/cartesia`,
    inworldUrl: `${url}/inworld`,
    voices,
    requests: () => recorder.requests(),
    reset,
    close,
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
): Resident {
  return {
    path: new RegExp(`^(?:${paths.map(pathPattern).join("|")})$`),
    scenarios: Object.keys(table),
    answer: (request, name) =>
      service.respond(request, name === undefined ? undefined : () => namedScenario(table, name)),
  };
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message);
}
