// Calls as spans of OpenTelemetry: one for each provider's part of a call, one for each attempt within it. Events alone
// are enough for it.
import { context, type Span, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { CloneEvent } from "@org/clone-core";

/** What to pass as `onEvent` of one call, of `cloneVoice` or `cloneVoiceToAll`; make it just before the call. */
export function traced(tracer: Tracer): (event: CloneEvent) => void {
  const startTime = Date.now();
  const outside = context.active();
  const traces = new Map<string, { readonly call: Span; attempt?: Span }>();

  return (event) => {
    const { provider, resultKey: key = provider } = event;
    const spans = traces.get(key) ?? {
      call: tracer.startSpan("clone voice", { startTime, attributes: { "clone.provider": provider } }, outside),
    };
    traces.set(key, spans);
    const { call, attempt } = spans;
    switch (event.type) {
      case "attempt_started": {
        const attributes = { "clone.attempt": event.attempt };
        spans.attempt = tracer.startSpan("attempt", { attributes }, trace.setSpan(outside, call));
        break;
      }
      case "retry_scheduled": {
        const { code, status, delayMs } = event;
        if (status !== undefined) attempt?.setAttribute("http.response.status_code", status);
        attempt?.setStatus({ code: SpanStatusCode.ERROR, message: code }).end();
        call.addEvent("retry scheduled", { "clone.code": code, "clone.delay_ms": delayMs });
        break;
      }
      case "look_up_ended":
        call.addEvent("looked for the voice", { "clone.when": event.when, "clone.result": event.result });
        break;
      case "settled": {
        const { code, outcome, attempts } = event;
        call.setAttributes({ "clone.outcome": outcome, "clone.attempts": attempts });
        // An attempt that a retry followed has ended: a call that is stopped while it waits has none under way.
        for (const span of [attempt, call]) {
          if (!span?.isRecording()) continue;
          if (code !== undefined) span.setAttribute("error.type", code).setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        }
        traces.delete(key);
        break;
      }
    }
  };
}
