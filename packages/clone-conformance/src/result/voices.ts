import { type ProviderPromise, promise } from "../suite/promise.ts";
import { recording } from "../suite/recording.ts";
import { same, sameJson } from "../suite/same.ts";
import { key, type Suite } from "../suite/suite.ts";

/** Ids that look like what errors hide. */
const ids = ["aB3/".repeat(40), "voice-é-日本-🎙", "x".repeat(5000), "a%2Fb c", "../../etc"];

/** What a voice carries, and what it hides. */
export function voicePromises(suite: Suite): ProviderPromise[] {
  /** A call that is answered with `body`, without a server. */
  const answered = (body: unknown) => suite.voice("voice-200", { fetch: async () => Response.json(body) });
  return [
    promise(suite, "keeps the id of a voice as it came, whatever it looks like", async () => {
      const { body, id } = await success(suite);
      for (const odd of ids) {
        const voice = await answered(replaced(body, (text) => (text === id ? odd : text)));
        same("id", voice.id, odd);
      }
    }),
    promise(suite, "keeps an id that is made of the key", async () => {
      const { body, id } = await success(suite);
      for (const odd of [key, ...atob(key).split(":")]) {
        const made = replaced(body, (text) => (text === id ? odd : text));
        const { voice } = await suite.call("voice-200", { fetch: async () => Response.json(made) });
        same("whether the id is as it came", voice?.id === odd, true);
      }
    }),
    promise(suite, "hands out the whole answer, and hides it from logs and JSON", async () => {
      const { body } = await success(suite);
      const audio = btoa(String.fromCharCode(...recording()));
      const whole = { ...body, echoed_audio: audio, echoed_key: key };
      const voice = await answered(whole);
      sameJson("raw", voice.raw, whole);
      same("whether raw can be enumerated", Object.keys(voice).includes("raw"), false);
      same("whether a copy has raw", "raw" in { ...voice }, false);
      same("whether JSON has raw", JSON.stringify(voice).includes("echoed"), false);
    }),
    promise(suite, "passes on fields and values that nobody knew yet", async () => {
      const { body, id } = await success(suite);
      const unknown = { one: [1, { two: null }], "": "no name" };
      const extended = withUnknown(
        // Anything but the id and what has the form of a date may be a value of a list that has grown.
        replaced(body, (text) => (text === id || /^\d{4}-/.test(text) ? text : `NEW_${text}`)),
        unknown,
      );
      const voice = await answered(extended);
      same("id", voice.id, id);
      sameJson("raw", voice.raw, extended);
    }),
    promise(suite, "names a voice by its provider, with nothing that was not told", async () => {
      const { body } = await success(suite);
      const provider = suite.provider("voice-200");
      const voice = await suite.voice("voice-200");
      same("provider", voice.provider, provider.name);
      same("name", voice.name, provider.read(200, body).voice?.name ?? "Ada");
      same("whether warnings is a list", Array.isArray(voice.warnings), true);
      same("whether a field is undefined", Object.values(voice).includes(undefined as never), false);
    }),
  ];
}

/** A success of the service, and the id in it. */
async function success(suite: Suite): Promise<{ body: Record<string, unknown>; id: string }> {
  const response = await fetch(`${suite.faults.url}/voice-200`, { method: "POST" });
  const body: Record<string, unknown> = await response.json();
  const answer = suite.provider("voice-200").read(200, body);
  return { body, id: answer.voice?.id ?? "" };
}

/** A copy with every text replaced. */
function replaced<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === "string") return replace(value) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, replace)) as T;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member, replace)])) as T;
}

/** A copy in which every object has a member more. */
function withUnknown(value: unknown, unknown: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withUnknown(item, unknown));
  const members = Object.entries(value).map(([name, member]) => [name, withUnknown(member, unknown)]);
  return { ...Object.fromEntries(members), nobody_knew: unknown };
}
