import { answer, sizes } from "./clip.ts";
import { type Service, services } from "./contenders.ts";
import { rates } from "./rate.ts";
import type { Samples } from "./samples.ts";
import type { Workbench } from "./workbench.ts";

/** Clones a second up to the bytes of the request and with a small answer read: nothing is sent. */
export async function serialised(bench: Workbench, rounds: number, wanted: readonly string[]): Promise<Samples[]> {
  const original = globalThis.fetch;
  let sent = 0;
  // In place before any program starts, since some look `fetch` up when their client is made.
  globalThis.fetch = async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    // Read as fetch itself reads it: chunk by chunk.
    sent = 0;
    for await (const chunk of request.body ?? []) sent += chunk.byteLength;
    return Response.json(answer);
  };
  try {
    const samples: Samples[] = [];
    for (const service of services) {
      for (const size of wanted) samples.push(...(await ofSize(service, size)));
    }
    return samples;
  } finally {
    globalThis.fetch = original;
  }

  function ofSize(service: Service, size: string): Promise<Samples[]> {
    const bytes = sizes[size] ?? Number.NaN;
    return rates(bench, {
      measure: `serialise.${service}.${size}`,
      service,
      bytes,
      baseUrl: "https://voices.example",
      rounds,
      milliseconds: 200,
      check: () => {
        if (!(sent >= bytes)) throw new Error(`${sent} bytes were sent of a clip of ${bytes}`);
      },
    });
  }
}
