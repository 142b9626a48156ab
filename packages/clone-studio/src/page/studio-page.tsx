import { useEffect } from "preact/hooks";
import { takeUp } from "./cloning/attempts.ts";
import { CloningStep } from "./cloning/cloning-step.tsx";
import { RecordingStep } from "./recording/recording-step.tsx";
import { SendingStep } from "./sending/sending-step.tsx";
import { facts, factsProblem, loadFacts } from "./studio.ts";
import { VoiceStep } from "./voice/voice-step.tsx";
import { VoicesStep } from "./voices/voices-step.tsx";

/** All steps, every one in sight. */
export function StudioPage() {
  useEffect(() => void loadFacts(), []);
  // Only then it is known whose accounts these are.
  useEffect(() => {
    if (facts.value !== undefined) takeUp();
  }, [facts.value]);
  return (
    <>
      <header>
        <h1>Voice studio</h1>
        <Badge />
      </header>
      <main>
        {facts.value === undefined ? (
          <div class="column">
            <p role="status">{factsProblem.value === "" ? "Loading …" : ""}</p>
            <p role="alert" class="problem">
              {factsProblem.value}
            </p>
            {factsProblem.value !== "" && (
              <button type="button" onClick={() => void loadFacts()}>
                Try again
              </button>
            )}
          </div>
        ) : (
          <>
            <div class="column">
              <RecordingStep />
              <VoiceStep />
            </div>
            <div class="column">
              <SendingStep />
              <CloningStep />
              <VoicesStep />
            </div>
          </>
        )}
      </main>
    </>
  );
}

/** Where nothing real is created, everybody sees so. */
function Badge() {
  const kind = facts.value?.kind ?? "accounts";
  if (kind === "accounts") return null;
  return (
    <p class="badge">
      {kind === "sandbox"
        ? "Sandbox: nothing real is created"
        : "Demo: nothing real is created, and nothing leaves this browser"}
    </p>
  );
}
