import { afterAll, beforeAll, expect, it } from "vitest";
import { TestStudio } from "./studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await TestStudio.start();
});
afterAll(() => studio.sandbox.close());

it("the printed address is exchanged for a cookie that no script reads and no other site sends", async () => {
  const opened = await studio.ask(`/open?token=${studio.door.token}`, {}, { cookie: undefined });
  expect([opened.status, opened.headers.get("location")]).toEqual([303, "/"]);
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

it("whoever writes says from where", async () => {
  const answer = await studio.ask("/api/cancel", { method: "POST", body: "{}" }, { origin: undefined });
  expect(answer.status).toBe(403);
});

it("every answer forbids scripts and styles that are not the page's own", async () => {
  for (const path of ["/", "/api/providers", "/nothing"]) {
    const policy = (await studio.ask(path)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).toContain("frame-ancestors 'none'");
  }
});

it("a path leads to nothing but the page's files", async () => {
  for (const path of ["/../package.json", "/%2e%2e/package.json", "/assets/none.js"]) {
    expect((await studio.ask(path)).status).toBe(404);
  }
});
