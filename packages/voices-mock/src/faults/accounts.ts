import type { OperationName } from "../contract/operation.ts";
import type { ListLag } from "../life/list-lag.ts";
import type { ReceivedRequest } from "../record/received-request.ts";
import { cartesiaService } from "../services/cartesia.ts";
import { inworldService } from "../services/inworld.ts";
import type { Performed, ServiceCore } from "../services/voice-service.ts";
import type { CartesiaMockVoice } from "../voices/cartesia.ts";
import type { InworldMockAnswer, InworldMockVoice } from "../voices/inworld.ts";
import type { FaultVoice, FaultVoices } from "./voices.ts";

/** The voices of one key. */
interface Account {
  readonly cartesia: ServiceCore<CartesiaMockVoice, CartesiaMockVoice>;
  readonly inworld: ServiceCore<InworldMockVoice, InworldMockAnswer>;
}

/** What a request asks which service for. */
export interface Asked {
  readonly service: keyof Account;
  readonly operation: OperationName;
}

/** A request for a new voice that came whole and right. */
interface Arrival {
  readonly words: readonly string[];
  readonly isCreated: boolean;
}

/** How many arrivals are remembered. */
const mostArrivals = 100_000;

/** Both services behind the faults. Each key has voices of its own, as at the services themselves. */
export class FaultAccounts {
  readonly #accounts = new Map<string, Account>();
  #arrivals: Arrival[] = [];
  /** For looking paths up, and for judging what nothing becomes of. Nobody has its key. */
  #any = account("any");

  /** What a request asks for; nothing where it asks neither service. @param prefix stands before the service's path. */
  asked(method: string, url: URL, prefix: string): Asked | undefined {
    for (const service of ["cartesia", "inworld"] as const) {
      const operation = this.#any[service].operationAt(method, url, prefix);
      if (operation !== undefined) return { service, operation };
    }
    return undefined;
  }

  /** Does what a request asks for. */
  perform({ service, operation }: Asked, received: ReceivedRequest, listLag: ListLag | undefined): Performed {
    const performed = this.#of(received)[service].perform(received, listLag);
    if (operation === "clone") this.#arrived(performed, performed.voiceId !== undefined);
    return performed;
  }

  /** Takes note of a request for a new voice that nothing becomes of. */
  ignore({ service, operation }: Asked, received: ReceivedRequest): void {
    if (operation === "clone") this.#arrived(this.#any[service].perform(received), false);
  }

  /** What became of the requests in whose name, description or tags the mark stands; of all without one. */
  voices(mark = ""): FaultVoices {
    const arrivals = this.#arrivals.filter(({ words }) => words.some((word) => word.includes(mark)));
    const existing = [...this.#accounts.values()].flatMap((one) => [
      ...one.cartesia.voices().map(cartesiaVoice),
      ...one.inworld.voices().map(inworldVoice),
    ]);
    return {
      arrived: arrivals.length,
      created: arrivals.filter(({ isCreated }) => isCreated).length,
      existing: existing.filter(({ name, description, tags }) =>
        [name, description, ...tags].some((word) => word.includes(mark)),
      ),
    };
  }

  reset(): void {
    this.#accounts.clear();
    this.#any = account("any");
    this.#arrivals = [];
  }

  #of({ headers }: ReceivedRequest): Account {
    const key = headers.get("authorization") ?? "";
    const known = this.#accounts.get(key) ?? account(`faults/${this.#accounts.size}`);
    this.#accounts.set(key, known);
    return known;
  }

  #arrived({ isRight, fields }: Performed, isCreated: boolean): void {
    if (!isRight) return;
    const { name, displayName, description, tags = [] } = fields;
    const words = [name, displayName, description, tags].flat().filter((word) => typeof word === "string");
    this.#arrivals.push({ words, isCreated });
    if (this.#arrivals.length > mostArrivals) this.#arrivals.shift();
  }
}

const account = (seed: string): Account => ({
  cartesia: cartesiaService({ seed }),
  inworld: inworldService({ seed }, (text) => new Uint8Array(Buffer.from(text, "base64"))),
});

const cartesiaVoice = ({ id, name, description }: CartesiaMockVoice): FaultVoice => ({
  service: "cartesia",
  ...{ id, name, description, tags: [] },
});

const inworldVoice = ({ voiceId, displayName, description = "", tags = [] }: InworldMockVoice): FaultVoice => ({
  service: "inworld",
  ...{ id: voiceId, name: displayName, description, tags },
});
