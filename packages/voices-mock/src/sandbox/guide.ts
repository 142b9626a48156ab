import type { Sandbox } from "./sandbox.ts";

// Long enough for a client that refuses keys which cannot be real, and plainly made up. Inworld's is base64 of such.
const cartesiaKey = "sandbox-any-key";
const inworldKey = "c2FuZGJveDphbnkta2V5";

/** How to point any client at a sandbox, for a person. */
export function sandboxGuide({
  url,
  cartesiaUrl,
  inworldUrl,
}: Pick<Sandbox, "url" | "cartesiaUrl" | "inworldUrl">): string {
  return `Both services answer at ${url} and take any key of letters, digits and -._~+/, with = at its end.

clone-core      cartesia({ apiKey: "${cartesiaKey}", baseUrl: "${cartesiaUrl}" })
                inworld({ apiKey: "${inworldKey}", baseUrl: "${inworldUrl}" })
cartesia-js     new Cartesia({ apiKey: "${cartesiaKey}", baseURL: "${cartesiaUrl}", defaultHeaders: { "cartesia-version": "2026-03-01" } })
@inworld/tts    createClient({ apiKey: "${inworldKey}", baseUrl: "${inworldUrl}" })
curl            curl ${cartesiaUrl}/voices/clone -H "Authorization: Bearer ${cartesiaKey}" -H "Cartesia-Version: 2026-03-01" \\
                  -F clip=@ada.wav -F name=Ada -F language=en

a scenario      header x-voices-mock-scenario: rateLimited, or ${url}/scenario/rateLimited/cartesia as base URL
a wrong key     the scenario unauthorized
what happened   GET ${url}/__requests
start over      POST ${url}/__reset
`;
}
