// The process of the fault server: prints its address as one line of JSON, and ends when its standard input does, which
// is when the process that started it closes it or is gone, however that came about.
import { listenForFaults } from "./faults/listener.ts";

const { url } = await listenForFaults();
process.stdin
  .resume()
  .once("end", () => process.exit())
  .once("error", () => process.exit());
process.stdout.write(`${JSON.stringify({ url })}\n`);
