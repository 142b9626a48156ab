import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ProviderName } from "../../api/facts.ts";
import { madeCount } from "../cloning/attempts.ts";
import { focusBeside, heading } from "../focus.ts";
import { facts } from "../studio.ts";
import { more, problem, readFirst, readMore, status, voices } from "./voice-list.ts";
import { VoiceRow } from "./voice-row.tsx";

/** Shows more; the button goes with the last of them, so the focus goes to the first new one. */
async function showMore(): Promise<void> {
  const before = document.querySelector("#voices")?.lastElementChild ?? null;
  await readMore();
  if (more.value === undefined) focusBeside(before, heading("voices-title"));
}

/** The fifth step: every voice of the account. */
export function VoicesStep() {
  const usable = facts.value?.providers.filter(({ hasKey }) => hasKey) ?? [];
  const picked = useSignal<ProviderName | undefined>(undefined);
  const search = useSignal("");
  const provider = picked.value ?? usable[0]?.name;
  const read = (): void => {
    if (provider !== undefined) void readFirst(provider, search.value);
  };
  // Again whenever a voice was made.
  useEffect(read, [provider, madeCount.value]);

  return (
    <section aria-labelledby="voices-title">
      <h2 id="voices-title" tabIndex={-1}>
        5. Voices
      </h2>
      {provider === undefined ? (
        <p class="quiet">No service has a key, so there is no account to look at.</p>
      ) : (
        <>
          <search aria-label="Voices of the account">
            <form
              class="row fields"
              onSubmit={(event) => {
                event.preventDefault();
                read();
              }}
            >
              <label>
                Account
                <select
                  id="account"
                  value={provider}
                  onChange={({ currentTarget }) => (picked.value = currentTarget.value as ProviderName)}
                >
                  {usable.map(({ name, title }) => (
                    <option key={name} value={name}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                Name, id or description
                <input
                  type="search"
                  id="voice-search"
                  value={search.value}
                  onInput={({ currentTarget }) => (search.value = currentTarget.value)}
                />
              </label>
              <button type="submit">Search</button>
            </form>
          </search>
          <p role="status" class="quiet" id="voices-status">
            {status.value}
          </p>
          <p role="alert" class="problem">
            {problem.value}
          </p>
          <ul class="plain" id="voices">
            {voices.value.map((voice) => (
              <VoiceRow key={voice.id} voice={voice} />
            ))}
          </ul>
          {more.value !== undefined && (
            <button type="button" id="more" onClick={() => void showMore()}>
              Show more
            </button>
          )}
        </>
      )}
    </section>
  );
}
