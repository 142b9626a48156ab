import type { Difference } from "./difference.ts";
import { inworldDifferences } from "./inworld-differences.ts";

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
    requests: /^(a key with a space in it|two key headers)$/,
    mock: "refuse",
    prism: "accept",
    reason: "A request carries one key, and no key has a space in it (RFC 9110, token68); Prism reads no further.",
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
  {
    service: "cartesia-voices",
    requests: /^the scheme in (lower case|capitals)$/,
    mock: "accept",
    prism: "refuse",
    reason: "The name of a scheme has no case (RFC 9110, section 11.1).",
  },
  {
    service: "cartesia-voices",
    requests: /^the content type application\/(json|problem\+json)$/,
    mock: "refuse",
    prism: "silent",
    reason: "Prism never answers a body that says it is JSON and is not; a service refuses it.",
  },
  {
    service: "cartesia-voices",
    requests: /^\w+ is there twice$/,
    mock: "refuse",
    prism: "accept",
    reason: "Each field is declared as one value; Prism keeps the last part of a name and forgets the others.",
  },
  {
    service: "cartesia-voices",
    requests: /^\w+ is (a text instead of a file|a file instead of a text|audio in a part without a file name)$/,
    mock: "refuse",
    prism: "accept",
    reason: "A binary field travels as a file and a text as a text; Prism reads every part as a text.",
  },
  {
    service: "cartesia-voices",
    requests: /^clip is (an empty file|a file of text|a file of one byte)$/,
    mock: "refuse",
    prism: "accept",
    reason: "A clip is an audio clip, says the document's prose; Prism does not look into files.",
  },
  {
    service: "cartesia-voices",
    requests: /^clip is a file with an empty name$/,
    mock: "refuse",
    prism: "accept",
    reason: "Browsers send an empty file name where nobody chose a file; Prism does not look at file names.",
  },
  {
    service: "cartesia-voices",
    requests: /^clip is a file without a media type$/,
    mock: "accept",
    prism: "broken",
    reason: "RFC 7578 lets a part have no media type; Prism's process ends on one with a file name.",
  },
  {
    service: "cartesia-voices",
    requests: /^(name|description|base_voice_id) is "--edge"$/,
    mock: "refuse",
    prism: "accept",
    reason: "A text that is the boundary ends its part early (RFC 2046); Prism skips what it cannot read.",
  },
  {
    service: "cartesia-voices",
    requests: /^the body has a preamble$/,
    mock: "refuse",
    prism: "accept",
    reason:
      "RFC 2046 lets a reader skip text before the first boundary; no client writes any, and the mock takes none.",
  },
  {
    service: "cartesia-voices",
    requests: /^the body's parts have names without quotes$/,
    mock: "refuse",
    prism: "accept",
    reason: "RFC 2183 lets a plain name go without quotes; forms are written with them, and the mock reads no others.",
  },
  {
    service: "cartesia-voices",
    requests: /^the body's parts have their file name first$/,
    mock: "accept",
    prism: "refuse",
    reason: "The parameters of a disposition have no order (RFC 2183); Prism finds a name only where it comes first.",
  },
  {
    service: "cartesia-voices",
    requests: /^an empty boundary$/,
    mock: "refuse",
    prism: "broken",
    reason: "A boundary has at least one character (RFC 2046); Prism answers 500.",
  },
  {
    service: "cartesia-voices",
    requests: /^the body('s last boundary is not closed| lacks its last boundary)$/,
    mock: "refuse",
    prism: "accept",
    reason: "A form without its closing boundary was cut off on its way (RFC 2046); Prism takes what arrived.",
  },
  {
    service: "cartesia-voices",
    requests: /^the body's parts have no disposition$/,
    mock: "refuse",
    prism: "broken",
    reason: "A part names its field in its disposition (RFC 7578); Prism's process ends on one that does not.",
  },
  ...inworldDifferences,
];
