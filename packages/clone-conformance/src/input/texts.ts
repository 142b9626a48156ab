import { type ProviderPromise, promise } from "../suite/promise.ts";
import { type Received, received } from "../suite/received.ts";
import { oneOf, same, sameJson } from "../suite/same.ts";
import type { CallSettings, Suite } from "../suite/suite.ts";

/** Text that could break out of a header, a form, JSON or a terminal. */
const odd: Readonly<Record<string, string>> = {
  emoji: "Ada 🎙️👩🏽‍🚀🏳️‍🌈",
  "double quotes": '"; filename="x.html"; name="',
  "single quotes": "' OR '1'='1",
  backslashes: 'a\\"b\\\\',
  "percent signs": "100%22%0D%0A%00",
  "a line feed": "Ada\nX-Injected: yes",
  "a carriage return": "Ada\rX-Injected: yes",
  "both line ends": 'Ada\r\n\r\n--boundary\r\nContent-Disposition: form-data; name="language"\r\n\r\nfr',
  "a null character": "Ada\0",
  "an escape sequence": "Ada\x1b[31m",
  "a deleting character": "Ada\x7f\x08",
  "a control character of Latin-1": "Ada\x85",
  "line and paragraph separators": "a\u2028b\u2029c",
  "a byte order mark": "\ufeffAda",
  "half of a pair": "Ada\ud83d",
  "the other half first": "\ude00Ada",
  "another direction": "\u202eadA\u202c آدا",
  "combining marks": `A${"\u0301".repeat(50)}`,
  "a very long text": "Ada ".repeat(5_000).trim(),
  "spaces around it": "  Ada  ",
  markup: '<script>alert("1")</script>&amp;{{2}}%{1}',
  brackets: '[{"__proto__":1}]',
};

/** Names and descriptions: each is refused at the door or arrives as it was given. */
export function textPromises(suite: Suite): ProviderPromise[] {
  const takesDescription = suite.provider("none").description !== "none";
  const sent = async (settings: CallSettings): Promise<Received | undefined> => {
    await suite.begin();
    const { voice, error, leaks } = await suite.call("voice-200", settings);
    same("leaks", leaks.join(", "), "");
    if (voice === undefined) {
      same("code", error?.code, "invalid_input");
      same("outcome", error?.outcome, "not_created");
      await suite.counted("voice-200", 0);
      return undefined;
    }
    const [request] = await suite.faults.requests("voice-200");
    return request && received(request);
  };
  const fieldNames = ({ texts }: Received): string[] => texts.map(([name]) => name).sort();
  const arrives = (option: "name" | "description", what: string, text: string): ProviderPromise =>
    promise(suite, `sends a ${option} with ${what} as it was given, or nothing`, async () => {
      const both = { name: "plain", ...(takesDescription && { description: "plain" }) };
      const plain = await sent(both);
      const it = await sent({ ...both, [option]: text });
      if (plain === undefined || it === undefined) {
        same("whether the plain text was sent", plain !== undefined, true);
        return;
      }
      const lineEnds = (value: string): string => (option === "description" ? value.replaceAll(/\r\n?/g, "\n") : value);
      const values = it.texts.map(([, value]) => lineEnds(value));
      // A form writes every line end as CRLF, whoever makes it; a name has none.
      same("whether it arrived", values.includes(lineEnds(text)), true);
      sameJson("fields", fieldNames(it), fieldNames(plain));
      same("recordings", it.audio.length, 1);
    });
  return [
    ...Object.entries(odd).map(([what, text]) => arrives("name", what, text)),
    ...(takesDescription
      ? Object.entries(odd).map(([what, text]) => arrives("description", what, text))
      : [warnsOf(suite, "description", { description: "a calm voice" })]),
    ...(suite.provider("none").languages === "none" ? [warnsOf(suite, "language", { language: "en" })] : []),
    promise(suite, "sends nothing without a name, or with one that is no text", async () => {
      for (const name of ["", " \t\n", undefined, null, 42, {}, ["Ada"]]) {
        const error = await suite.refused({ name } as CallSettings, ["invalid_input"]);
        same("whether the message names it", error.message.includes("name"), true);
      }
    }),
    promise(suite, "sends nothing with a description that is no text", async () => {
      for (const description of ["", "  ", null, 42, {}]) {
        const error = await suite.refused({ description } as CallSettings, ["invalid_input"]);
        oneOf("whether the message names it", error.message.includes("description"), [true]);
      }
    }),
  ];
}

/** What a service does not take is left out, and said. */
const warnsOf = (suite: Suite, option: "description" | "language", settings: CallSettings): ProviderPromise =>
  promise(suite, `clones without the ${option} that its service does not take, and warns of it`, async () => {
    const { warnings } = await suite.voice("voice-200", settings);
    sameJson(
      "warnings",
      warnings.map(({ code }) => code),
      [`${option}_not_sent`],
    );
    const [request] = await suite.faults.requests("voice-200");
    const values = request === undefined ? [] : (await received(request)).texts.map(([, value]) => value);
    same(`whether the ${option} arrived`, values.includes(Object.values(settings).join()), false);
  });
