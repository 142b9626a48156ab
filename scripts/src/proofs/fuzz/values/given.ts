// What a caller gives a provider besides the sample: a key and options of its own.
import type { VirtualClock } from "../clock.ts";
import type { Leg } from "../scenario.ts";
import type { Moments } from "./moments.ts";
import type { Secrets } from "./secrets.ts";

/** The key in the form of the leg; `keys` counts how often a function was asked. */
export function keyOf(
  { key: form }: Pick<Leg, "key">,
  { key }: Secrets,
  keys: { asked: number },
  clock: VirtualClock,
  moments: Moments,
) {
  const asked = <T>(give: () => T) => {
    return (): T => {
      keys.asked++;
      moments.reached("key");
      return give();
    };
  };
  switch (form) {
    case "text":
      return key;
    case "function":
      return asked(() => key);
    case "promise":
      return asked(async () => key);
    case "late":
      return asked(() => clock.sleep(700).then(() => key));
    case "throws":
      return asked(() => {
        throw new Error("no such key");
      });
    case "rejects":
      return asked(() => Promise.reject(new Error("no such key")));
    case "hangs":
      return asked(() => new Promise<string>(() => {}));
    case "empty":
      return "";
    case "line break":
      return asked(() => `${key}\n`);
    case "none":
      return undefined;
  }
}

const ownOptions = { cartesia: { base_voice_id: "base-1" }, inworld: { tags: ["demo"] } };

/** `providerOptions` of the leg. */
export function optionsOf({ providerOptions, vendor }: Leg): unknown {
  switch (providerOptions) {
    case "none":
      return undefined;
    case "empty":
      return {};
    case "own":
      return ownOptions[vendor];
    case "marked":
      return vendor === "cartesia" ? {} : { tags: ["demo", "key:mine"] };
    case "unknown":
      return { no_such_option: 1 };
    case "not cloneable":
      return vendor === "cartesia" ? { base_voice_id: () => "x" } : { tags: [() => "x"] };
    case "no object":
      return "tags";
  }
}
