/** A recording that is under way. */
export interface Recorder {
  /** How loud it is now, from 0 to 1. */
  level(): number;
  seconds(): number;
  /** Resolves to what was recorded when it was stopped, or when the microphone went away. */
  readonly recording: Promise<Blob>;
  stop(): void;
}

/** Processing for telephone calls takes from a voice what makes it somebody's. */
const asItIs = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** Asks for a microphone and begins. Rejects with what the browser says, whose name tells why. */
export async function startRecording(deviceId: string): Promise<Recorder> {
  const audio = deviceId === "" ? asItIs : { ...asItIs, deviceId: { exact: deviceId } };
  if (!navigator.mediaDevices) throw new TypeError("no microphones here");
  const stream = await navigator.mediaDevices.getUserMedia({ audio });
  const context = new AudioContext();
  const letGo = (): void => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  try {
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const values = new Float32Array(analyser.fftSize);
    const { recorder, recording } = record(stream);
    const began = performance.now();
    for (const track of stream.getTracks()) track.addEventListener("ended", () => stopped(recorder));
    return {
      recording: recording.finally(letGo),
      seconds: () => (performance.now() - began) / 1000,
      level() {
        analyser.getFloatTimeDomainData(values);
        return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      },
      stop: () => stopped(recorder),
    };
  } catch (error) {
    letGo();
    throw error;
  }
}

function record(stream: MediaStream): { readonly recorder: MediaRecorder; readonly recording: Promise<Blob> } {
  // Opus where there is a choice: everything decodes it.
  const mimeType = ["audio/webm;codecs=opus", "audio/mp4"].find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 128_000, ...(mimeType && { mimeType }) });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const recording = new Promise<Blob>((resolve) => {
    recorder.addEventListener("stop", () => resolve(new Blob(parts, { type: recorder.mimeType })));
  });
  recorder.start();
  return { recorder, recording };
}

function stopped(recorder: MediaRecorder): void {
  if (recorder.state !== "inactive") recorder.stop();
}

/** The microphones by name; without names until one of them was allowed. */
export async function microphones(): Promise<readonly MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.filter(({ kind, deviceId, label }) => kind === "audioinput" && deviceId !== "" && label !== "");
}
