import type { StudioTab } from "../visitor.ts";

/**
 * How wide a page is, in its own pixels, to be compared with the device's true width: a telephone's browser shows a page that
 * is too wide from farther away, and then tells of a wider screen itself.
 */
export const widthOf = (tab: StudioTab): Promise<number> =>
  tab.evaluate<number>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)");
