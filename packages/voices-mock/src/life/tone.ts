import { seededFraction } from "../voices/seeded.ts";

const sampleRate = 8_000;
const samples = sampleRate / 4;

/** The sample of a voice as a WAV file: a quarter of a second of a tone whose pitch is the voice's own. */
export function toneWav(voiceId: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string): void => bytes.set(new TextEncoder().encode(letters), at);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  // PCM, one channel, two bytes a sample.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples * 2, true);
  const pitch = 220 + Math.round(seededFraction(voiceId) * 440);
  for (let at = 0; at < samples; at++) {
    view.setInt16(44 + at * 2, Math.round(12_000 * Math.sin((2 * Math.PI * pitch * at) / sampleRate)), true);
  }
  return bytes;
}

/**
 * Half a second of a tone of 440 Hz as MP3 in base64: MPEG-2 Layer III, 16 kHz, mono, 8 kbit/s, made once by
 * `sox -n -r 16000 -c 1 tone.wav synth 0.4 sine 440 fade 0.02 0.4 0.02 gain -6` and
 * `lame -m m -b 8 -t --noreplaygain --resample 16 tone.wav`.
 */
export const toneMp3 =
  "//MYxAAFCG30AUkAAf///5w85yQCgMEiMjBMEyeSAkYgKtBP//MYxAIFoG7MAZRYANyus1UgBAAFpAm4BimzzdOxQPThajA///MY" +
  "xAIFWFq0QdQAAfUZGxMhekA6IAGWC4YTqJtJU1JV/mTh//MYxAMFcGKQAAG4JDAS+RGFDGnMNHiJcsWLqu3IrPW1upK3//MYxAQF" +
  "+GKMAAB4IEFVwYGjJ/6NiCwDANU4IAzWovY6q6k4//MYxAMFqF6IAAJ4JX4QxceCAGqQnBAwPpVkAiT+oblV71Ro//MYxAMFoGKQ" +
  "AAG4JDRFkQWCJkPZmrg+saMhUBOBFbXF1dqR//MYxAME0FqYAAY4RTbgKrMQWEzGF0xHISHh2cWV5SHERd1E//MYxAYE+FqUAAD2" +
  "JUc2hNDfcSAGADoe0WpU9VYLKnBEIEMb//MYxAkFCFqYAAD4JUwNKg5ks0X1feeF1QCpELkAD/QTTeow//MYxAsFEFrzAU0AAQUR" +
  "pI4VQYYe49X/zub58zLIIrTRYOBr//MYxA0HoGrAAZl4ACkYfZzvKqpRp0BSbIilZWShNf9rdzoN//MYxAUE8GIgAcsAAY2d8Eod" +
  "ygIQCQD4dR7EGTqMFUxBTUUz//MYxAgAoAQAANgAAC4xMDBVVVVVVVVVVVVVVVVVVVVVVVVV";
