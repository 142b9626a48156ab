// The promises in a Worker: a request names the provider and is answered with a line of JSON for each.
import { holdHere } from "../faults/hold-here.ts";
import { finished, type Observed } from "../faults/observed.ts";

const worker = {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const lines = new TextEncoder();
    const tell = (observed: Observed | typeof finished): void => {
      writer.write(lines.encode(`${JSON.stringify(observed)}\n`)).catch(() => {});
    };
    const held = { provider: param("provider"), faults: param("faults"), only: param("only") };
    holdHere(held, tell)
      .then(() => tell(finished))
      .catch((error) => tell({ promise: "comes to an end", broken: [String(error)] }))
      .finally(() => writer.close());
    return new Response(readable);

    function param(name: string): string {
      return searchParams.get(name) ?? "";
    }
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes a Worker by its default export.
export { worker as default };
