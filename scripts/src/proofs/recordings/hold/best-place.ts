import { heldBy, type Stretch } from "../scene/stretch.ts";

/** A word begins softly: nobody can say to the millisecond where. In seconds, at either end. */
const tolerated = 0.3;

/** What is wrong with the window that was taken, or nothing: no other one of so many seconds may hold more speech. */
export function misplaced(window: Stretch, spoken: readonly Stretch[], mostSeconds: number): string | undefined {
  const begins = spoken.flatMap(({ from, to }) => [from, to - mostSeconds]);
  const most = Math.max(...begins.map((from) => heldBy({ from, to: from + mostSeconds }, spoken)));
  const held = heldBy({ from: window.from - tolerated, to: window.to + tolerated }, spoken);
  if (held >= most - 1e-6) return undefined;
  const places = spoken.map(({ from, to }) => `${from.toFixed(2)}-${to.toFixed(2)}`).join(", ");
  const taken = `${window.from.toFixed(2)}-${window.to.toFixed(2)}`;
  return `the window ${taken} holds ${held.toFixed(2)} s of speech, and ${most.toFixed(2)} s are to be had of ${places}`;
}
