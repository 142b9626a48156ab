import { createServer, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { startStudio } from "@org/clone-studio";
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

  await check("no other address of this machine leads to it", async () => {
    const { port } = new URL(origin);
    const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
    const others = ["127.0.0.2", "::1", ...own].filter((address) => address !== "127.0.0.1");
    const answers = await Promise.all(
      [...new Set(others)].map(async (address) => `${address} ${await connects(address, Number(port))}`),
    );
    console.log(`     ${answers.join(", ")}`);
    return answers.every((answer) => answer.endsWith("refused")) ? undefined : answers.join(", ");
  });
  await check("a request whose first line names another server gets nothing", async () => {
    const cookie = await cookieFrom(studio.address);
    const own = await get(origin, `${origin}/api/providers`, { cookie });
    const other = await get(origin, "http://studio.example/api/providers", { cookie });
    return own.status === 200 && other.status === 421 ? undefined : `${own.status} ${other.status} ${other.text}`;
  });
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
  await checkServiceWorker(browser);
}

/** A program that had the port before has left a service worker, which reads along. */
async function checkServiceWorker(browser: Opener): Promise<void> {
  const before = createServer(({ url }, response) => {
    response.setHeader("content-type", url === "/worker.js" ? "text/javascript" : "text/html");
    response.end(url === "/worker.js" ? leftWorker : "<p>before</p>");
  });
  const port = Number(new URL(await listening(before)).port);
  const tab = await browser.newPage();
  try {
    await tab.goto(`http://127.0.0.1:${port}/`);
    await tab.evaluate(
      "navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => undefined)",
    );
    before.closeAllConnections();
    await new Promise((resolve) => before.close(resolve));
    const studio = await startStudio({ env: {}, sandbox: true, port });
    try {
      await check(
        "a service worker that another program has left at the port is gone after the first load",
        async () => {
          await tab.goto(studio.address);
          await tab.evaluate(`new Promise((done) => {
          let frames = 0;
          const look = async () => {
            const { length } = await navigator.serviceWorker.getRegistrations();
            if (length === 0 || ++frames > 300) done();
            else requestAnimationFrame(look);
          };
          void look();
        })`);
          await tab.goto(studio.address);
          const isControlled = await tab.evaluate<boolean>("navigator.serviceWorker.controller !== null");
          return isControlled ? "it stands between the studio and its page" : undefined;
        },
      );
    } finally {
      await studio.close();
    }
  } finally {
    await tab.close();
    before.close();
  }
}

const leftWorker = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => event.respondWith(fetch(event.request)));
`;

/** Whether somebody listens there. */
const connects = (host: string, port: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (how: string) => (): void => {
      socket.destroy();
      resolve(how);
    };
    // An address that there is not leads nowhere either.
    socket.once("connect", end("connects")).once("error", end("refused")).once("timeout", end("refused"));
  });

async function cookieFrom(address: string): Promise<string> {
  const opened = await fetch(address, { redirect: "manual" });
  return opened.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** `path` stands in the request's first line as it is. */
function get(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    request(origin, { path, headers }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text });
    })
      .on("error", reject)
      .end();
  });
}
