import { useEffect, useMemo } from "preact/hooks";
import { size } from "../words/numbers.ts";
import { Judgements } from "./judgements.tsx";
import type { Sample } from "./prepared.ts";

/** What the recording has become: to hear, in figures, and what each service would make of it. */
export function SampleFacts({ sample }: { readonly sample: Sample }) {
  const { report, levels, changes, judgements } = sample;
  const url = useObjectUrl(sample.audio);
  return (
    <div class="panel" id="sample">
      <h3>The sample</h3>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down yet what is said in it. */}
      <audio controls src={url} aria-label="The sample" />
      <p class="figures">
        {report.durationSeconds.toFixed(1)} s, {size(sample.audio.size)}, {report.sampleRate / 1000} kHz, peak{" "}
        {levels.peakDbfs.toFixed(0)} dBFS
      </p>
      <ul>
        {changes.length === 0 && <li>It fits as it is.</li>}
        {changes.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
      <Judgements of={judgements} isSent />
    </div>
  );
}

/** An address for a player, as long as it is shown. */
export function useObjectUrl(blob: Blob): string {
  // At once: a player that is without an address for a moment takes that for a mistake.
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return url;
}
