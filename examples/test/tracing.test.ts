import { inspect } from "node:util";
import { SpanStatusCode } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { type CloneEvent, cloneVoice, cloneVoiceToAll, type Fetch } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import {
  type CartesiaMockVoice,
  cartesiaScenarios,
  createCartesiaService,
  type Scenario,
} from "@org/voices-mock/cartesia";
import { createInworldService } from "@org/voices-mock/inworld";
import { expect, it } from "vitest";
import { traced } from "../tracing.ts";

const apiKey = "sk_car_secret-of-nobody";
const sample = new Uint8Array(500).fill(0x55);
sample.set(new TextEncoder().encode("RIFF    WAVE"));
const input = { name: "Ada", language: "en", sample } as const;

/** The spans of what is done with a listener, in the order in which they ended; the call's own is the last. */
async function spansOf(work: (onEvent: (event: CloneEvent) => void) => Promise<unknown>): Promise<ReadableSpan[]> {
  const exporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer("test");
  await work(traced(tracer)).catch(() => {});
  return exporter.getFinishedSpans();
}

const playing = (...scenario: Scenario<CartesiaMockVoice>[]) => {
  const service = createCartesiaService({ scenario });
  return cartesia({ apiKey, fetch: (request) => service.answer(request) });
};
const answering = (fetch: Fetch) => cartesia({ apiKey, fetch });

/** What a reader of traces sees of a span. */
const shown = ({ name, attributes, status, events }: ReadableSpan) => ({
  name,
  attributes,
  error: status.code === SpanStatusCode.ERROR,
  events: events.map((event) => [event.name, event.attributes]),
});

it("traces a call that was told to wait once: two attempts within the call", async () => {
  const provider = playing(cartesiaScenarios.rateLimited({ retryAfter: 0 }));
  const spans = await spansOf((onEvent) => cloneVoice({ ...input, provider, onEvent }));
  expect(spans.map(shown)).toEqual([
    { name: "attempt", attributes: { "clone.attempt": 1, "http.response.status_code": 429 }, error: true, events: [] },
    { name: "attempt", attributes: { "clone.attempt": 2 }, error: false, events: [] },
    {
      name: "clone voice",
      attributes: { "clone.provider": "cartesia", "clone.outcome": "created", "clone.attempts": 2 },
      error: false,
      events: [["retry scheduled", { "clone.code": "rate_limited", "clone.delay_ms": 0 }]],
    },
  ]);
  const [first, second, call] = spans;
  for (const attempt of [first, second]) expect(attempt?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
});

it("traces a failure with its code and outcome", async () => {
  const provider = playing(cartesiaScenarios.unavailable());
  const spans = await spansOf((onEvent) => cloneVoice({ ...input, provider, onEvent }));
  expect(spans.map(shown)).toMatchObject([
    { name: "attempt", attributes: { "error.type": "unavailable" }, error: true },
    { name: "clone voice", attributes: { "clone.outcome": "unknown", "error.type": "unavailable" }, error: true },
  ]);
});

it("traces a call that is refused before a request, and one that is aborted while it waits", async () => {
  const refused = await spansOf((onEvent) => cloneVoice({ ...input, name: "", provider: playing(), onEvent }));
  expect(refused.map(shown)).toMatchObject([
    { name: "clone voice", attributes: { "clone.attempts": 0, "error.type": "invalid_input" } },
  ]);
  const waiting = new AbortController();
  const provider = playing(cartesiaScenarios.rateLimited({ retryAfter: 30 }));
  const aborted = await spansOf((heard) =>
    cloneVoice({
      ...input,
      provider,
      signal: waiting.signal,
      onEvent: (event) => {
        heard(event);
        if (event.type === "retry_scheduled") waiting.abort();
      },
    }),
  );
  expect(aborted.map(shown)).toMatchObject([
    { name: "attempt", attributes: { "http.response.status_code": 429 } },
    { name: "clone voice", attributes: { "clone.outcome": "not_created", "error.type": "aborted" } },
  ]);
});

it("keeps the providers of one call apart", async () => {
  const service = createInworldService();
  const providers = {
    main: playing(cartesiaScenarios.unauthorized()),
    backup: inworld({ apiKey: btoa("a:b"), fetch: (request) => service.answer(request) }),
  };
  const spans = await spansOf((onEvent) => cloneVoiceToAll({ ...input, providers, onEvent }));
  const calls = spans.filter(({ name }) => name === "clone voice");
  const outcomes = calls.map(({ attributes }) => [attributes["clone.provider"], attributes["clone.outcome"]]);
  expect(Object.fromEntries(outcomes)).toEqual({ cartesia: "not_created", inworld: "created" });
  for (const call of calls) {
    const { spanId } = call.spanContext();
    expect(spans.filter(({ parentSpanContext }) => parentSpanContext?.spanId === spanId)).toHaveLength(1);
  }
});

it("shows neither key nor audio, also when the service repeats both", async () => {
  const audio = Buffer.from(sample).toString("base64");
  const provider = answering(async () => Response.json({ message: `${apiKey} ${audio}` }, { status: 422 }));
  const spans = await spansOf((onEvent) => cloneVoice({ ...input, provider, onEvent }));
  expect(spans).toHaveLength(2);
  const everything = inspect(spans, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null });
  for (const secret of [apiKey, audio.slice(40, 80), "85, 85, 85"]) expect(everything).not.toContain(secret);
});
