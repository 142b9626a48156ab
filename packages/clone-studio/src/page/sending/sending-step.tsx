import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CloneFields, Described } from "../../api/clone.ts";
import type { ProviderFacts } from "../../api/facts.ts";
import { describe, wordsFor } from "../ask.ts";
import { keyFor } from "../cloning/attempt-key.ts";
import { currentSample } from "../recording/takes.ts";
import { chosen } from "../studio.ts";
import { fieldsFor, isNamed } from "../voice/voice.ts";
import { sentences } from "../words/sentences.ts";

/** Whoever types is not asked about at each letter. */
const pauseMs = 400;

/** The third step: each request as it would leave. */
export function SendingStep() {
  const isReady = isNamed.value && currentSample.value !== undefined && chosen.value.length > 0;
  return (
    <section aria-labelledby="sending-title">
      <h2 id="sending-title">3. What will be sent</h2>
      {isReady ? (
        <>
          <p class="quiet">
            The word that begins with <code>key:</code> marks this voice, so that pressing twice makes one voice. You
            will not see it again.
          </p>
          {chosen.value.map((provider) => (
            <Request key={provider.name} provider={provider} />
          ))}
        </>
      ) : (
        <p class="quiet">Nothing yet: a request needs a sample, a name, a language and a service.</p>
      )}
    </section>
  );
}

function Request({ provider }: { readonly provider: ProviderFacts }) {
  const described = useSignal<Described | undefined>(undefined);
  const problem = useSignal("");
  const sample = currentSample.value?.audio;
  const idempotencyKey = keyFor(provider);
  const fields = JSON.stringify({ ...fieldsFor(provider), idempotencyKey });

  useEffect(() => {
    if (sample === undefined || idempotencyKey === undefined) return;
    const mine = new AbortController();
    const timer = setTimeout(async () => {
      try {
        described.value = await describe(JSON.parse(fields) as CloneFields, sample, mine.signal);
        problem.value = "";
      } catch (error) {
        if (mine.signal.aborted) return;
        described.value = undefined;
        problem.value = wordsFor(error);
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      mine.abort();
    };
  }, [fields, sample]);

  return (
    <div class="panel request" data-provider={provider.name}>
      <h3>{provider.title}</h3>
      <p role="status" class="problem">
        {problem.value}
      </p>
      {described.value ? (
        <Rows of={described.value} />
      ) : (
        problem.value === "" && <p class="quiet">Asking what would be sent …</p>
      )}
    </div>
  );
}

function Rows({ of: { method, url, rows, warnings } }: { readonly of: Described }) {
  return (
    <>
      <p>
        <code>
          {method} {url}
        </code>
      </p>
      <dl>
        {rows.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {warnings.map(({ code, message }) => (
        <p key={code} class="warning">
          Note: {sentences(message)}
        </p>
      ))}
    </>
  );
}
