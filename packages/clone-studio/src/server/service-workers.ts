import type { MiddlewareHandler } from "hono";

/** Takes the place of a service worker, and goes. */
const script = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()));
`;

/**
 * Another program that had this port before may have left a service worker in the browser, which then stands between the studio
 * and its page. The studio has none of its own, so whichever script a browser asks for, this one replaces it.
 */
export const dropServiceWorkers: MiddlewareHandler = async (context, next) => {
  if (context.req.header("service-worker") !== "script") return next();
  return context.body(script, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" });
};
