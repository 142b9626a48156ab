import type { ProviderFacts } from "../../api/facts.ts";
import { consent, setConsent } from "../recording/takes.ts";
import { chosen, chosenNames, facts } from "../studio.ts";
import { LanguageField } from "./language-field.tsx";
import { OwnOptions } from "./own-options.tsx";
import { description, name } from "./voice.ts";

/** The second step: what the voice is to be. */
export function VoiceStep() {
  return (
    <section aria-labelledby="voice-title">
      <h2 id="voice-title">2. Voice</h2>
      <label>
        Name
        <input
          type="text"
          id="name"
          required
          autocomplete="off"
          value={name.value}
          onInput={({ currentTarget }) => (name.value = currentTarget.value)}
        />
      </label>
      <Providers />
      <LanguageField />
      <label>
        Description, if you like
        <textarea
          id="description"
          rows={2}
          value={description.value}
          onInput={({ currentTarget }) => (description.value = currentTarget.value)}
        />
      </label>
      {chosen.value.map((provider) => (
        <OwnOptions key={provider.name} provider={provider} />
      ))}
      <label class="tick consent">
        <input
          type="checkbox"
          id="consent"
          required
          checked={consent.value}
          aria-describedby="consent-help"
          onChange={({ currentTarget }) => setConsent(currentTarget.checked)}
        />
        The speaker has agreed to this voice
      </label>
      <p class="quiet" id="consent-help">
        It is your own voice, or its owner knows that it is cloned, where, and what for, and has said yes. Both services
        demand it. Delete the voice on the day the owner takes it back.
      </p>
    </section>
  );
}

function Providers() {
  return (
    <fieldset id="providers">
      <legend>Services</legend>
      {facts.value?.providers.map((provider) => (
        <Provider key={provider.name} provider={provider} />
      ))}
    </fieldset>
  );
}

function Provider({ provider: { name: own, title, hasKey, keyVariable } }: { readonly provider: ProviderFacts }) {
  const helpId = `provider-help-${own}`;
  return (
    <div>
      <label class="tick">
        <input
          type="checkbox"
          checked={chosenNames.value.includes(own)}
          disabled={!hasKey}
          aria-describedby={hasKey ? undefined : helpId}
          onChange={({ currentTarget }) => {
            const others = chosenNames.value.filter((other) => other !== own);
            chosenNames.value = currentTarget.checked ? [...others, own] : others;
          }}
        />
        {title}
      </label>
      {!hasKey && (
        <p class="quiet" id={helpId}>
          Start the studio with <code>{keyVariable}</code> set to use it.
        </p>
      )}
    </div>
  );
}
