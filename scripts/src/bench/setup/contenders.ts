/** What is compared, in the order of the table's columns; the first is what ratios are taken to. */
export const contenders = [
  "by hand",
  "openapi-fetch",
  "vendors' SDKs",
  "elevenlabs-js",
  "our clients",
  "clone-core",
] as const;
export type Contender = (typeof contenders)[number];

/** The services, each with a wire of its own: Cartesia takes multipart bodies, Inworld JSON with base64. */
export const services = ["cartesia", "inworld"] as const;
export type Service = (typeof services)[number];

/** What a program clones at: one service, or both. */
export type Scope = Service | "both";
export const scopes: readonly Scope[] = [...services, "both"];

/** Each contender's programs, by their file names in `scripts/tools/peers/programs`. */
const programs: Record<Contender, Partial<Record<Service, string>>> = {
  "by hand": { cartesia: "by-hand-cartesia", inworld: "by-hand-inworld" },
  "openapi-fetch": { cartesia: "openapi-fetch-cartesia", inworld: "openapi-fetch-inworld" },
  "vendors' SDKs": { cartesia: "cartesia-js", inworld: "inworld-tts" },
  // It knows neither service; its own takes a multipart body, so it stands beside Cartesia.
  "elevenlabs-js": { cartesia: "elevenlabs-js" },
  "our clients": { cartesia: "client-cartesia", inworld: "client-inworld" },
  "clone-core": { cartesia: "clone-core-cartesia", inworld: "clone-core-inworld" },
};

/** The programs that a contender needs for a scope: none when it cannot serve it. */
export function programsOf(contender: Contender, scope: Scope): readonly string[] {
  const { cartesia, inworld } = programs[contender];
  const wanted = scope === "both" ? [cartesia, inworld] : [programs[contender][scope]];
  return wanted.filter((name) => name !== undefined);
}

/** Those who can serve a scope. */
export const contendersFor = (scope: Scope): readonly Contender[] =>
  contenders.filter((contender) => programsOf(contender, scope).length > 0);

/** Whether a contender is built here, and so is installed from the packed packages. */
export const isOurs = (contender: Contender): boolean => contender === "our clients" || contender === "clone-core";
