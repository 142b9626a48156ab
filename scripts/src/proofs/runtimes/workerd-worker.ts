// The promises in a Worker: a request names the provider and is answered with a line of JSON for each.
import { holdHere } from "../faults/hold-here.ts";
import { toldInLines } from "./told-in-lines.ts";

const worker = {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const param = (name: string): string => searchParams.get(name) ?? "";
    const held = { provider: param("provider"), faults: param("faults"), only: param("only") };
    return toldInLines((tell) => holdHere(held, tell));
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes a Worker by its default export.
export { worker as default };
