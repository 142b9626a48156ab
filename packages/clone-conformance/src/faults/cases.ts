import { answerCases } from "./answers.ts";
import type { CasesByPromise } from "./case.ts";
import { connectionCases } from "./connections.ts";
import { redirectCases } from "./redirects.ts";
import { statusCases } from "./statuses.ts";

/** Every fault that one call meets, by the sentence of the promise that must hold under it. */
export const faultCases: CasesByPromise = { ...connectionCases, ...redirectCases, ...statusCases, ...answerCases };

/** Rows of the table of faults that no case calls, each with the reason. */
export const rowsWithoutCase: Readonly<Record<string, string>> = {
  "keep-alive-reset-<n>": "called several times over one connection, by the promises about kept-alive connections",
  "keep-alive-close-<n>": "called several times over one connection, by the promises about kept-alive connections",
  "keep-alive-silence-<n>": "called several times over one connection, by the promises about kept-alive connections",
  "redirect-target": "where redirects lead: under each redirect, nothing must arrive there",
  "redirect-target-elsewhere": "where redirects lead: under each redirect, nothing must arrive there",
};
