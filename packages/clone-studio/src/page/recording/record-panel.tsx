import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { language } from "../voice/voice.ts";
import { wordsForMicrophone } from "../words/microphone.ts";
import { clock } from "../words/numbers.ts";
import { textToRead } from "../words/read-aloud.ts";
import { microphones, type Recorder, startRecording } from "./recorder.ts";
import { addTake } from "./takes.ts";

/** No service makes more of a longer one. */
const mostSeconds = 180;
let count = 0;

/** Records with a microphone. */
export function RecordPanel() {
  const recorder = useSignal<Recorder | undefined>(undefined);
  const isAsking = useSignal(false);
  const problem = useSignal("");
  const devices = useSignal<readonly MediaDeviceInfo[]>([]);
  const device = useSignal("");
  const toRead = textToRead(language.value);

  useEffect(() => void microphones().then((found) => (devices.value = found)), []);

  const press = async (): Promise<void> => {
    if (recorder.value) return recorder.value.stop();
    if (isAsking.value) return;
    isAsking.value = true;
    problem.value = "";
    try {
      const started = await startRecording(device.value);
      recorder.value = started;
      devices.value = await microphones();
      void started.recording.then((recording) => {
        recorder.value = undefined;
        addTake(recording, `Recording ${++count}`);
      });
    } catch (error) {
      problem.value = wordsForMicrophone(error);
    } finally {
      isAsking.value = false;
    }
  };

  return (
    <div class="panel">
      <p class="quiet" id="read-aloud-label">
        {toRead
          ? "Read this aloud, or say what you like, for at least ten seconds:"
          : "Say what you like in the language of the voice, for at least ten seconds."}
      </p>
      {toRead && (
        <blockquote lang={toRead.language} dir="auto" aria-labelledby="read-aloud-label">
          {toRead.text}
        </blockquote>
      )}
      {devices.value.length > 1 && (
        <label>
          Microphone
          <select
            id="microphone"
            value={device.value}
            onChange={({ currentTarget }) => (device.value = currentTarget.value)}
          >
            <option value="">The system's choice</option>
            {devices.value.map(({ deviceId, label }) => (
              <option key={deviceId} value={deviceId}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="row">
        <button type="button" id="record" class={recorder.value ? "recording" : "main"} onClick={() => void press()}>
          {recorder.value ? "Stop" : isAsking.value ? "Waiting for the microphone …" : "Record"}
        </button>
        {recorder.value && <Level recorder={recorder.value} />}
      </div>
      <p role="alert" class="problem">
        {problem.value}
      </p>
    </div>
  );
}

/** Moves without rendering: sixty times a second is too often for that. */
function Level({ recorder }: { readonly recorder: Recorder }) {
  const meter = useRef<HTMLMeterElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let frame = 0;
    const show = (): void => {
      frame = requestAnimationFrame(show);
      if (meter.current) meter.current.value = Math.sqrt(recorder.level());
      const now = clock(recorder.seconds());
      if (time.current && time.current.textContent !== now) time.current.textContent = now;
      if (recorder.seconds() >= mostSeconds) recorder.stop();
    };
    show();
    return () => cancelAnimationFrame(frame);
  }, [recorder]);
  return (
    <>
      <meter ref={meter} min={0} max={1} low={0.15} high={0.95} optimum={0.5} aria-label="Level of the microphone" />
      <span ref={time} class="figures" />
    </>
  );
}
