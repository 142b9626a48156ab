import type { OwnOption, ProviderFacts } from "../../api/facts.ts";
import { ownOptions } from "./voice.ts";

/** A provider's own fields. */
export function OwnOptions({ provider }: { readonly provider: ProviderFacts }) {
  const { options, unasked, title } = provider;
  if (options.length === 0 && unasked.length === 0) return null;
  return (
    <details>
      <summary>More for {title}</summary>
      {options.map((option) => (
        <Field key={option.name} provider={provider.name} option={option} />
      ))}
      {unasked.length > 0 && (
        <p class="quiet">
          {title} also takes {unasked.join(", ")}. This page does not ask for that yet.
        </p>
      )}
    </details>
  );
}

function Field({ provider, option }: { readonly provider: string; readonly option: OwnOption }) {
  const key = `${provider}.${option.name}`;
  const helpId = `help-${key}`;
  const value = ownOptions.value[key];
  const set = (changed: string | boolean): void => {
    ownOptions.value = { ...ownOptions.value, [key]: changed };
  };
  return (
    <div>
      {option.kind === "flag" ? (
        <label class="tick">
          <input
            type="checkbox"
            checked={value === true}
            aria-describedby={helpId}
            onChange={({ currentTarget }) => set(currentTarget.checked)}
          />
          {option.label}
        </label>
      ) : (
        <label>
          {option.label}
          <input
            type="text"
            value={String(value ?? "")}
            aria-describedby={helpId}
            onInput={({ currentTarget }) => set(currentTarget.value)}
          />
        </label>
      )}
      <p class="quiet" id={helpId}>
        {option.help}
      </p>
    </div>
  );
}
