import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { installTool, toolRequire } from "../../../workspace/tools/install-tool.ts";

/** One end of a WebSocket. */
interface Client {
  on(event: "message", listener: (data: unknown) => void): void;
  send(text: string): void;
  terminate(): void;
}

/** The part of a `WebSocketServer` of `ws` that is called here. */
export interface SocketServer {
  readonly clients: ReadonlySet<Client>;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, opened: (client: Client) => void): void;
}

/** Takes WebSockets for a server of ours; it listens nowhere itself. */
export async function socketServer(): Promise<SocketServer> {
  await installTool("websocket-server");
  const { WebSocketServer } = toolRequire("websocket-server")("ws");
  return new WebSocketServer({ noServer: true });
}
