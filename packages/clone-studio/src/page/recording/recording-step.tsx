import { focusBeside, heading } from "../focus.ts";
import { chosen } from "../studio.ts";
import { FilePanel } from "./file-panel.tsx";
import { RecordPanel } from "./record-panel.tsx";
import { RecordingFacts } from "./recording-facts.tsx";
import { SampleFacts } from "./sample-facts.tsx";
import { choose, currentTake, moveWindow, removeTake, type Take, takes } from "./takes.ts";
import { Waveform } from "./waveform.tsx";
import { WindowFields } from "./window-fields.tsx";

/** The first step: a recording, and the part of it that becomes the sample. */
export function RecordingStep() {
  const take = currentTake.value;
  return (
    <section aria-labelledby="recording-title">
      <h2 id="recording-title" tabIndex={-1}>
        1. Recording
      </h2>
      <RecordPanel />
      <FilePanel />
      {takes.value.length === 0 ? <p class="quiet">There is no recording yet.</p> : <TakeList />}
      {take && <TakeView key={take.id} take={take} />}
    </section>
  );
}

function TakeList() {
  return (
    <fieldset id="takes">
      <legend>Your recordings</legend>
      <p class="quiet">Nothing of them leaves this machine before you clone.</p>
      {takes.value.map((take) => (
        <div class="row" key={take.id}>
          <label class="tick">
            <input type="radio" name="take" checked={take === currentTake.value} onChange={() => choose(take)} />
            {take.title}
          </label>
          <button
            type="button"
            class="small"
            aria-label={`Remove ${take.title}`}
            onClick={({ currentTarget }) => {
              focusBeside(currentTarget.parentElement, heading("recording-title"));
              removeTake(take);
            }}
          >
            Remove
          </button>
        </div>
      ))}
    </fieldset>
  );
}

function TakeView({ take }: { readonly take: Take }) {
  const looked = take.looked.value;
  const sample = take.sample.value;
  // Where it was moved to, until the sample says what it has become.
  const window = take.isBusy.value ? (take.window ?? take.found ?? sample?.window) : (sample?.window ?? take.window);
  const onMove = (moved: { from: number; to: number }): void => moveWindow(take, moved);
  return (
    <div>
      {looked && <Waveform take={take} looked={looked} window={window} onMove={onMove} />}
      {looked && window && <WindowFields window={window} seconds={looked.seconds} onMove={onMove} />}
      {looked && <RecordingFacts looked={looked} />}
      <p role="status" class="quiet" id="preparing">
        {chosen.value.length === 0
          ? "Choose a service below, so that the sample suits it."
          : take.isBusy.value
            ? "Preparing the sample in this page …"
            : sample
              ? `The sample is ready: ${sample.report.durationSeconds.toFixed(1)} s.`
              : ""}
      </p>
      <p role="alert" class="problem" id="recording-problem">
        {take.problem.value}
      </p>
      {sample && <SampleFacts sample={sample} />}
    </div>
  );
}
