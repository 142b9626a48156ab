/** A place in a queue. */
export interface Turn {
  /** Settled when every turn before has ended. */
  readonly comes: Promise<void>;
  end(): void;
}

/** A queue: each call takes the next turn. */
export function createTurns(): () => Turn {
  let last = Promise.resolve();
  return () => {
    const comes = last;
    let end = (): void => {};
    const own = new Promise<void>((resolve) => {
      end = resolve;
    });
    // A turn that ends early lets nobody before it be overtaken.
    last = comes.then(() => own);
    return { comes, end };
  };
}
