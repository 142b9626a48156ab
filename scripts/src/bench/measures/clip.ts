/** Sizes of clips, by their name in the table. */
export const sizes: Readonly<Record<string, number>> = { "10 kB": 10_000, "500 kB": 500_000, "4 MB": 4_000_000 };

/** What every measured server answers: a voice in the words of each service. */
export const answer: object = {
  id: "1",
  name: "Ada",
  language: "en",
  voice: { voiceId: "1", displayName: "Ada", langCode: "EN_US" },
  voice_id: "1",
  requires_verification: false,
};

/** Bytes that look like a recording and do not compress. */
export function clipOf(bytes: number): Uint8Array<ArrayBuffer> {
  const clip = new Uint8Array(bytes);
  for (let index = 0; index < bytes; index++) clip[index] = (index * 2654435761) >>> 24;
  clip.set(new TextEncoder().encode("RIFF    WAVE"));
  return clip;
}
