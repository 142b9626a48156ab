import { type CartesiaMockVoice, cartesiaHandlers, createCartesiaService } from "./cartesia.ts";
import { serveHandlers } from "./handler-server.ts";
import { createInworldService, type InworldMockVoice, inworldHandlers } from "./inworld.ts";

/** Where the sandbox listens. */
export interface SandboxOptions {
  /**
   * The port to listen on.
   * @default a free one
   */
  port?: number | undefined;
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
  /** Forgets every voice and starts over, so that the same requests get the same answers. */
  reset(): void;
  /** Stops the sandbox and drops every connection, idle ones too. Resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Starts both services on 127.0.0.1, where no other machine can reach them. They take any key.
 *
 * A path that no service has is answered with 404 and an explanation. Rejects when the port is taken.
 *
 * @example
 * import { startSandbox } from "@org/voices-mock";
 *
 * const sandbox = await startSandbox();
 * const response = await fetch(`${sandbox.cartesiaUrl}/voices/clone`, { method: "POST" });
 * response.status; // 401: no key
 * await sandbox.close();
 */
export async function startSandbox({ port = 0 }: SandboxOptions = {}): Promise<Sandbox> {
  const cartesia = createCartesiaService();
  const inworld = createInworldService();
  const { url, close } = await serveHandlers({
    port,
    handlers: (origin) => [
      ...cartesiaHandlers({ service: cartesia, baseUrl: `${origin}/cartesia` }),
      ...inworldHandlers({ service: inworld, baseUrl: `${origin}/inworld` }),
    ],
    explain: (origin) => `The sandbox has Cartesia at ${origin}/cartesia and Inworld at ${origin}/inworld.`,
  });
  return {
    url,
    cartesiaUrl: `${url}/cartesia`,
    inworldUrl: `${url}/inworld`,
    voices: () => [
      ...cartesia.voices().map((voice) => ({ service: "cartesia", voice }) as const),
      ...inworld.voices().map((voice) => ({ service: "inworld", voice }) as const),
    ],
    reset() {
      cartesia.reset();
      inworld.reset();
    },
    close,
  };
}
