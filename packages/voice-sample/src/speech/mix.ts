import type { FrameTrack } from "./frame-track.ts";

/** Adds all channels to a track, each as loud as the others. */
export function addMix(track: FrameTrack, channels: readonly Float32Array[], length: number): void {
  const [first, second = first, ...more] = channels;
  if (first === undefined || second === undefined) return;
  if (more.length === 0) track.add(cut(first, length), cut(second, length));
  else track.add(mixOf(channels, length));
}

/** The first values of a signal; itself where that is all: a view of a short array costs more than the array. */
export const cut = (signal: Float32Array, length: number): Float32Array =>
  signal.length === length ? signal : signal.subarray(0, length);

function mixOf(channels: readonly Float32Array[], length: number): Float32Array {
  const mix = new Float32Array(length);
  for (const channel of channels) {
    for (let at = 0; at < length; at++) mix[at] = (mix[at] ?? 0) + (channel[at] ?? 0);
  }
  for (let at = 0; at < length; at++) mix[at] = (mix[at] ?? 0) / channels.length;
  return mix;
}
