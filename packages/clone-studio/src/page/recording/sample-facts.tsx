import { useEffect, useMemo } from "preact/hooks";
import { size } from "../words/numbers.ts";
import type { Sample } from "./prepared.ts";

/** What the recording has become: to hear, in figures, and what each service would make of it. */
export function SampleFacts({ sample }: { readonly sample: Sample }) {
  const { report, levels, changes, findings } = sample;
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
      {findings.map(({ provider, findings: found }) => (
        <div key={provider}>
          <h4>{provider}</h4>
          <ul>
            {found.length === 0 && <li class="good">Has nothing against it.</li>}
            {found.map(({ code, level, message, source }) => (
              <li key={code} class={level === "refuse" ? "problem" : "warning"}>
                {level === "refuse" ? "Refuses it: " : "Note: "}
                {message}
                {source !== undefined && (
                  <>
                    {" ("}
                    <a href={source} target="_blank" rel="noreferrer">
                      source
                    </a>
                    )
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
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
