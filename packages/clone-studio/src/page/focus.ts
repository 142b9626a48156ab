/** What of an element is used here. */
export interface Place {
  querySelector(selector: string): { focus(): void } | null;
  readonly nextElementSibling: Place | null;
  readonly previousElementSibling: Place | null;
}

const reachable = "button:not(:disabled), input, select, textarea, a[href], audio[controls]";

/**
 * Gives the focus of a row that is about to go to the next row, else to the one before, else to `otherwise`: whoever uses a
 * keyboard is not thrown back to the beginning of the page.
 */
export function focusBeside(row: Place | null, otherwise: { focus(): void } | null): void {
  const next = row?.nextElementSibling?.querySelector(reachable);
  (next ?? row?.previousElementSibling?.querySelector(reachable) ?? otherwise)?.focus();
}

/** The heading with this id, which has a `tabIndex` of -1. */
export const heading = (id: string): HTMLElement | null => document.getElementById(id);
