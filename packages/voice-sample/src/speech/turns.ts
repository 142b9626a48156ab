/** Where somebody speaks: in frames, seconds or whatever both channels are counted in. */
interface Turn {
  readonly from: number;
  readonly to: number;
}

/** Two people interrupt one another; one person on both sides speaks on both at the same time, as a share. */
const mostTogether = 0.3;
/** Who says less than this share of what the other says only agrees. */
const leastPart = 0.1;

/** Whether two channels are two people who speak in turns, as in a call that is recorded with one on each side. */
export function takeTurns(channels: readonly (readonly Turn[])[]): boolean {
  const [left, right] = channels;
  if (channels.length !== 2 || left === undefined || right === undefined) return false;
  const [one, other] = [spoken(left), spoken(right)];
  const less = Math.min(one, other);
  return less > 0 && less >= leastPart * Math.max(one, other) && together(left, right) <= mostTogether * less;
}

const spoken = (turns: readonly Turn[]): number => turns.reduce((sum, { from, to }) => sum + to - from, 0);

/** How long both speak at the same time. Turns are in order and do not overlap within a channel. */
function together(left: readonly Turn[], right: readonly Turn[]): number {
  let both = 0;
  let at = 0;
  for (const turn of left) {
    while (at < right.length && (right[at]?.to ?? 0) <= turn.from) at += 1;
    for (let next = at; next < right.length; next++) {
      const other = right[next];
      if (other === undefined || other.from >= turn.to) break;
      both += Math.min(turn.to, other.to) - Math.max(turn.from, other.from);
    }
  }
  return both;
}
