import { chosen } from "../studio.ts";
import { clock, size } from "../words/numbers.ts";
import { channelsInWords, kindInWords, levelInWords, rateInWords } from "../words/sound.ts";
import { Judgements } from "./judgements.tsx";
import type { LookedAt } from "./prepared.ts";

/** The recording itself, before anything is done to it: what it is, and what each chosen service would make of it. */
export function RecordingFacts({ looked: { report, levels, judgements } }: { readonly looked: LookedAt }) {
  const rows = [
    ["Kind of file", kindInWords(report)],
    ["Length", `${clock(report.durationSeconds)} (${report.durationSeconds.toFixed(1)} s), ${size(report.sizeBytes)}`],
    ["Channels", channelsInWords(report.channels)],
    ["Sample rate", rateInWords(report.sampleRate)],
    ["Level", levelInWords(levels)],
  ] as const;
  const judged = judgements.filter(({ provider }) => chosen.value.some(({ title }) => title === provider));
  return (
    <div class="panel" id="recording-facts">
      <h3>The recording as it is</h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">Read and measured in the file itself, in this page.</p>
      {judged.length > 0 && (
        <p class="quiet">What the services would say of it; the sample below is made to suit them:</p>
      )}
      <Judgements of={judged} isSent={false} />
    </div>
  );
}
