/** How many seconds of sound a sample has, or `undefined` when that cannot be told: core judges the sample, not this. */
export async function sampleLength(sample: Uint8Array): Promise<number | undefined> {
  const { inspectSample } = await import("@org/voice-inspect");
  try {
    return (await inspectSample(sample)).durationSeconds;
  } catch {
    return undefined;
  }
}
