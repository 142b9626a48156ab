import { useSignal } from "@preact/signals";
import { AttemptView } from "./attempt-view.tsx";
import { attempts } from "./attempts.ts";
import { firstMissing, press } from "./ready.ts";

/** The fourth step: the voices are made. */
export function CloningStep() {
  const told = useSignal("");
  // As long as it is so: what somebody has filled in is missing no more.
  const missing = told.value !== "" && firstMissing()?.words === told.value ? told.value : "";
  const clone = async (): Promise<void> => {
    const found = await press();
    told.value = found?.words ?? "";
    const place = found && document.getElementById(found.at);
    (place?.querySelector("input") ?? place)?.focus();
  };
  return (
    <section aria-labelledby="cloning-title">
      <h2 id="cloning-title" tabIndex={-1}>
        4. Clone
      </h2>
      <button type="button" class="main" id="clone" onClick={() => void clone()}>
        Clone the voice
      </button>
      <p role="alert" class="problem" id="missing">
        {missing}
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
