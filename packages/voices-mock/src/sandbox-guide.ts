import type { Sandbox } from "./sandbox.ts";

/** How to point any client at a sandbox, for a person. */
export function sandboxGuide({
  url,
  cartesiaUrl,
  inworldUrl,
}: Pick<Sandbox, "url" | "cartesiaUrl" | "inworldUrl">): string {
  return `Both services answer at ${url} and take any key.

clone-core      cartesia({ apiKey: "any", baseUrl: "${cartesiaUrl}" })
                inworld({ apiKey: "YW55OmtleQ==", baseUrl: "${inworldUrl}" })
cartesia-js     new Cartesia({ apiKey: "any", baseURL: "${cartesiaUrl}", defaultHeaders: { "cartesia-version": "2026-03-01" } })
@inworld/tts    createClient({ apiKey: "YW55OmtleQ==", baseUrl: "${inworldUrl}" })
curl            curl ${cartesiaUrl}/voices/clone -H "Authorization: Bearer any" -H "Cartesia-Version: 2026-03-01" \\
                  -F clip=@examples/clips/ada.wav -F name=Ada -F language=en

a scenario      header x-voices-mock-scenario: rateLimited, or ${url}/scenario/rateLimited/cartesia as base URL
what happened   GET ${url}/__requests
start over      POST ${url}/__reset
`;
}
