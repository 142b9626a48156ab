import { deleteVoice, isCloneError, previewVoice, updateVoice } from "@org/clone-core";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { stream } from "hono/streaming";
import type { CloneLine } from "../api/clone.ts";
import type { Facts, StudioKind } from "../api/facts.ts";
import { accountOf } from "../providers/account.ts";
import { aloneAt, type Connections, studioProviders } from "../providers/all.ts";
import { languagesOfAll } from "../providers/languages.ts";
import { standIn } from "../providers/stand-in.ts";
import type { Connection, StudioProvider } from "../providers/studio-provider.ts";
import { unaskedAt } from "../providers/unasked.ts";
import { Attempts } from "./attempts.ts";
import { describeCall } from "./describe.ts";
import { asOrder, parsed, providerNamed, readForm, readKey } from "./order.ts";
import { BadRequest, toldError, toldVoice } from "./told.ts";
import { VoiceLists } from "./voice-lists.ts";

/** What answers the page is made of. */
export interface ApiParts {
  readonly connections: Connections;
  readonly kind: StudioKind;
  /** Hears of mistakes of the studio's own. */
  readonly onFault: (error: unknown) => void;
}

/** What the page asks, answered by whatever runs this: the studio's server, or the service worker of the demo. */
export interface Api {
  readonly hono: Hono;
  /** Ends what is asked of services. */
  close(): void;
}

/** A sample as core takes it, and what stands around it. */
const mostFormBytes = 33_000_000;
const mostJsonBytes = 20_000;

/** Puts it together. */
export function createApi({ connections, kind, onFault }: ApiParts): Api {
  const hono = new Hono();
  const attempts = new Attempts(onFault);
  const lists = new VoiceLists();
  const closing = new AbortController();
  /** Ends when whoever asks goes away, or the studio closes: nobody reads a list any more then, or hears a voice. */
  const asLongAsAsked = (context: Context): AbortSignal => AbortSignal.any([closing.signal, context.req.raw.signal]);
  hono.use("/api/*", async (context, next) => {
    context.header("cache-control", "no-store");
    return next();
  });
  const large = bodyLimit({ maxSize: mostFormBytes, onError: tooLarge });
  const small = bodyLimit({ maxSize: mostJsonBytes, onError: tooLarge });

  hono.get("/api/providers", async (context) => {
    const facts: Facts = {
      kind,
      providers: await Promise.all(
        studioProviders.map(async (provider) => {
          const { name, title, keyVariable, limits, sources, options } = provider;
          const connection = connections.get(name);
          return {
            ...{ name, title, keyVariable, limits, sources, options },
            unasked: unaskedAt(provider),
            hasKey: connection !== undefined,
            ...(connection && { account: await accountOf(kind, connection) }),
          };
        }),
      ),
      languages: await languagesOfAll(),
    };
    return context.json(facts);
  });

  hono.post("/api/describe", large, async (context) => {
    const { provider, fields, sample } = await readForm(context.req.raw);
    const call = provider.call(standIn(connections.get(provider.name)?.baseUrl), fields.options, sample);
    const { idempotencyKey } = fields as { idempotencyKey?: unknown };
    return context.json(
      await describeCall(call, fields, idempotencyKey === undefined ? undefined : readKey(idempotencyKey)),
    );
  });

  hono.post("/api/clone", large, async (context) => {
    const { provider, fields, sample } = await readForm(context.req.raw);
    const order = asOrder(fields);
    const lines = attempts.begin(provider.call(connectionTo(provider), fields.options, sample), order);
    if (lines === undefined) return context.json({ error: toldError(new BadRequest("too many voices at once")) }, 429);
    return asLines(context, lines);
  });

  hono.post("/api/settle", small, async (context) => {
    const { provider: name, idempotencyKey } = parsed(await context.req.text());
    const provider = providerNamed(name);
    const signal = asLongAsAsked(context);
    return asLines(context, attempts.settle(provider, connectionTo(provider), readKey(idempotencyKey), signal));
  });

  hono.post("/api/cancel", small, async (context) => {
    const { provider, idempotencyKey } = parsed(await context.req.text());
    attempts.cancel(providerNamed(provider).name, readKey(idempotencyKey));
    return context.body(null, 204);
  });

  hono.get("/api/voices", async (context) => {
    const { provider: name, cursor, search = "" } = context.req.query();
    const signal = asLongAsAsked(context);
    if (cursor !== undefined) return context.json(await lists.next(cursor, signal));
    const provider = providerNamed(name);
    return context.json(await lists.first(provider, connectionTo(provider), search, signal));
  });

  hono.get("/api/voices/:provider/:id/preview", async (context) => {
    const preview = await previewVoice({ ...oneVoice(context.req.param()), signal: asLongAsAsked(context) });
    if (preview === undefined) return context.body(null, 204);
    // Whatever a service says: nothing of it may run here.
    const type = /^audio\/[\w.+-]+$/.test(preview.mediaType) ? preview.mediaType : "application/octet-stream";
    return context.body(preview.audio, 200, { "content-type": type });
  });

  hono.patch("/api/voices/:provider/:id", small, async (context) => {
    const { name, description } = parsed(await context.req.text());
    const changed = await updateVoice({
      ...oneVoice(context.req.param()),
      signal: closing.signal,
      ...(name !== undefined && { name: String(name) }),
      ...(description !== undefined && { description: String(description) }),
    });
    return context.json(toldVoice(providerNamed(context.req.param("provider")).name, changed));
  });

  hono.delete("/api/voices/:provider/:id", async (context) => {
    const one = context.req.param();
    const deleted = await deleteVoice({ ...oneVoice(one), signal: closing.signal });
    attempts.forgetVoice(providerNamed(one.provider).name, one.id);
    return context.json(deleted);
  });

  hono.onError((error, context) => {
    if (error instanceof BadRequest) return context.json({ error: toldError(error) }, 400);
    if (isCloneError(error)) return context.json({ error: toldError(error) }, 502);
    onFault(error);
    return context.json({ error: toldError(error) }, 500);
  });

  return {
    hono,
    close() {
      closing.abort();
      attempts.cancelAll();
    },
  };

  function connectionTo({ name, keyVariable }: StudioProvider): Connection {
    const connection = connections.get(name);
    if (connection === undefined) throw new BadRequest(`${keyVariable} is not set where the studio was started`);
    return connection;
  }

  function oneVoice({ provider: name, id }: { readonly provider: string; readonly id: string }) {
    const provider = providerNamed(name);
    return { provider: aloneAt(provider, connectionTo(provider)), id };
  }
}

const tooLarge = (context: Context): Response =>
  context.json({ error: toldError(new BadRequest("this is larger than the studio takes")) }, 413);

/** One line of JSON after the other, as they come. A page that goes away ends the answer, and nothing else. */
function asLines(context: Context, lines: AsyncGenerator<CloneLine, void, void>): Response {
  context.header("content-type", "application/x-ndjson");
  return stream(context, async (answer) => {
    for await (const line of lines) {
      if (answer.aborted) return;
      await answer.write(`${JSON.stringify(line)}\n`);
    }
  });
}
