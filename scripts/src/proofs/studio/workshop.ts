import { type Studio, startStudio } from "@org/clone-studio";
import { type Sandbox, startSandbox } from "@org/voices-mock";

/** Made up, and found wherever they turn up. */
export const keys = {
  CARTESIA_API_KEY: "sk_car_made-up-for-the-studio",
  INWORLD_API_KEY: "bWFkZS11cDpmb3ItdGhlLXN0dWRpbw==",
};

/** A studio with both services on this machine behind it. */
export interface Workshop {
  readonly studio: Studio;
  readonly sandbox: Sandbox;
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts one; the services play `scenario` for new voices, and list each so much later. */
export async function openWorkshop(scenario = "", listLagMs = 0): Promise<Workshop> {
  const sandbox = await startSandbox(listLagMs === 0 ? {} : { listLag: { ms: listLagMs } });
  const below = scenario === "" ? "" : `/scenario/${scenario}`;
  const studio = await startStudio({
    port: 0,
    sandbox: true,
    env: {
      ...keys,
      CARTESIA_BASE_URL: `${sandbox.url}${below}/cartesia`,
      INWORLD_BASE_URL: `${sandbox.url}${below}/inworld`,
    },
  });
  return {
    studio,
    sandbox,
    origin: new URL(studio.address).origin,
    async close() {
      await studio.close();
      await sandbox.close();
    },
  };
}
