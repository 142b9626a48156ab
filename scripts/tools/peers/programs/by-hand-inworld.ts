// Clones at Inworld with nothing but fetch: what every other program here is measured against.
export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  return async (clip) => {
    const audioData = Buffer.from(clip.buffer, clip.byteOffset, clip.byteLength).toString("base64");
    const body = JSON.stringify({ displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData }] });
    const headers = { authorization: "Basic made-up", "content-type": "application/json" };
    const response = await fetch(new Request(`${baseUrl}/voices/v1/voices:clone`, { method: "POST", headers, body }));
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { voice } = (await response.json()) as { voice: { voiceId: string } };
    return voice.voiceId;
  };
}
