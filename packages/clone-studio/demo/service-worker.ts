// Stands for the studio's server: answers what the page asks with the mock of both services, and keeps the page's files, so
// that it works without a network too.
import "./no-local-storage.ts";
import { createApi } from "../src/server/api.ts";
import { connections } from "./services.ts";

/** The files of the page, relative to its folder. demo/build.ts puts them in. */
declare const demoFiles: readonly string[];
/** Another one for each build. */
declare const demoVersion: string;

/** What is used of a service worker's own global, which TypeScript has in a library that excludes the page's. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "message", listener: (event: ExtendableEvent & MessageEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as ServiceWorkerScope;
const folder = new URL(scope.registration.scope);
/** Caches belong to a whole host: another demo in another folder has its own. */
const prefix = `clone-studio ${folder.pathname} `;
const cacheName = prefix + demoVersion;

const api = createApi({ connections, kind: "demo", onFault: (error) => console.error(error) });

scope.addEventListener("install", (event) => event.waitUntil(keepFiles()));
scope.addEventListener("activate", (event) => event.waitUntil(Promise.all([dropOldFiles(), scope.clients.claim()])));
scope.addEventListener("message", (event) => event.waitUntil(event.data === "claim" ? scope.clients.claim() : done));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== folder.origin || !url.pathname.startsWith(folder.pathname)) return;
  const path = url.pathname.slice(folder.pathname.length);
  event.respondWith(path.startsWith("api/") ? answer(request, path + url.search) : file(request, path));
});

const done = Promise.resolve();

async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  // Past the browser's own cache, which may have files of an earlier build.
  await cache.addAll(demoFiles.map((path) => new Request(new URL(path, folder), { cache: "reload" })));
}

async function dropOldFiles(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** What is asked of the studio's server, which knows of no folder. */
async function answer(request: Request, path: string): Promise<Response> {
  const { method, headers, signal } = request;
  const body = method === "GET" || method === "HEAD" ? {} : { body: await request.blob() };
  return api.hono.fetch(new Request(new URL(`/${path}`, folder), { method, headers, signal, ...body }));
}

async function file(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(new URL(path === "index.html" ? "./" : path, folder));
  return kept ?? fetch(request);
}
