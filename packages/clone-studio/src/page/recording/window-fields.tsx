import type { Span } from "./prepared.ts";

interface WindowFieldsProps {
  readonly window: Span;
  readonly seconds: number;
  onMove(window: Span): void;
}

/** The window in figures, for keyboards and for exact minds. */
export function WindowFields({ window, seconds, onMove }: WindowFieldsProps) {
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
        onChange={({ currentTarget }) => {
          const moved = { ...window, [name]: currentTarget.valueAsNumber };
          if (moved.from >= 0 && moved.from < moved.to) onMove(moved);
          else currentTarget.value = window[name].toFixed(1);
        }}
      />
    </label>
  );
  return (
    <fieldset class="row fields">
      <legend>The window that becomes the sample, in seconds</legend>
      {field("from", "From")}
      {field("to", "To")}
    </fieldset>
  );
}
