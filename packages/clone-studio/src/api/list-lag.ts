/**
 * As long a service's list may not show a new voice, so that looking there might make a second one, and may still show one
 * that was deleted: clone-core's own assumption for long runs, in milliseconds. Later the list knows better, as when the
 * voice was deleted elsewhere.
 */
export const listLagMs = 600_000;
