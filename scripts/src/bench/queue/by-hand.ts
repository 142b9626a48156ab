// What somebody writes who knows the service and nothing of this project: the request of the same voice, with the same
// mark in its description, and the look for that mark.
const headers = { authorization: "Bearer sk_car_made_up", "cartesia-version": "2026-03-01" };
const mark = (key: string): string => `[key:${key}]`;

/** Clones at Cartesia. */
export async function clonedByHand(baseUrl: string, key: string, clip: Uint8Array<ArrayBuffer>): Promise<string> {
  const body = new FormData();
  body.append("clip", new File([clip], "sample.wav", { type: "audio/wav" }));
  body.append("name", "Ada");
  body.append("language", "en");
  body.append("description", mark(key));
  const response = await fetch(`${baseUrl}/voices/clone`, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`status ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Looks for a voice with the key. */
export async function foundByHand(baseUrl: string, key: string): Promise<string | undefined> {
  const query = new URLSearchParams({ q: key, is_owner: "true", limit: "100" });
  const response = await fetch(`${baseUrl}/voices?${query}`, { headers });
  if (!response.ok) throw new Error(`status ${response.status}: ${await response.text()}`);
  const { data } = (await response.json()) as { data: readonly { id: string; description: string }[] };
  return data.find(({ description }) => description.includes(mark(key)))?.id;
}
