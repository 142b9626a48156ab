import { createServer, request } from "node:http";
import { listening } from "../../workspace/loopback.ts";
import { check } from "../recorder-page/check.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

/** Whoever is not the studio's own page gets nothing, also in the browser that has its cookie. */
export async function checkDoor(browser: Opener, { studio, origin, sandbox }: Workshop): Promise<void> {
  for (const [what, path, headers] of [
    ["no token", "/", {}],
    ["a wrong token", "/open?token=AAAA", {}],
    ["no cookie at the API", "/api/voices?provider=cartesia", {}],
    [
      "another Host name",
      new URL(studio.address).pathname + new URL(studio.address).search,
      { host: "rebound.example" },
    ],
  ] as const) {
    await check(`${what} gets nothing`, async () => {
      const { status, text } = await get(origin, path, headers);
      return status >= 400 && text.length < 200 && !text.includes("<") ? undefined : `${status} ${text.slice(0, 200)}`;
    });
  }

  // Another program of this machine: its pages are of the same site, so the browser sends them the studio's cookie.
  const other = createServer((_request, response) =>
    response.setHeader("content-type", "text/html").end("<p>other</p>"),
  );
  const address = await listening(other);
  const visitor = await Visitor.open(browser, studio.address);
  try {
    await visitor.tab.goto(`${address}/`);
    await check(
      "a page of another origin, in the browser that has the cookie, reads nothing and does nothing",
      async () => {
        const before = sandbox.requests().length;
        const got = await visitor.tab.evaluate<string>(`(async () => {
        const tried = [];
        const attempt = async (what, path, init) => {
          try {
            const response = await fetch("${origin}" + path, { credentials: "include", ...init });
            tried.push(what + ":" + response.type + ":" + (await response.text()).length);
          } catch { tried.push(what + ":nothing"); }
        };
        await attempt("read", "/api/voices?provider=cartesia", {});
        await attempt("blind", "/api/voices?provider=cartesia", { mode: "no-cors" });
        await attempt("write", "/api/settle", { method: "POST", mode: "no-cors", body: '{"provider":"cartesia","idempotencyKey":"a"}' });
        const frame = document.createElement("iframe");
        frame.src = "${origin}/";
        await new Promise((resolve) => { frame.onload = resolve; frame.onerror = resolve; document.body.append(frame); });
        let inside = "nothing";
        try { inside = frame.contentDocument?.body.textContent || "nothing"; } catch {}
        return [...tried, "frame:" + inside].join(" ");
      })()`);
        const right = "read:nothing blind:nothing write:nothing frame:nothing";
        if (sandbox.requests().length !== before) return "the services were asked";
        return got === right ? undefined : got;
      },
    );
    await check("the studio by another name of this machine gets nothing", async () => {
      await visitor.tab.goto(origin.replace("127.0.0.1", "localhost"));
      const said = await visitor.tab.evaluate<string>("document.body.textContent");
      return said.includes("another name") ? undefined : said;
    });
  } finally {
    await visitor.tab.close();
    other.closeAllConnections();
    other.close();
  }
}

function get(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, { headers }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text });
    })
      .on("error", reject)
      .end();
  });
}
