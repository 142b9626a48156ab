// msw keeps cookies in `localStorage` wherever it is not on Node, and does not start without one. A service worker has
// none, and the mock no cookies.
const kept = new Map<string, string>();

Object.defineProperty(globalThis, "localStorage", {
  value: {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  },
});
