// openapi-fetch as its documentation shows it for multipart bodies, with types generated from Cartesia's document.
import createClient from "openapi-fetch";
import type { paths } from "./cartesia-schema.ts";

export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  const headers = { authorization: "Bearer made-up", "cartesia-version": "2026-03-01" };
  const client = createClient<paths>({ baseUrl, headers });
  return async (clip) => {
    const { data } = await client.POST("/voices/clone", {
      body: { clip: new File([clip], "ada.wav", { type: "audio/wav" }), name: "Ada", language: "en" },
      bodySerializer: (fields) => {
        const body = new FormData();
        for (const [name, value] of Object.entries(fields)) body.append(name, value as string | Blob);
        return body;
      },
    });
    if (data === undefined) throw new Error("no voice");
    return data.id;
  };
}
