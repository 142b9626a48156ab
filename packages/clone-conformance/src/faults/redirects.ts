import { type CasesByPromise, each } from "./case.ts";

const redirected = ["unexpected_response", "unknown"] as const;
const asksAgain = ["unexpected_response", "not_created"] as const;

/** What must become of a call that is sent elsewhere. */
export const redirectCases: CasesByPromise = {
  "follows no redirect": [
    ...each(redirected, ["redirect-300", "redirect-301", "redirect-302", "redirect-303"]),
    ...each(redirected, ["redirect-301-elsewhere", "redirect-302-elsewhere", "redirect-303-elsewhere"]),
    ...each(redirected, ["redirect-300-nowhere", "redirect-302-nowhere", "redirect-304-nowhere"]),
    ...each(redirected, ["redirect-302-garbage", "redirect-302-loop"]),
    ...each(asksAgain, ["redirect-307", "redirect-308", "redirect-307-elsewhere", "redirect-308-elsewhere"]),
    ...each(asksAgain, ["redirect-307-nowhere", "redirect-308-garbage", "redirect-307-loop"]),
  ],
};
