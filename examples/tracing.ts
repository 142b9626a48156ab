// A call as spans of OpenTelemetry: one for the call, one for each attempt. Nothing but events is needed.
import { context, type Span, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { CloneEvent } from "@org/clone-core";

/** What to pass as `onEvent` of one call. */
export function traced(tracer: Tracer): (event: CloneEvent) => void {
  const call = tracer.startSpan("clone voice");
  let attempt: Span | undefined;
  return (event) => {
    switch (event.type) {
      case "attempt_started":
        attempt = tracer.startSpan(
          "attempt",
          { attributes: { "clone.provider": event.provider, "clone.attempt": event.attempt } },
          trace.setSpan(context.active(), call),
        );
        break;
      case "retry_scheduled":
        attempt?.setAttributes({ "clone.reason": event.reason, "clone.delay_ms": event.delayMs });
        if (event.status !== undefined) attempt?.setAttribute("http.response.status_code", event.status);
        attempt?.setStatus({ code: SpanStatusCode.ERROR, message: event.reason }).end();
        attempt = undefined;
        break;
      case "settled": {
        const { code, outcome, provider, attempts } = event;
        call.setAttributes({ "clone.provider": provider, "clone.outcome": outcome, "clone.attempts": attempts });
        for (const span of [attempt, call]) {
          if (code !== undefined) span?.setStatus({ code: SpanStatusCode.ERROR, message: code });
          span?.end();
        }
        break;
      }
    }
  };
}
