import type { Body } from "../answer.ts";
import type { Vendor } from "../scenario.ts";
import { echoed, type Secrets } from "./secrets.ts";

const noVoices: readonly unknown[] = [
  null,
  {},
  [],
  "",
  1,
  true,
  { id: "" },
  { id: " " },
  { id: 7 },
  { id: null },
  { voice: {} },
  { voice: { voiceId: "" } },
  { voice: { voiceId: 7 } },
  { voice: null },
  { audioSamplesValidated: [] },
  { audioSamplesValidated: "no" },
  { audioSamplesValidated: [{ errors: "no" }] },
];

/** A voice that the service has made, and how it shows it. */
interface MadeVoice {
  readonly id: string;
  readonly shown: object;
}

/** Whether the body names a voice by its kind. */
export const isVoiceBody = ({ kind }: Body): boolean => kind === "voice" || kind === "voice that echoes";

/**
 * The bytes of an answer's body.
 *
 * @param made The voice that it names, where it names one.
 */
export function bodyBytes(body: Body, vendor: Vendor, secrets: Secrets, made?: MadeVoice): Uint8Array<ArrayBuffer> {
  const said = `${"x ".repeat(Math.ceil(body.filler / 2)).slice(0, body.filler)} ${echoed(body.echo, secrets)}`;
  const list = body.echo === "list" ? { bytes: [...secrets.audio], audioData: [...secrets.audio] } : {};
  const json = (value: object): Uint8Array<ArrayBuffer> => utf8(JSON.stringify({ ...value, ...list }));
  const which = typeof body.value === "number" ? Math.abs(Math.trunc(body.value)) : 0;
  switch (body.kind) {
    case "voice":
      return json(voiceOf(vendor, "Ada", made));
    case "voice that echoes":
      return json({
        ...voiceOf(vendor, said, made),
        description: said,
        language: said,
        new_field: { audioData: said },
      });
    case "refused samples":
      return json({ audioSamplesValidated: [{ errors: [{ text: said }] }, { errors: [{ text: "too short" }] }] });
    case "some samples refused":
      return json({ audioSamplesValidated: [{ errors: [{ text: said }] }, { errors: [] }] });
    case "quota":
      return json({ error_code: "quota_exceeded", title: "Quota", message: said, request_id: said });
    case "plan":
      return json({ error_code: "plan_upgrade_required", title: "Plan", message: said, request_id: "r" });
    case "message":
      return json({
        error_code: said,
        message: said,
        code: 7,
        request_id: said,
        details: [{ "@type": said, [said]: said }],
      });
    case "JSON":
      return utf8(JSON.stringify(body.value));
    case "text":
      return body.echo === "bytes" ? new Uint8Array(secrets.audio) : utf8(`<html>${said}</html>`);
    case "no voice":
      return utf8(JSON.stringify(noVoices[which % noVoices.length]));
  }
}

/** A success in the words of the vendor. */
function voiceOf(vendor: Vendor, text: string, { id, shown }: MadeVoice = { id: "voice-1", shown: {} }): object {
  return vendor === "cartesia"
    ? { name: text, language: "en", created_at: "2026-01-01T00:00:00Z", user_id: "u", is_public: false, ...shown, id }
    : {
        voice: { displayName: text, langCode: "EN_US", description: text, ...shown, voiceId: id },
        audioSamplesValidated: [{ warnings: [{ text }], errors: [], audioData: text }],
      };
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
