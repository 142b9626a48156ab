import { expect, it } from "vitest";
import { allTrials } from "../../../src/specs/compare/trials/all.ts";
import { tryEdit } from "../../../src/specs/compare/trials/try-edit.ts";

it.each([
  ["cartesia: Cartesia's next page", ["CartesiaVoice.language"]],
  ["cartesia: a language joins, in both directions", ["CartesiaLanguage", "CartesiaLanguage"]],
  ["inworld: a required field deep down", ["InworldVoiceSample.consent"]],
  ["cartesia: a form field may be null", ["CartesiaCloneRequest.name"]],
  ["cartesia: another address for the operation alone", [undefined]],
])("names the place as a program does: %s", async (name, places) => {
  const trial = allTrials.find(({ base, edit }) => `${base}: ${edit}` === name);
  if (trial === undefined) throw new Error(`no trial ${name}`);
  const { verdict } = await tryEdit(trial);
  expect(verdict.changes.filter(({ rule }) => rule !== "documentation").map(({ code }) => code)).toEqual(places);
});
