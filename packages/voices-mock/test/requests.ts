import { base64, clips } from "./clips.ts";

export const cartesiaKey = "sk_car_never-to-be-shown";
export const inworldKey = "bmV2ZXI6dG8tYmUtc2hvd24=";

/** What a test changes about a correct request. A header of `null` is taken away. */
export interface Change {
  url?: string;
  method?: string;
  headers?: Record<string, string | null>;
  body?: BodyInit | null;
}

/** A correct form; a field of `null` is taken away. */
export function cartesiaForm(fields: Record<string, string | Blob | null> = {}): FormData {
  const form = new FormData();
  const all = { clip: new File([clips.wav], "ada.wav"), name: "Ada", language: "en", ...fields };
  for (const [name, value] of Object.entries(all)) {
    if (typeof value === "string") form.append(name, value);
    else if (value !== null) form.append(name, value);
  }
  return form;
}

export function cartesiaRequest(change: Change = {}): Request {
  const headers = { Authorization: `Bearer ${cartesiaKey}`, "Cartesia-Version": "2026-03-01" };
  return request("https://api.cartesia.ai/voices/clone", headers, cartesiaForm(), change);
}

/** A correct JSON body; a field of `undefined` is taken away. */
export function inworldBody(fields: Record<string, unknown> = {}): string {
  const voiceSamples = [{ audioData: base64(clips.wav) }];
  return JSON.stringify({ displayName: "Ada", langCode: "EN_US", voiceSamples, ...fields });
}

export function inworldRequest(change: Change = {}): Request {
  const headers = { Authorization: `Basic ${inworldKey}`, "Content-Type": "application/json" };
  return request("https://api.inworld.ai/voices/v1/voices:clone", headers, inworldBody(), change);
}

function request(address: string, correct: Record<string, string>, correctBody: BodyInit, change: Change): Request {
  const { url = address, method = "POST", body = correctBody } = change;
  const headers = new Headers(correct);
  for (const [name, value] of Object.entries(change.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const hasBody = method !== "GET" && method !== "HEAD" && body !== null;
  return new Request(url, { method, headers, ...(hasBody ? { body } : {}) });
}

/** A multipart body written by hand, for what `FormData` cannot say. */
export function rawForm(...parts: string[]): { headers: Record<string, string>; body: string } {
  return {
    headers: { "Content-Type": "multipart/form-data; boundary=edge" },
    body: `${parts.map((part) => `--edge\r\nContent-Disposition: form-data; ${part}\r\n`).join("")}--edge--\r\n`,
  };
}
