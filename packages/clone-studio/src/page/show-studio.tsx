import { render } from "preact";
import { StudioPage } from "./studio-page.tsx";

/** Shows the studio where the page has its place for it. */
export function showStudio(): void {
  const place = document.getElementById("studio");
  if (place) render(<StudioPage />, place);
}
