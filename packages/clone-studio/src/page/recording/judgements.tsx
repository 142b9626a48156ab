import { sentences } from "../words/sentences.ts";
import type { Judgement } from "./prepared.ts";

interface JudgementsProps {
  readonly of: readonly Judgement[];
  /** Whether this is what is sent; a refusal of anything else stops nobody. */
  readonly isSent: boolean;
}

/** What services would make of a sound, each finding with its source. */
export function Judgements({ of, isSent }: JudgementsProps) {
  return of.map(({ provider, findings }) => (
    <div key={provider}>
      <h4>{provider}</h4>
      <ul>
        {findings.length === 0 && <li class="good">Has nothing against it.</li>}
        {findings.map(({ code, level, message, source }) => (
          <li key={code} class={level === "refuse" && isSent ? "problem" : "warning"}>
            {level === "refuse" ? (isSent ? "Refuses it: " : "Would refuse it: ") : "Note: "}
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
