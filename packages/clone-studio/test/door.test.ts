import { runInNewContext } from "node:vm";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cookieOnly, newDoor, openWithToken, ownPageOnly } from "../src/server/door.ts";
import { TestStudio } from "./studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await TestStudio.start();
});
afterAll(() => studio.sandbox.close());

it("the printed address is exchanged for a cookie that no script reads and no other site sends", async () => {
  const opened = await studio.ask(`/open?token=${studio.door.token}`, {}, { cookie: undefined });
  expect([opened.status, opened.headers.get("location")]).toEqual([303, "/"]);
  expect(opened.headers.get("cache-control")).toBe("no-store");
  const cookie = opened.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Strict/);
  expect(cookie).not.toContain(studio.door.token);
  const page = await studio.ask("/", {}, { cookie: cookie.split(";")[0], "sec-fetch-site": "none" });
  expect(page.status).toBe(200);
});

it("a ticket opens the page once, and the printed address again and again", async () => {
  const open = async (token: string): Promise<number> => {
    return (await studio.ask(`/open?token=${token}`, {}, { cookie: undefined, "sec-fetch-site": "none" })).status;
  };
  const ticket = studio.door.newTicket();
  expect(ticket).not.toBe(studio.door.token);
  expect([await open(ticket), await open(ticket)]).toEqual([303, 401]);
  expect([await open(studio.door.token), await open(studio.door.token)]).toEqual([303, 303]);
});

it("a ticket that is used again shuts the page to both, says so, and the printed address opens it", async () => {
  const heard: string[] = [];
  const door = newDoor(
    () => "127.0.0.1:4711",
    Date.now,
    () => void heard.push("again"),
  );
  const app = new Hono()
    .get("/open", openWithToken(door))
    .use(cookieOnly(door))
    .get("/", (context) => context.text("page"));
  const cookieOf = (opened: Response): string => opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = async (cookie: string): Promise<number> => (await app.request("/", { headers: { cookie } })).status;
  const ticket = `/open?token=${door.newTicket()}`;
  const first = cookieOf(await app.request(ticket));
  expect([await page(first), heard]).toEqual([200, []]);
  const second = await app.request(ticket);
  expect([second.status, cookieOf(second), heard]).toEqual([401, "", ["again"]]);
  expect(await second.text()).toContain("This address was used already. If it was not you, stop the studio");
  expect(await page(first)).toBe(401);
  expect(await page(cookieOf(await app.request(`/open?token=${door.token}`)))).toBe(200);
});

it("the printed address opens the page for twelve hours, and a ticket for five minutes", () => {
  let minutes = 0;
  const door = newDoor(
    () => "127.0.0.1:4711",
    () => minutes * 60_000,
  );
  const [used, late, unused] = [door.newTicket(), door.newTicket(), door.newTicket()];
  minutes = 5;
  expect([door.opens(used), door.opens(used)]).toEqual(["opens", "again"]);
  minutes = 6;
  expect([door.opens(late), door.opens(late)]).toEqual(["expired", "never"]);
  minutes = 12 * 60;
  expect([door.opens(door.token), door.opens(unused)]).toEqual(["opens", "expired"]);
  minutes += 1;
  expect([door.opens(door.token), door.opens("wrong"), door.opens(undefined)]).toEqual(["expired", "never", "never"]);
});

it("at port 80, which browsers leave out of Host and Origin, the page opens all the same", async () => {
  const door = newDoor(() => "127.0.0.1:80");
  const app = new Hono().use(ownPageOnly(door)).get("/open", openWithToken(door));
  app.use(cookieOnly(door)).post("/", (context) => context.text("inside"));
  const opened = await app.request(`http://127.0.0.1/open?token=${door.token}`, { headers: { host: "127.0.0.1" } });
  expect(opened.status).toBe(303);
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect(cookie).toMatch(/^clone-studio-80=/);
  const headers = { host: "127.0.0.1", origin: "http://127.0.0.1", cookie };
  expect((await app.request("http://127.0.0.1/", { method: "POST", headers })).status).toBe(200);
});

