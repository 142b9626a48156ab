import { useSignal } from "@preact/signals";
import type { Span } from "./prepared.ts";
import { boundTyped } from "./window-bounds.ts";

interface WindowFieldsProps {
  readonly window: Span;
  readonly seconds: number;
  onMove(window: Span): void;
}

/** The window in figures, for keyboards and for exact minds. */
export function WindowFields({ window, seconds, onMove }: WindowFieldsProps) {
  const problem = useSignal("");
  const field = (name: "from" | "to", label: string) => (
    <label>
      {label}
      <input
        type="number"
        id={`window-${name}`}
        min={0}
        max={Math.ceil(seconds * 10) / 10}
        step={0.1}
        value={window[name].toFixed(1)}
        aria-describedby="window-problem"
        onChange={({ currentTarget }) => {
          const moved = boundTyped(window, name, currentTarget.valueAsNumber, seconds);
          if (typeof moved === "string") {
            problem.value = moved;
            currentTarget.value = window[name].toFixed(1);
          } else {
            problem.value = "";
            onMove(moved);
          }
        }}
      />
    </label>
  );
  return (
    <fieldset>
      <legend>The window that becomes the sample, in seconds</legend>
      <div class="row fields">
        {field("from", "From")}
        {field("to", "To")}
      </div>
      <p role="alert" class="problem" id="window-problem">
        {problem.value}
      </p>
    </fieldset>
  );
}
