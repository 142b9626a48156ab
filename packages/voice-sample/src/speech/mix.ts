/** All channels in one, each as loud as the others. */
export function mixOf(channels: readonly Float32Array[], length: number): Float32Array {
  const [first] = channels;
  if (channels.length === 1 && first !== undefined && first.length === length) return first;
  const mix = new Float32Array(length);
  for (const channel of channels) {
    for (let at = 0; at < length; at++) mix[at] = (mix[at] ?? 0) + (channel[at] ?? 0);
  }
  for (let at = 0; at < length; at++) mix[at] = (mix[at] ?? 0) / channels.length;
  return mix;
}
