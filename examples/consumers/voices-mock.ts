// What a test that uses the mock writes.
import { type RecordedRequest, startSandbox } from "@org/voices-mock";
import { cartesiaHandlers, cartesiaScenarios, createCartesiaService } from "@org/voices-mock/cartesia";
import { startFaults } from "@org/voices-mock/faults";
import { inworldHandlers, inworldScenarios } from "@org/voices-mock/inworld";
import { setupServer } from "msw/node";

export async function inProcess(): Promise<readonly RecordedRequest[]> {
  const service = createCartesiaService({ seed: "seven", scenario: "success" });
  const server = setupServer(
    ...cartesiaHandlers({ service }),
    ...inworldHandlers({ scenario: [inworldScenarios.rateLimited({ retryAfter: 1 })] }),
  );
  server.use(...cartesiaHandlers({ service, scenario: [cartesiaScenarios.success({ voice: { name: "Ada" } })] }));
  server.close();
  const names: (string | undefined)[] = service.voices().map(({ name }) => name);
  return service.requests().filter(({ status }) => status === 200 || names.length > 0);
}

export async function overLoopback(): Promise<string> {
  const sandbox = await startSandbox({ port: 0, seed: "seven" });
  const faults = await startFaults();
  const urls = `${sandbox.cartesiaUrl} ${faults.url}`;
  await Promise.all([sandbox.close(), faults.close()]);
  return urls;
}
