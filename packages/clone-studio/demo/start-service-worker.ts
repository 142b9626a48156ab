/** Browsers end a service worker that has nothing to do for thirty seconds, and with it what the demo remembers. */
const stayMs = 15_000;

/**
 * Resolves when the service worker answers this page.
 *
 * @throws Error with what to do, where the browser has none.
 */
export async function startServiceWorker(): Promise<void> {
  // Missing where the address is no safe one, and in some private windows.
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) {
    throw new Error(
      "This demo runs in a service worker, which this browser does not start here. Open it with https, and in a window that is not private.",
    );
  }
  await serviceWorker.register(new URL("service-worker.js", document.baseURI));
  const { active } = await serviceWorker.ready;
  if (serviceWorker.controller === null) {
    const taken = new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    // A page that was loaded past its cache belongs to no service worker before it asks.
    active?.postMessage("claim");
    await taken;
  }
  setInterval(() => serviceWorker.controller?.postMessage("stay"), stayMs);
}
