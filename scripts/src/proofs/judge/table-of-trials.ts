import type { JudgedOperation } from "./judged-operation.ts";
import { envelopeTrials } from "./trials/envelopes.ts";
import { formTrials } from "./trials/forms.ts";
import { jsonTrials } from "./trials/json.ts";
import { randomFormTrials } from "./trials/random-forms.ts";
import { randomJsonTrials } from "./trials/random-json.ts";
import { rightRequest } from "./trials/right-request.ts";
import type { Trial } from "./trials/trial.ts";

/** How many right bodies are drawn at random for each service, and as many wrong ones. */
const drawn = 100;

/** Every request that both judges see, the right one first, no two of them the same. The same on every run. */
export function tableOfTrials(operation: JudgedOperation): Trial[] {
  const right = rightRequest(operation);
  const isForm = operation.contentType === "multipart/form-data";
  const trials = [
    right,
    ...envelopeTrials(operation, right),
    ...(isForm ? formTrials(operation, right) : jsonTrials(operation, right)),
    ...(isForm ? randomFormTrials : randomJsonTrials)(operation, right, drawn),
  ];
  // Two edits can come to the same thing; counting it twice would make the table look larger than it is.
  const different = new Map<string, Trial>();
  for (const trial of trials) {
    const bytes = onTheWire(trial);
    if (!different.has(bytes)) different.set(bytes, trial);
  }
  const table = [...different.values()];
  const sentences = new Set(table.map(({ sentence }) => sentence));
  if (sentences.size < table.length) throw new Error(`Two requests of ${operation.spec} have one sentence`);
  return table;
}

function onTheWire({ method, path, headers, body }: Trial): string {
  return JSON.stringify([method, path, headers, Buffer.from(body).toString("latin1")]);
}
