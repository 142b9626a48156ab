import { showStudio } from "./show-studio.tsx";

showStudio();
