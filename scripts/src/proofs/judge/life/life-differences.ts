import type { Difference } from "../differences/difference.ts";

/** Every kind of request about voices that exist on which the mock and Prism differ, each with the reason. */
export const lifeDifferences: readonly Difference[] = [
  {
    service: "both",
    requests: /^\w+: a body that nobody declares$/,
    mock: "accept",
    prism: "refuse",
    reason:
      "The body of a GET or DELETE means nothing (RFC 9110, section 9.3), so a service drops it; Prism answers 415.",
  },
  {
    service: "both",
    requests: /^update: (no body|a body that is cut off)$/,
    mock: "refuse",
    prism: "silent",
    reason: "The text is not JSON, so a service refuses it; Prism never answers one.",
  },
  {
    service: "both",
    requests: /^list: (limit|pageSize) is "(1e1| 1|0x1|)"$/,
    mock: "refuse",
    prism: "accept",
    reason: "A whole number has digits alone; Prism reads a text as JavaScript does, and takes an empty one for none.",
  },
  {
    service: "cartesia-voices",
    requests: /^list: (is_owner|gender) is ""$/,
    mock: "refuse",
    prism: "accept",
    reason: "An empty text is none of the declared values; Prism takes it for a parameter that is not there.",
  },
  {
    service: "cartesia-voices",
    requests: /^\w+: expand\[\] is "(any|EN_US|null|)"$/,
    mock: "refuse",
    prism: "accept",
    reason: "The values of the list are declared; Prism does not look at a parameter whose name has brackets.",
  },
  {
    service: "cartesia-voices",
    requests: /^\w+: the scheme in lower case$/,
    mock: "accept",
    prism: "refuse",
    reason: "The name of a scheme has no case (RFC 9110, section 11.1).",
  },
  {
    service: "inworld-voices",
    requests: /^\w+: (the scheme (alone|Bearer)|a key without a scheme)$/,
    mock: "refuse",
    prism: "accept",
    reason: "The document says in prose only that the key follows the word Basic; Prism takes any text in the header.",
  },
  {
    service: "inworld-voices",
    requests: /^list: (filter|orderBy) is "(any|EN_US|null)"$/,
    mock: "refuse",
    prism: "accept",
    reason:
      "The mock has the forms that public clients send, and does not guess at others; the document says text alone.",
  },
  {
    service: "inworld-voices",
    requests: /^list: pageToken is "(any|EN_US|null)"$/,
    mock: "refuse",
    prism: "accept",
    reason: "A token is one that an earlier answer gave; Prism has given none and knows none.",
  },
];
