import type { FaultCounts, FaultRequest } from "./request.ts";

/** A request that has begun. */
export interface FaultEntry {
  readonly request: FaultRequest;
  /** Its place among the fault's requests on its connection, from 1 on. */
  readonly turn: number;
  /** The rest of it has come. */
  finish(body: Uint8Array<ArrayBuffer>): FaultRequest;
  /** As much of it has come as is going to. */
  cut(body: Uint8Array<ArrayBuffer>): FaultRequest;
}

/** Requests kept for each fault. */
const kept = 20;

/** What reached which fault. */
export class FaultLedger {
  readonly #entries = new Map<string, Tally>();
  readonly #waiting = new Set<() => void>();

  /** Writes a request down from its head on. */
  begin(fault: string, head: Omit<FaultRequest, "body" | "complete">): FaultEntry {
    const tally = this.#entries.get(fault) ?? {
      partial: 0,
      complete: 0,
      begun: new Map(),
      perConnection: new Map(),
      requests: [],
    };
    this.#entries.set(fault, tally);
    const turn = (tally.begun.get(head.connection) ?? 0) + 1;
    tally.begun.set(head.connection, turn);
    let request: FaultRequest = { ...head, body: new Uint8Array(), complete: false };
    tally.partial++;
    tally.requests = [...tally.requests, request].slice(-kept);
    const become = (next: FaultRequest): FaultRequest => {
      tally.requests = tally.requests.map((one) => (one === request ? next : one));
      request = next;
      return next;
    };
    return {
      turn,
      get request() {
        return request;
      },
      finish: (body) => {
        tally.partial--;
        tally.complete++;
        tally.perConnection.set(head.connection, (tally.perConnection.get(head.connection) ?? 0) + 1);
        const finished = become({ ...request, body, complete: true });
        for (const check of this.#waiting) check();
        return finished;
      },
      cut: (body) => become({ ...request, body }),
    };
  }

  /** How many requests the fault has begun to strike. */
  begun(fault: string): number {
    const { complete = 0, partial = 0 } = this.#entries.get(fault) ?? {};
    return complete + partial;
  }

  counts(fault: string): FaultCounts {
    const { complete = 0, partial = 0, perConnection } = this.#entries.get(fault) ?? {};
    return { complete, partial, perConnection: [...(perConnection?.values() ?? [])] };
  }

  /** The counts of every fault that was called. */
  allCounts(): Record<string, FaultCounts> {
    return Object.fromEntries([...this.#entries.keys()].map((fault) => [fault, this.counts(fault)]));
  }

  requests(fault: string): readonly FaultRequest[] {
    return this.#entries.get(fault)?.requests ?? [];
  }

  /** Calls back once the fault has had so many complete requests, at once where it has. Returns how to give up. */
  whenComplete(fault: string, atLeast: number, done: () => void): () => void {
    const check = (): void => {
      if (this.counts(fault).complete < atLeast) return;
      this.#waiting.delete(check);
      done();
    };
    this.#waiting.add(check);
    check();
    return () => {
      this.#waiting.delete(check);
    };
  }

  /** Forgets everything; a request that is still on its way is forgotten too. */
  reset(): void {
    this.#entries.clear();
  }
}

interface Tally {
  complete: number;
  partial: number;
  /** Requests that began on each connection, and that came whole. */
  readonly begun: Map<number, number>;
  readonly perConnection: Map<number, number>;
  requests: readonly FaultRequest[];
}
