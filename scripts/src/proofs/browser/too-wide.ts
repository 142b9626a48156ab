import type { Page } from "./chromium.ts";

/**
 * How much wider than the screen a page is, in pixels. `innerWidth` would not tell: a telephone's browser shows a page that
 * is too wide from farther away, and then has more pixels.
 */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
