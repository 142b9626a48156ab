// Answers every request with a voice once its body has come, in a process of its own. Prints its address.
import { createServer } from "node:http";
import { listening } from "../../workspace/loopback.ts";
import { answer } from "./clip.ts";

const body = JSON.stringify(answer);
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(body));
});
console.log(await listening(server));
// Its parent's end closes the pipe: no server is left behind.
process.stdin.resume().on("end", () => process.exit());
