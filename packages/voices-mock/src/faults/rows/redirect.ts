import { type FaultCall, type FaultReply, faultRow, jsonReply } from "./row.ts";

const redirect = ({ numbers: [status] }: FaultCall, location?: string): FaultReply => ({
  status: Number(status),
  headers: location === undefined ? {} : { location },
});

const reached = jsonReply(200, { message: "the redirect was followed" });

/** Redirects to where a key and a recording must not go. */
export const redirectRows = [
  faultRow(
    "redirect-<redirect>",
    "A redirect to `redirect-target` on the same origin.",
    (call) => redirect(call, `${call.origins.own}/redirect-target${call.request.path}`),
    { examples: ["redirect-300", "redirect-301", "redirect-302", "redirect-303", "redirect-307", "redirect-308"] },
  ),
  faultRow(
    "redirect-<redirect>-elsewhere",
    "A redirect to `redirect-target-elsewhere` on another origin.",
    (call) => redirect(call, `${call.origins.other}/redirect-target-elsewhere${call.request.path}`),
    {
      examples: [
        "redirect-301-elsewhere",
        "redirect-302-elsewhere",
        "redirect-303-elsewhere",
        "redirect-307-elsewhere",
        "redirect-308-elsewhere",
      ],
    },
  ),
  faultRow("redirect-<redirect>-nowhere", "A redirect without `Location`.", (call) => redirect(call), {
    examples: ["redirect-300-nowhere", "redirect-302-nowhere", "redirect-304-nowhere", "redirect-307-nowhere"],
  }),
  faultRow(
    "redirect-<redirect>-garbage",
    "A redirect whose `Location` is no address.",
    (call) => redirect(call, "http://[no address"),
    { examples: ["redirect-302-garbage", "redirect-308-garbage"] },
  ),
  faultRow(
    "redirect-<redirect>-loop",
    "A redirect to itself.",
    (call) => redirect(call, `${call.origins.own}/${call.name}${call.request.path}`),
    { examples: ["redirect-302-loop", "redirect-307-loop"] },
  ),
  faultRow("redirect-target", "200: where redirects on the same origin lead, counted by itself.", reached),
  faultRow("redirect-target-elsewhere", "200: where redirects to another origin lead, counted by itself.", reached),
] as const;
