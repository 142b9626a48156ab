// Answers every request with a voice once its body has come, in a process of its own. Prints its address.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "./clip.ts";

const body = JSON.stringify(answer);
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(body));
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
// Its parent's end closes the pipe: no server is left behind.
process.stdin.resume().on("end", () => process.exit());
