import { sentences } from "../words/sentences.ts";
import type { Judgement } from "./prepared.ts";

/** What services would make of a sound, each finding with its source. */
export function Judgements({ of }: { readonly of: readonly Judgement[] }) {
  return of.map(({ provider, findings }) => (
    <div key={provider}>
      <h4>{provider}</h4>
      <ul>
        {findings.length === 0 && <li class="good">Has nothing against it.</li>}
        {findings.map(({ code, level, message, source }) => (
          <li key={code} class={level === "refuse" ? "problem" : "warning"}>
            {level === "refuse" ? "Refuses it: " : "Note: "}
            {sentences(message)}{" "}
            {source === undefined ? (
              "(by the studio's own measure)"
            ) : (
              <>
                (
                <a href={source} target="_blank" rel="noreferrer">
                  what {provider} says
                </a>
                )
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}
