// A page that records, or takes a file, makes a sample of it on the visitor's machine, and posts that to
// ../route-handler.ts. It holds no key. record.html is the page; any bundler makes record.js of this.
import { cartesiaAudioLimits } from "@org/clone-core/cartesia";
import { inworldAudioLimits } from "@org/clone-core/inworld";
import { isSampleError, prepareSample } from "@org/voice-sample";

const limits = [cartesiaAudioLimits, inworldAudioLimits];
const mostSeconds = 120;
/** Processing for telephone calls takes from a voice what makes it somebody's. */
const asItIs = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

const form = byId("form", HTMLFormElement);
const recordButton = byId("record", HTMLButtonElement);
const elapsed = byId("elapsed", HTMLElement);
const file = byId("file", HTMLInputElement);
const status = byId("status", HTMLElement);
const problem = byId("problem", HTMLElement);
const section = byId("sample", HTMLElement);
const player = byId("player", HTMLAudioElement);
const facts = byId("facts", HTMLElement);
const list = byId("changes", HTMLElement);

let recorder: MediaRecorder | undefined;
let preparing: AbortController | undefined;
let sample: Blob | undefined;
/** While the visitor is asked for the microphone, or a voice is made: two presses must not make two voices. */
let isBusy = false;

/** One thing at a time. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  showState();
  try {
    await work();
  } finally {
    isBusy = false;
    showState();
  }
}

recordButton.addEventListener("click", () => {
  if (recorder) return recorder.stop();
  return alone(async () => {
    say("Waiting for the microphone …");
    try {
      record(await navigator.mediaDevices.getUserMedia({ audio: asItIs }));
    } catch (error) {
      complain(wordsForMicrophone(error));
    }
  });
});

file.addEventListener("change", () => {
  const [chosen] = file.files ?? [];
  if (chosen) void prepare(chosen);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (preparing) return;
  if (recorder) return complain("Stop the recording first.");
  if (!sample) {
    recordButton.focus();
    return complain("Record something first, or choose a recording.");
  }
  const body = new FormData(form);
  body.append("sample", sample, "sample");
  return alone(() => send(body));
});

/** Records until the button is pressed again, the time is up, or the microphone is gone. */
function record(stream: MediaStream): void {
  const tracks = stream.getTracks();
  const release = (): void => {
    for (const track of tracks) track.stop();
  };
  // Whoever leaves the page is not listened to any longer.
  addEventListener("pagehide", release, { once: true });
  try {
    // Opus where there is a choice: everything decodes it, and AAC is decoded by browsers alone.
    const mimeType = ["audio/webm;codecs=opus", "audio/mp4"].find((type) => MediaRecorder.isTypeSupported(type));
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: 128_000, ...(mimeType && { mimeType }) });
    const parts: Blob[] = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    const began = performance.now();
    const timer = setInterval(() => {
      const seconds = Math.floor((performance.now() - began) / 1000);
      elapsed.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= mostSeconds) recorder?.stop();
    }, 250);
    recorder.addEventListener("stop", () => {
      clearInterval(timer);
      release();
      recorder = undefined;
      elapsed.textContent = "";
      showState();
      void prepare(new Blob(parts));
    });
    recorder.start();
  } catch (error) {
    recorder = undefined;
    release();
    throw error;
  }
  forget();
  elapsed.textContent = "0:00";
  say("Recording. Press the button again when you have finished.");
}

/** Makes a sample of a recording, and shows what was done. The newest recording counts. */
async function prepare(recording: Blob): Promise<void> {
  forget();
  const mine = new AbortController();
  preparing = mine;
  say("Preparing the recording on this device …");
  const began = performance.now();
  try {
    const { audio, report, changes } = await prepareSample(recording, { limits, signal: mine.signal });
    const tookSeconds = (performance.now() - began) / 1000;
    sample = new Blob([audio]);
    player.src = URL.createObjectURL(sample);
    const seconds = `${report.durationSeconds.toFixed(1)} seconds`;
    const kilobytes = Math.ceil(audio.byteLength / 1000);
    facts.textContent = `${seconds}, ${kilobytes} kB, prepared in ${tookSeconds.toFixed(1)} s`;
    const done = changes.length > 0 ? changes.map(({ message }) => message) : ["It fits as it is."];
    list.replaceChildren(...done.map(item));
    section.hidden = false;
    say(`Your sample is ready: ${seconds}.`);
  } catch (error) {
    if (!mine.signal.aborted) complain(wordsForRecording(error));
  } finally {
    if (preparing === mine) preparing = undefined;
  }
}

async function send(body: FormData): Promise<void> {
  say("Making the voice …");
  let answer: Answer;
  try {
    const response = await fetch("voices", { method: "POST", body });
    answer = await response.json();
  } catch {
    // The voice may be there: sending it once more by itself would make a second one.
    return complain("No clear answer came. The voice may be there already: ask us before you send it again.");
  }
  if (!answer.voices) return complain(answer.error ?? "No voice could be made.");
  forget();
  form.reset();
  const made = Object.entries(answer.voices).map(([provider, { id }]) => `${id} at ${provider}`);
  const missing = answer.missing?.map((provider) => ` At ${provider} it could not be made.`) ?? [];
  say(`Your voice is made: ${made.join(", ")}.${missing.join("")}`);
}

/** What ../route-handler.ts answers. */
interface Answer {
  readonly voices?: Readonly<Record<string, { readonly id: string }>>;
  readonly missing?: readonly string[];
  readonly error?: string;
}

/** Leaves nothing of an earlier recording. */
function forget(): void {
  preparing?.abort();
  sample = undefined;
  section.hidden = true;
  if (player.src) URL.revokeObjectURL(player.src);
  player.removeAttribute("src");
}

function showState(): void {
  recordButton.textContent = recorder ? "Stop and prepare" : "Record";
  recordButton.toggleAttribute("data-recording", recorder !== undefined);
  file.disabled = isBusy || recorder !== undefined;
}

function wordsForMicrophone(error: unknown): string {
  const { name } = error instanceof Error ? error : new Error();
  if (name === "NotAllowedError") return "This page may not use the microphone: allow it, or choose a recording.";
  if (name === "NotFoundError") return "No microphone was found. You can choose a recording instead.";
  if (name === "NotReadableError") return "The microphone is in use by another program.";
  return "This browser cannot record here. You can choose a recording instead.";
}

function wordsForRecording(error: unknown): string {
  const { code, message } = isSampleError(error) ? error : { code: "", message: "" };
  if (code === "no_speech") return "Nobody speaks for long enough in this recording. Is the microphone switched on?";
  if (code === "empty" || code === "no_sound") return "There is no sound in this recording.";
  if (code === "not_audio") return "This file is neither a recording nor a film.";
  if (code === "truncated" || code === "unreadable") return "This file is damaged, or its end is missing.";
  if (code === "undecodable") return "This browser cannot play this recording: choose it as WAV or MP3.";
  return `The recording could not be prepared. ${message}`.trim();
}

function say(text: string): void {
  problem.textContent = "";
  status.textContent = text;
}

function complain(text: string): void {
  status.textContent = "";
  problem.textContent = text;
}

function item(text: string): HTMLLIElement {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}

function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`The page has no ${kind.name} ${id}.`);
  return found;
}
