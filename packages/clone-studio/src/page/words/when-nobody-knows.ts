/**
 * What a person can do when nobody knows whether a voice was made.
 *
 * @param canSend whether the page still has what it sent.
 * @param sendAgainFrom when sending again is safe, if that is still to come: in milliseconds since 1970.
 */
export function whenNobodyKnows(canSend: boolean, sendAgainFrom: number | undefined): string {
  if (!canSend) {
    return "Look again in a while. When you leave it, the studio forgets it, and the voice may exist all the same.";
  }
  if (sendAgainFrom === undefined) return "Look again, or send it again: with the same key it makes no second voice.";
  // A full minute that has come is none too early.
  const time = new Date(Math.ceil(sendAgainFrom / 60_000) * 60_000);
  const clock = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `Look again. From ${clock} on you can also send it again: the list shows by then what was made. Earlier it might make a second voice.`;
}
