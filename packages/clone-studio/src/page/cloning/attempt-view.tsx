import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { focusBeside, heading } from "../focus.ts";
import { titleOf, unreal } from "../studio.ts";
import { nextStep } from "../words/next-step.ts";
import { sentences } from "../words/sentences.ts";
import { whenNobodyKnows } from "../words/when-nobody-knows.ts";
import { type Attempt, canCloneAgain, cloneAgain, dismiss, lookAgain, sendAgain, stop } from "./attempts.ts";

/** One voice at one provider, on its way or made. */
export function AttemptView({ attempt }: { readonly attempt: Attempt }) {
  const state = attempt.state.value;
  const isHeld = useIsBefore(attempt.sendAgainFrom.value) && state.step === "unknown";
  const row = useRef<HTMLLIElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // The buttons may change under the focus, which would be nowhere then.
  const hadFocus = row.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    if (hadFocus && document.activeElement === document.body) title.current?.focus();
  });
  return (
    <li ref={row} class={`attempt ${state.step}`} data-provider={attempt.provider} data-step={state.step}>
      <h3 ref={title} tabIndex={-1}>
        {attempt.name} at {titleOf(attempt.provider)}
      </h3>
      <div role="status">
        {state.step === "running" && <p>{state.note}</p>}
        {state.step === "made" && <Made voice={state.voice} />}
        {state.step === "failed" && (
          <>
            <p class="problem">{sentences("No voice was made", state.error.message)}</p>
            <p>{sentences(nextStep(state.error))}</p>
          </>
        )}
        {state.step === "unknown" && (
          <>
            <p class="warning">{sentences("Nobody knows yet whether this voice was made", state.why)}</p>
            <p>{whenNobodyKnows(attempt.again !== undefined, isHeld ? attempt.sendAgainFrom.value : undefined)}</p>
          </>
        )}
      </div>
      {state.step !== "running" && unreal.value && <p class="warning unreal">{unreal.value}</p>}
      <div class="row">
        {state.step === "running" ? (
          <>
            <progress aria-label={`${attempt.name} is being made at ${titleOf(attempt.provider)}`} />
            <button key="stop" type="button" onClick={() => stop(attempt)}>
              Cancel
            </button>
          </>
        ) : (
          <>
            {state.step === "unknown" && (
              <button key="look" type="button" onClick={() => void lookAgain(attempt)}>
                Look again
              </button>
            )}
            {state.step !== "made" && !isHeld && attempt.again !== undefined && (
              <button key="send" type="button" onClick={() => sendAgain(attempt)}>
                Send it again
              </button>
            )}
            {canCloneAgain(attempt) && (
              <button key="again" type="button" onClick={() => cloneAgain(attempt)}>
                Clone again as a new voice
              </button>
            )}
            <button
              key="leave"
              type="button"
              onClick={({ currentTarget }) => {
                focusBeside(currentTarget.closest("li"), heading("cloning-title"));
                dismiss(attempt);
              }}
            >
              {state.step === "unknown" ? "Leave it" : "Done"}
            </button>
          </>
        )}
      </div>
    </li>
  );
}

/** Whether a time is still to come; what asks is drawn anew when it does. */
function useIsBefore(time: number): boolean {
  const now = useSignal(Date.now());
  useEffect(() => {
    now.value = Date.now();
    // A timer may be early by a moment.
    const timer = setTimeout(() => (now.value = Math.max(time, Date.now())), time - Date.now());
    return () => clearTimeout(timer);
  }, [time]);
  return now.value < time;
}

function Made({ voice }: { readonly voice: Extract<Attempt["state"]["value"], { step: "made" }>["voice"] }) {
  const copied = useSignal("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(voice.id);
      copied.value = "Copied.";
    } catch {
      copied.value = "The browser does not let the page copy. Mark the id and copy it by hand.";
    }
  };
  return (
    <>
      <p class="good">{voice.existed ? "This voice was there already; nothing was sent." : "The voice is made."}</p>
      <p class="row">
        <code class="id">{voice.id}</code>
        <button type="button" class="small" onClick={() => void copy()}>
          Copy the id
        </button>
        {copied.value}
      </p>
      {voice.warnings?.map(({ code, message }) => (
        <p key={`${code} ${message}`} class="warning">
          Note: {sentences(message)}
        </p>
      ))}
    </>
  );
}
