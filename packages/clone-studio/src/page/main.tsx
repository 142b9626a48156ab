import { render } from "preact";
import { StudioPage } from "./studio-page.tsx";

const place = document.getElementById("studio");
if (place) render(<StudioPage />, place);
