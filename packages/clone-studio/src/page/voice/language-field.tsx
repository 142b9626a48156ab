import { useComputed, useSignal } from "@preact/signals";
import { chosen, facts } from "../studio.ts";
import { matching, type NamedLanguage, named, searchInWords, titleOf } from "./languages.ts";
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
          aria-describedby="language-found"
          onInput={({ currentTarget }) => (search.value = currentTarget.value)}
          onKeyDown={(event) => {
            // Who writes in signs confirms them with Enter too.
            if (event.key !== "Enter" || event.isComposing || search.value.trim() === "") return;
            const [first] = found.value;
            if (first === undefined) return;
            wantedLanguage.value = first.tag;
            search.value = "";
          }}
        />
      </label>
      <p role="status" class="quiet" id="language-found">
        {searchInWords(search.value, found.value, current)}
      </p>
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
      <div role="status">{current && <Forms of={current} />}</div>
    </fieldset>
  );
}

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
