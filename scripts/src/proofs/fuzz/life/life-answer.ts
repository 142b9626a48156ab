import type { Answer } from "../answer.ts";
import type { Account, KeptVoice } from "../lists/account.ts";
import { wholePage } from "../lists/list-answer.ts";
import { entryOf } from "../lists/page.ts";
import type { Vendor } from "../scenario.ts";
import type { SentRequest } from "../wire.ts";
import type { LifeTurn } from "./life-scenario.ts";

/** A request about one voice, and what the service knows about its answer. */
export interface VoiceRequest extends SentRequest {
  readonly served: LifeTurn["kind"];
  readonly asks: "get" | "update" | "delete" | "preview" | "file";
  readonly id: string;
  /** Whether the account has the voice at that moment. */
  readonly exists: boolean;
}

/** What the service has as the sample of a voice; half of the voices have none. */
export function previewOf(id: string): Buffer | undefined {
  const number = Number(/\d+/.exec(id)?.[0] ?? 0);
  return number % 2 === 0 ? undefined : Buffer.from(`RIFF\0\0\0\0WAVEfmt sample ${number}`);
}

const garbage = [
  ...["", "null", "7", '""', "[]", "{}", "<html>", '{"id":', '{"id":7}', '{"id":""}', '{"id":" "}', '{"id":null}'],
  ...['{"voiceId":7}', '{"voiceId":""}', '{"voiceId":" "}', '{"voice":{"voiceId":"a"}}', '{"data":[]}'],
  ...['{"audioContent":7}', '{"audioContent":"no base64!"}', '{"audioContent":"A"}', '{"audioContent":{}}'],
];
const addresses = [
  ...["javascript:alert(1)", "mailto:.elsewhere.example/x", "mailto:@elsewhere.example/x", "data:audio/wav;base64,AA"],
  ...["https://elsewhere.example/files/a.wav", "https://elsewhere.example//x", "blob:https://elsewhere.example/1"],
  ...["no address", "https://", "http:x", "https://elsewhere.example/%7Bid%7D?a=b#c", "file:///etc/hosts"],
];

/** Garbage in the place of a voice or of its sample. */
export function garbageFor({ asks, id }: Pick<VoiceRequest, "asks" | "id">, vendor: Vendor, which: number): string {
  if (asks !== "preview" || vendor !== "cartesia" || which % 2 === 0) return garbage[which % garbage.length] ?? "";
  return JSON.stringify({ id, preview_file_url: addresses[which % addresses.length] });
}

/** What a request is about. */
export function askedOf(
  { method, url }: { method: string; url: string },
  vendor: Vendor,
): Pick<VoiceRequest, "asks" | "id"> {
  const { pathname, searchParams } = new URL(url);
  if (vendor === "inworld" && pathname.startsWith("/tts/"))
    return { asks: "preview", id: searchParams.get("voice_id") ?? "" };
  const last = decodeURIComponent(pathname.split("/").at(-1) ?? "");
  if (pathname.startsWith("/files/")) return { asks: "file", id: last };
  if (method === "PATCH") return { asks: "update", id: last };
  if (method === "DELETE") return { asks: "delete", id: last };
  const isVoice = pathname.split("/").length === (vendor === "cartesia" ? 3 : 5) && /^\/voices\//.test(pathname);
  if (!isVoice) return { asks: "file", id: last };
  return { asks: searchParams.has("expand[]") ? "preview" : "get", id: last };
}

/** What the service answers when nothing is wrong with it. */
export function rightAnswer(
  request: Pick<VoiceRequest, "asks" | "id" | "exists">,
  account: Account,
): { readonly status: number; readonly body: Buffer } {
  const { asks, id, exists } = request;
  const { vendor } = account;
  const voice = account.voices.find((one) => one.id === id);
  const sample = previewOf(id);
  const json = (value: object, status = 200) => ({ status, body: Buffer.from(JSON.stringify(value)) });
  if (!exists || voice === undefined)
    return json({ message: "no such voice", code: 5, error_code: "voice_not_found" }, 404);
  const entry = entryOf(vendor, voice, account);
  switch (asks) {
    case "get":
    case "update":
      return json(entry);
    case "delete":
      return vendor === "cartesia" ? { status: 204, body: Buffer.alloc(0) } : json({});
    case "preview":
      if (vendor === "inworld") return json({ audioContent: sample?.toString("base64") ?? "" });
      return json({
        ...entry,
        preview_file_url: sample && `https://files.example/files/${encodeURIComponent(id)}?sign=1`,
      });
    case "file":
      return sample === undefined ? json({}, 404) : { status: 200, body: sample };
  }
}

/** Does what a request asks for. */
export function act({ asks, id, body }: VoiceRequest, account: Account): void {
  const voice = account.voices.find((one) => one.id === id && one.own);
  if (voice === undefined) return;
  if (asks === "delete") account.remove(id);
  if (asks === "update" && body !== undefined) change(voice, JSON.parse(Buffer.from(body).toString("utf8")));
}

function change(voice: KeptVoice, { name, displayName, description }: Record<string, unknown>): void {
  const called = name ?? displayName;
  if (typeof called === "string") voice.name = called;
  if (typeof description === "string") voice.description = description;
}

/** Whether a request surely changed nothing, as far as anybody can tell from its answer. */
export function surelyNothing({ how }: Answer): boolean {
  if (how.kind === "fails") return how.what === "connect";
  if (how.kind !== "reply") return false;
  return how.status === 307 || how.status === 308 || (how.status >= 400 && how.status < 500 && how.status !== 408);
}

export const wholeReply = (status: number): Answer["how"] => ({ ...wholePage, status });
