// Clones at Cartesia with nothing but fetch: what every other program here is measured against.
export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  return async (clip) => {
    const body = new FormData();
    body.append("clip", new File([clip], "ada.wav", { type: "audio/wav" }));
    body.append("name", "Ada");
    body.append("language", "en");
    const headers = { authorization: "Bearer made-up", "cartesia-version": "2026-03-01" };
    const response = await fetch(new Request(`${baseUrl}/voices/clone`, { method: "POST", headers, body }));
    if (!response.ok) throw new Error(`status ${response.status}`);
    const voice = (await response.json()) as { id: string };
    return voice.id;
  };
}
