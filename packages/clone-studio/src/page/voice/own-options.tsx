import type { OwnOption, ProviderFacts } from "../../api/facts.ts";
import { ownOptions } from "./voice.ts";

/** A provider's own fields. */
export function OwnOptions({ provider }: { readonly provider: ProviderFacts }) {
  if (provider.options.length === 0) return null;
  return (
    <details>
      <summary>More for {provider.title}</summary>
      {provider.options.map((option) => (
        <Field key={option.name} provider={provider.name} option={option} />
      ))}
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
