import { readFile } from "node:fs/promises";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import type { CloneLine, CloneOrder } from "../src/api/clone.ts";
import { connectionsFrom } from "../src/providers/all.ts";
import { createApp } from "../src/server/app.ts";
import { type Door, newDoor } from "../src/server/door.ts";

/** Keys that are found wherever they turn up, also as base64 and in parts. */
export const keys = { CARTESIA_API_KEY: "sk_car_never-to-be-seen", INWORLD_API_KEY: "bmV2ZXI6dG8tYmUtc2Vlbg==" };

const host = "127.0.0.1:4711";
const clip = new URL("../../../examples/clips/ada.wav", import.meta.url);

/** The studio's server in this process, with both services behind it, as its own page calls it. */
export class TestStudio {
  readonly sandbox: Sandbox;
  readonly door: Door = newDoor(() => host);
  /** Every text that the studio answered or said. */
  readonly said: string[] = [];
  readonly sample: Uint8Array<ArrayBuffer>;
  readonly #app: ReturnType<typeof createApp>;

  private constructor(sandbox: Sandbox, sample: Uint8Array<ArrayBuffer>, scenario: string, services: string) {
    this.sandbox = sandbox;
    this.sample = sample;
    const below = scenario === "" ? "" : `/scenario/${scenario}`;
    const connections = connectionsFrom({
      ...keys,
      CARTESIA_BASE_URL: `${services}${below}/cartesia`,
      INWORLD_BASE_URL: `${services}${below}/inworld`,
    });
    const page = new Map([["/index.html", { type: "text/html", bytes: new TextEncoder().encode("<p>page</p>") }]]);
    const onFault = (error: unknown): void => void this.said.push(String((error as Error).stack));
    this.#app = createApp({ door: this.door, connections, kind: "sandbox", page, onFault });
  }

  /**
   * @param sandbox the services of another studio, when this one comes after it.
   * @param services where other services than those are, if anywhere.
   */
  static async start(scenario = "", sandbox?: Sandbox, services?: string): Promise<TestStudio> {
    const played = sandbox ?? (await startSandbox());
    return new TestStudio(played, new Uint8Array(await readFile(clip)), scenario, services ?? played.url);
  }

  /** A request as the page sends it, but for what is said otherwise; `undefined` leaves a header out. */
  async ask(
    path: string,
    init: RequestInit = {},
    headers: Record<string, string | undefined> = {},
    origin = `http://${host}`,
  ): Promise<Response> {
    const own = {
      host,
      origin: init.method === undefined ? undefined : `http://${host}`,
      "sec-fetch-site": "same-origin",
      cookie: `clone-studio-4711=${this.door.session}`,
      ...headers,
    };
    const sent = new Headers();
    for (const [name, value] of Object.entries(own)) if (value !== undefined) sent.set(name, value);
    const response = await this.#app.hono.request(`${origin}${path}`, { ...init, headers: sent });
    this.said.push(JSON.stringify([...response.headers]));
    // A voice that is being made is still being told of.
    void response
      .clone()
      .text()
      .then((text) => this.said.push(text));
    return response;
  }

  /** Posts the page's form. */
  post(path: string, fields: Partial<CloneOrder>, sample = this.sample): Promise<Response> {
    const body = new FormData();
    body.append("fields", JSON.stringify({ name: "Ada", language: "en", options: {}, consent: true, ...fields }));
    body.append("sample", new Blob([sample]));
    return this.ask(path, { method: "POST", body });
  }

  /** Posts JSON. */
  json = (path: string, value: object, method = "POST"): Promise<Response> =>
    this.ask(path, { method, body: JSON.stringify(value) });

  /** What became of a voice. */
  async last(response: Response | Promise<Response>): Promise<CloneLine> {
    const lines = (await (await response).text()).trim().split("\n");
    return JSON.parse(lines.at(-1) ?? "") as CloneLine;
  }
}
