import { useComputed, useSignal } from "@preact/signals";
import { chosen, facts } from "../studio.ts";
import { matching, type NamedLanguage, named } from "./languages.ts";
import { language, wantedLanguage } from "./voice.ts";

/** Chooses a language that a chosen provider has, and says what it becomes there. */
export function LanguageField() {
  const search = useSignal("");
  const offered = useComputed(() =>
    named(
      (facts.value?.languages ?? []).filter(({ forms }) => chosen.value.some(({ name }) => forms[name] !== undefined)),
    ),
  );
  const found = useComputed(() => matching(offered.value, search.value));
  const current = offered.value.find(({ tag }) => tag === language.value);
  // The chosen one stays in the list, whatever is looked for: else the list would show none.
  const shown = current === undefined || found.value.includes(current) ? found.value : [current, ...found.value];
  return (
    <fieldset>
      <legend>Language spoken in the recording</legend>
      <label>
        Search, by its own name or in English
        <input
          type="search"
          id="language-search"
          value={search.value}
          onInput={({ currentTarget }) => {
            search.value = currentTarget.value;
            const [first] = found.value;
            if (search.value.trim() !== "" && first !== undefined) wantedLanguage.value = first.tag;
          }}
        />
      </label>
      <label>
        Language
        <select
          id="language"
          required
          value={language.value}
          onChange={({ currentTarget }) => (wantedLanguage.value = currentTarget.value)}
        >
          <option value="">Choose a language</option>
          {shown.map((one) => (
            <option key={one.tag} value={one.tag}>
              {titleOf(one)}
            </option>
          ))}
        </select>
      </label>
      <div role="status">
        {search.value.trim() !== "" && found.value.length === 0 && (
          <p class="quiet">No chosen service has a language of that name.</p>
        )}
        {current && <Forms of={current} />}
      </div>
    </fieldset>
  );
}

const titleOf = ({ tag, name, ownName }: NamedLanguage): string =>
  [name, ...(ownName !== "" && ownName !== name ? [ownName] : []), ...(tag === "auto" ? [] : [tag])].join(" · ");

function Forms({ of }: { readonly of: NamedLanguage }) {
  return (
    <ul class="quiet" id="language-forms">
      {chosen.value.map(({ name, title }) => {
        const form = of.forms[name];
        return (
          <li key={name} class={form === undefined ? "warning" : ""}>
            {title}:{" "}
            {form === undefined ? (
              "does not have it, and would refuse"
            ) : (
              <>
                <code>{form.code}</code>
                {form.warning && ` (${form.warning})`}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
