import { listVoices, type VoiceDetails } from "@org/clone-core";
import type { VoicesPage } from "../api/clone.ts";
import { aloneAt } from "../providers/all.ts";
import type { Connection, StudioProvider } from "../providers/studio-provider.ts";
import { BadRequest, toldVoice } from "./told.ts";

/** A list being read from its beginning, and what ends that. */
interface Reading {
  readonly voices: AsyncIterator<VoiceDetails, unknown, undefined>;
  readonly end: AbortController;
}

/** A list that the page is reading. */
interface OpenList {
  readonly provider: StudioProvider;
  /** Begins the list; an iterator that has failed is at its end. */
  open(): Reading;
  reading: Reading;
  /** The ids of those that the page has. */
  readonly told: Set<string>;
  /** Whether a voice is looked for. */
  matches(voice: VoiceDetails): boolean;
  /** Read already, to know whether there is a next page. */
  ahead: VoiceDetails | undefined;
}

/** A list is an open generator of a few hundred kilobytes at most; the oldest is closed. */
const mostOpen = 20;

/** The account's voices, page by page. Services have cursors of their own, and core reads them: so a list stays open here. */
export class VoiceLists {
  readonly #open = new Map<string, OpenList>();
  readonly #pageSize: number;

  constructor(pageSize = 25) {
    this.#pageSize = pageSize;
  }

  /** The first page of a list; nothing is read any further once the signal aborts. */
  async first(
    provider: StudioProvider,
    connection: Connection,
    search: string,
    signal?: AbortSignal,
  ): Promise<VoicesPage> {
    const wanted = search.trim().toLowerCase();
    const open = (): Reading => {
      const end = new AbortController();
      const voices = listVoices({ provider: aloneAt(provider, connection), signal: end.signal });
      return { voices: voices[Symbol.asyncIterator](), end };
    };
    const list: OpenList = {
      ...{ provider, open, reading: open(), told: new Set() },
      matches: ({ id, name, description = "" }) =>
        wanted === "" || [id, name, description].some((text) => text.toLowerCase().includes(wanted)),
      ahead: undefined,
    };
    return this.#page(list, signal);
  }

  /** The page behind one that was read. One that fails can be asked for again. */
  async next(cursor: string, signal?: AbortSignal): Promise<VoicesPage> {
    const list = this.#open.get(cursor);
    if (list === undefined) throw new BadRequest("this list is not open any more: read it from its beginning");
    this.#open.delete(cursor);
    try {
      return await this.#page(list, signal);
    } catch (error) {
      list.reading = list.open();
      this.#open.set(cursor, list);
      throw error;
    }
  }

  /** Each page is asked for by another request, which may go away; the list belongs to none of them. */
  async #page(list: OpenList, signal?: AbortSignal): Promise<VoicesPage> {
    const { end } = list.reading;
    const stop = (): void => end.abort(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    try {
      return await this.#read(list);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  async #read(list: OpenList): Promise<VoicesPage> {
    const found = list.ahead === undefined ? [] : [list.ahead];
    list.ahead = undefined;
    for (;;) {
      const { value, done } = await list.reading.voices.next();
      if (done || value === undefined) break;
      if (list.told.has(value.id) || !list.matches(value)) continue;
      if (found.length === this.#pageSize) {
        list.ahead = value;
        break;
      }
      found.push(value);
    }
    for (const { id } of found) list.told.add(id);
    const voices = found.map((voice) => toldVoice(list.provider.name, voice));
    return list.ahead === undefined ? { voices } : { voices, cursor: this.#keep(list) };
  }

  #keep(list: OpenList): string {
    const cursor = crypto.randomUUID();
    this.#open.set(cursor, list);
    const [oldest] = this.#open.keys();
    if (this.#open.size > mostOpen && oldest !== undefined) this.#open.delete(oldest);
    return cursor;
  }
}
