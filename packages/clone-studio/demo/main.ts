// The studio's page, once the service worker that stands for its server is there.
import { startServiceWorker } from "./start-service-worker.ts";

try {
  await startServiceWorker();
  const { showStudio } = await import("../src/page/show-studio.tsx");
  showStudio();
} catch (error) {
  const place = document.getElementById("demo-problem");
  if (place) place.textContent = error instanceof Error ? error.message : String(error);
}
