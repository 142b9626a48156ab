import { finished, type Observed } from "../faults/observed.ts";

type Tell = (observed: Observed) => void;

/** What a Worker answers with while it works: a line of JSON for each thing that it tells. */
export function toldInLines(work: (tell: Tell) => Promise<void>): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const lines = new TextEncoder();
  const write = (told: Observed | typeof finished): void => {
    writer.write(lines.encode(`${JSON.stringify(told)}\n`)).catch(() => {});
  };
  work(write)
    .then(() => write(finished))
    .catch((error) => write({ promise: "comes to an end", broken: [String(error)] }))
    .finally(() => writer.close());
  return new Response(readable);
}
