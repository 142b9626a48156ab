// A promise that is settled already lets no timer run: giving way takes a task of its own. Node, Bun and Deno have
// `setImmediate`, which costs least there; browsers and Workers have `MessageChannel`, which waits for nothing, unlike
// `setTimeout`, which browsers stretch to 4 ms.

type Later = (callback: () => void) => void;

const later = (): Later => {
  const { setImmediate } = globalThis as { setImmediate?: Later };
  if (setImmediate) return setImmediate;
  if (typeof MessageChannel === "undefined") return (callback) => void setTimeout(callback, 0);
  return (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      callback();
    };
    port2.postMessage(undefined);
  };
};

/** Resolves in a later turn of the event loop, behind timers and events that are due. */
export const nextTask = (): Promise<void> => new Promise((resolve) => later()(resolve));
