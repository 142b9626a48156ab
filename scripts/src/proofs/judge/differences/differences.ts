import { cartesiaDifferences } from "./cartesia.ts";
import type { Difference } from "./difference.ts";
import { inworldDifferences } from "./inworld.ts";

/**
 * Every kind of request on which the mock and Prism differ, each with the reason. Prism knows the document and nothing
 * else; the mock also knows HTTP, the prose of the pages and their citations in the overlays.
 */
export const differences: readonly Difference[] = [
  {
    service: "both",
    requests: /^the content type (json|nonsense\/)$/,
    mock: "refuse",
    prism: "broken",
    reason: "Prism answers 500 to a Content-Type that is no media type; a service refuses it.",
  },
  {
    service: "both",
    requests: /^(a key with a space in it|a key of signs that no key has|two key headers)$/,
    mock: "refuse",
    prism: "accept",
    reason:
      "A request carries one key, of letters, digits and few signs (RFC 9110, token68); Prism looks no further than the scheme.",
  },
  {
    service: "both",
    requests: /^a Content-Encoding of (gzip|br) that is not true$/,
    mock: "refuse",
    prism: "accept",
    reason: "What is not gzip cannot be read as such (RFC 9110, section 8.4); Prism does not look at the header.",
  },
  {
    service: "both",
    requests: /^(a second content type|the content type twice)$/,
    mock: "refuse",
    prism: "accept",
    reason: "A request has one Content-Type (RFC 9110); Prism looks at the first of two headers only.",
  },
  {
    service: "both",
    requests: /^an Accept header of text\/html$/,
    mock: "accept",
    prism: "refuse",
    reason:
      "Prism answers 406 by its own rule; RFC 9110 lets a service ignore Accept, and these send JSON whatever it says.",
  },
  ...cartesiaDifferences,
  ...inworldDifferences,
];
