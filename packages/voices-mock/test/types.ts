// Compiled by `check`, never run: what the types refuse.
import { type CartesiaService, cartesiaHandlers, cartesiaScenarios, createCartesiaService } from "../src/cartesia.ts";
import { type FaultName, type FaultRow, faultTable } from "../src/faults-client.ts";
import { createInworldService, type InworldService, inworldHandlers, type ScenarioChoice } from "../src/inworld.ts";

const { slow } = cartesiaScenarios;
cartesiaHandlers({ scenario: [slow({ delayMs: 1 }), "success"] });
// @ts-expect-error: a scenario of Cartesia's changes Cartesia's answers.
inworldHandlers({ scenario: slow() });
// @ts-expect-error: only the builders make one.
cartesiaHandlers({ scenario: { name: "own", conforms: true } });
// @ts-expect-error: what it plays is the mock's own.
void slow().play;

const cartesia: CartesiaService = createCartesiaService();
const inworld: InworldService = createInworldService();
cartesiaHandlers({ service: cartesia });
inworldHandlers({ service: inworld });
// @ts-expect-error: it has Inworld's voices.
cartesiaHandlers({ service: inworld });
// @ts-expect-error: handlers hand on their scenarios by themselves.
void cartesia.answer(new Request("http://localhost"), () => undefined);

void (["success", "slow"] satisfies ScenarioChoice<never, "success" | "slow">);

const [row] = faultTable;
void (row satisfies FaultRow | undefined);
// @ts-expect-error: what the server does is its own.
void row?.reply;
void ("status-503" satisfies FaultName);
// @ts-expect-error: there is no such fault.
void ("statu-503" satisfies FaultName);
