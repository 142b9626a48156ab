import { SpanStatusCode } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { cartesiaScenarios, createCartesiaService } from "@org/voices-mock/cartesia";
import { expect, it } from "vitest";
import { traced } from "../tracing.ts";

const apiKey = "sk_car_secret-of-nobody";

/** The spans of one call at a service that plays these scenarios. */
async function spansOf(scenario: ReturnType<typeof cartesiaScenarios.rateLimited>): Promise<ReadableSpan[]> {
  const exporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer("test");
  const service = createCartesiaService({ scenario: [scenario] });
  const sample = new Uint8Array(500);
  sample.set(new TextEncoder().encode("RIFF    WAVE"));
  const provider = cartesia({ apiKey, fetch: (request) => service.answer(request) });
  await cloneVoice({ provider, name: "Ada", language: "en", sample, onEvent: traced(tracer) }).catch(() => {});
  return exporter.getFinishedSpans();
}

it("traces a call that was told to wait once: two attempts within the call", async () => {
  const spans = await spansOf(cartesiaScenarios.rateLimited({ retryAfter: 0 }));
  expect(spans.map(({ name, attributes, status }) => [name, attributes, status.code])).toEqual([
    [
      "attempt",
      {
        "clone.provider": "cartesia",
        "clone.attempt": 1,
        "clone.reason": "rate_limited",
        "clone.delay_ms": 0,
        "http.response.status_code": 429,
      },
      SpanStatusCode.ERROR,
    ],
    ["attempt", { "clone.provider": "cartesia", "clone.attempt": 2 }, SpanStatusCode.UNSET],
    [
      "clone voice",
      { "clone.provider": "cartesia", "clone.outcome": "created", "clone.attempts": 2 },
      SpanStatusCode.UNSET,
    ],
  ]);
  const [first, second, call] = spans;
  for (const attempt of [first, second]) expect(attempt?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
});

it("traces a failure with its code and outcome, and shows no key", async () => {
  const spans = await spansOf(cartesiaScenarios.unavailable());
  const call = spans.at(-1);
  expect(call?.attributes["clone.outcome"]).toBe("unknown");
  expect(call?.status).toEqual({ code: SpanStatusCode.ERROR, message: "unavailable" });
  expect(
    JSON.stringify(spans.map(({ name, attributes, status, events }) => ({ name, attributes, status, events }))),
  ).not.toContain(apiKey);
});
