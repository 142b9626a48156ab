import { useSignal } from "@preact/signals";
import { AttemptView } from "./attempt-view.tsx";
import { attempts } from "./attempts.ts";
import { press } from "./ready.ts";

/** The fourth step: the voices are made. */
export function CloningStep() {
  const missing = useSignal("");
  const clone = (): void => {
    const found = press();
    missing.value = found?.words ?? "";
    const place = found && document.getElementById(found.at);
    (place?.querySelector("input") ?? place)?.focus();
  };
  return (
    <section aria-labelledby="cloning-title">
      <h2 id="cloning-title">4. Clone</h2>
      <button type="button" class="main" id="clone" onClick={clone}>
        Clone the voice
      </button>
      <p role="alert" class="problem" id="missing">
        {missing.value}
      </p>
      {attempts.value.length === 0 ? (
        <p class="quiet">No voice has been made yet.</p>
      ) : (
        <ul class="plain" id="attempts">
          {attempts.value.map((attempt) => (
            <AttemptView key={`${attempt.provider} ${attempt.key}`} attempt={attempt} />
          ))}
        </ul>
      )}
    </section>
  );
}
