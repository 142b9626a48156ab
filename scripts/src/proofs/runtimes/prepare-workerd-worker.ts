// The recordings in a Worker: a request says where they are and is answered with a line of JSON for each.
import { prepareHere } from "./prepare/prepare-here.ts";
import { toldInLines } from "./told-in-lines.ts";

const worker = {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const param = (name: string): string => searchParams.get(name) ?? "";
    const preparing = { recordings: param("recordings"), decoding: "scripts", only: param("only") } as const;
    return toldInLines((tell) => prepareHere(preparing, tell));
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes a Worker by its default export.
export { worker as default };