it("a request whose first line names another server gets nothing", async () => {
  const headers = { host: "127.0.0.1:4711" };
  for (const origin of ["http://studio.example", "http://127.0.0.1:80", "https://127.0.0.1:4711"]) {
    expect((await studio.ask("/api/providers", {}, headers, origin)).status).toBe(421);
  }
  expect((await studio.ask("/api/providers", {}, headers)).status).toBe(200);
});

it.each([
  ["a wrong token", "/open?token=wrong", {}, 401],
  ["no token", "/open", {}, 401],
  ["no cookie", "/api/providers", { cookie: undefined }, 401],
  ["no cookie, for the page itself", "/", { cookie: undefined }, 401],
  ["another studio's cookie", "/api/providers", { cookie: "clone-studio-4711=another" }, 401],
  ["another Host", "/api/providers", { host: "studio.example:4711" }, 421],
  ["another port as Host", "/api/providers", { host: "127.0.0.1:80" }, 421],
  ["another Origin", "/api/providers", { origin: "https://studio.example" }, 403],
  ["a page of this machine on another port", "/api/providers", { origin: "http://127.0.0.1:3000" }, 403],
  ["an image in another page of this machine", "/api/providers", { "sec-fetch-site": "same-site" }, 403],
  ["a link in another page", "/", { "sec-fetch-site": "cross-site" }, 403],
  ["the token in another page", "/open?token=x", { "sec-fetch-site": "cross-site" }, 403],
])("%s gets nothing", async (_what, path, headers, status) => {
  const answer = await studio.ask(path, {}, headers);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("set-cookie")).toBe(null);
  expect(answer.headers.get("content-type")).toMatch("text/plain");
});

it("a service worker that another program has left is replaced by one that goes, whoever asks", async () => {
  const headers = { "service-worker": "script", cookie: undefined };
  const answer = await studio.ask("/any/worker.js", {}, headers);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(answer.headers.get("content-type")).toMatch("text/javascript");
  const done: string[] = [];
  const scope = Object.assign(new EventTarget(), {
    skipWaiting: () => void done.push("takes its place"),
    registration: { unregister: () => void done.push("goes") },
  });
  runInNewContext(await answer.text(), { self: scope });
  scope.dispatchEvent(new Event("install"));
  scope.dispatchEvent(Object.assign(new Event("activate"), { waitUntil: () => {} }));
  expect(done).toEqual(["takes its place", "goes"]);
});

it("whoever calls it by another name is told its own one, and how to open it", async () => {
  const said = await (await studio.ask("/", {}, { host: "localhost:4711" })).text();
  expect(said).toContain("http://127.0.0.1:4711. Open the studio with the address that it printed");
});

it("a cookie that another program of this machine has set does not shut the page out", async () => {
  const own = `clone-studio-4711=${studio.door.session}`;
  for (const cookie of [`clone-studio-4711=x; ${own}`, `${own}; clone-studio-4711=x`, `other=1;${own}`]) {
    expect((await studio.ask("/api/providers", {}, { cookie })).status).toBe(200);
  }
  const none = `other-${own}; clone-studio-4711=x; clone-studio-4711=; clone-studio-4711`;
  expect((await studio.ask("/api/providers", {}, { cookie: none })).status).toBe(401);
});

it("whoever writes says from where", async () => {
  const answer = await studio.ask("/api/cancel", { method: "POST", body: "{}" }, { origin: undefined });
  expect(answer.status).toBe(403);
});

it("every answer forbids scripts and styles that are not the page's own", async () => {
  for (const path of ["/", "/api/providers", "/nothing"]) {
    const policy = (await studio.ask(path)).headers.get("content-security-policy") ?? "";
    // The whole of it: what is added to it is a hole, and what is taken away another one.
    expect(policy.replace(/'nonce-[\w+/=-]{16,}'/, "'nonce-…'").split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-…'",
      "img-src 'self' data:",
      "media-src 'self' blob:",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  }
});

it("a path leads to nothing but the page's files", async () => {
  for (const path of ["/../package.json", "/%2e%2e/package.json", "/assets/none.js"]) {
    expect((await studio.ask(path)).status).toBe(404);
  }
});
