import { createDoor } from "../door/callers.ts";
import { createRecorder, withoutBytes } from "../record/recorder.ts";
import type { RecordedRequest } from "../record/request.ts";
import { pause } from "../scenarios/pause.ts";
import type { WireAnswer } from "../services/wire-answer.ts";
import { seededFraction } from "../voices/seeded.ts";
import { type SandboxOptions, sandboxSettings } from "./options.ts";
import { sandboxRoute } from "./route.ts";
import { type ArrivingRequest, jsonAnswer, serve, textAnswer } from "./server.ts";
import { type SandboxVoice, sandboxServices } from "./services.ts";

/** Both services on a port of this machine. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`; the address of this machine where `host` stands for all of them. */
  readonly url: string;
  /** Base URL for a Cartesia client. */
  readonly cartesiaUrl: string;
  /** Base URL for an Inworld client. */
  readonly inworldUrl: string;
  /** The voices created so far: Cartesia's, then Inworld's, each oldest first. */
  voices(): readonly SandboxVoice[];
  /** The requests to both services, oldest first: the newest 1,000, or fewer, as of a service. */
  requests(): readonly RecordedRequest[];
  /** Forgets every voice and request and starts over, so that the same requests get the same answers. */
  reset(): void;
  /** Stops the sandbox and drops every connection, idle ones too. Resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Starts both services on 127.0.0.1, where no other machine can reach them. They take any key of
 * letters, digits and `-._~+/`, with `=` at its end; the scenario `unauthorized` refuses them all.
 *
 * Programs in other languages read what happened from `GET /__requests` and start over by `POST /__reset`. A path that
 * no service has is answered with 404 and an explanation. Rejects when the port is taken.
 *
 * @throws RangeError when an option is out of its range.
 * @example
 * import { startSandbox } from "@org/voices-mock";
 *
 * const sandbox = await startSandbox({ latencyMs: 50 });
 * const response = await fetch(`${sandbox.cartesiaUrl}/voices/clone`, { method: "POST" });
 * response.status; // 401: no key
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port, host, allowedHosts, scenario, latencyMs, failRate, seed = "", onRequest } = sandboxSettings(options);
  // Both services' requests in one order.
  const recorder = createRecorder();
  const services = sandboxServices(options, (request) => {
    recorder.add(request);
    onRequest?.(request);
  });

  let arrived = 0;
  const reset = (): void => {
    services.reset();
    recorder.reset();
    arrived = 0;
  };

  const door = createDoor(allowedHosts, ", and names given by allowedHosts or --allowed-host");
  async function answer(request: ArrivingRequest, url: string): Promise<WireAnswer | undefined> {
    const { method, headers } = request;
    const { pathname } = request.url;
    const caller = {
      host: headers.get("host"),
      origin: headers.get("origin"),
      site: headers.get("sec-fetch-site"),
    };
    const objection = pathname.startsWith("/__") ? door.privateObjection(caller) : door.objection(caller);
    if (objection !== undefined) return textAnswer(403, objection);
    if (pathname === "/__requests" && method === "GET") {
      const requests = recorder.requests().map((one) => ({ ...one, audio: one.audio.map(withoutBytes) }));
      const voices = services.voices();
      const count = recorder.count();
      const dropped = { requests: count - requests.length, voices: services.droppedVoices() };
      return jsonAnswer(200, { count, dropped, requests, voices });
    }
    if (pathname === "/__reset" && method === "POST") {
      reset();
      return { status: 204, headers: {}, body: "" };
    }
    const route = sandboxRoute(pathname);
    const service = services.find(route);
    if (route === undefined || service === undefined) {
      const explanation = `The sandbox has Cartesia at ${url}/cartesia and Inworld at ${url}/inworld.`;
      return jsonAnswer(404, { message: `Nothing answers ${method} ${pathname}. ${explanation}` });
    }
    const asked = route.scenario ?? headers.get("x-voices-mock-scenario") ?? undefined;
    const names = asked?.split(",").map((name) => name.trim()) ?? [];
    const unknown = names.find((name) => !service.scenarios.includes(name));
    if (unknown !== undefined) {
      const explanation = `${route.service} has no scenario "${unknown}". It has: ${service.scenarios.join(", ")}.`;
      return jsonAnswer(400, { message: explanation });
    }
    const received = await request.receive(service.admits(request));
    arrived += 1;
    const fails = seededFraction(`${seed}/failure/${arrived}`) < failRate;
    const all = scenario !== undefined && service.scenarios.includes(scenario) ? [scenario] : [];
    const usual = fails ? service.scenarios.filter(isUnavailable) : all;
    const answered = await service.answer(received, [...names, ...usual]);
    await pause(latencyMs, request.signal);
    return answered;
  }

  const { url, close } = await serve({ host, port }, answer);
  return {
    url,
    cartesiaUrl: `${url}/cartesia`,
    inworldUrl: `${url}/inworld`,
    voices: services.voices,
    requests: () => recorder.requests(),
    reset,
    close,
  };
}

/** That of any operation. */
const isUnavailable = (name: string): boolean => /(?:^|:)unavailable$/.test(name);
