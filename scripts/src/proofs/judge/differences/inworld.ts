import type { Difference } from "./difference.ts";

/** The differences that only requests to Inworld bring out. */
export const inworldDifferences: readonly Difference[] = [
  {
    service: "inworld-voices",
    requests: /^the legacy path with a workspace$/,
    mock: "accept",
    prism: "refuse",
    reason: "The page says that the path of earlier versions still works; the document in it does not have the path.",
  },
  {
    service: "inworld-voices",
    requests: /^the path with its colon escaped$/,
    mock: "refuse",
    prism: "accept",
    reason: "A colon is reserved, so an escaped one makes another path (RFC 3986, section 2.2); Prism unescapes first.",
  },
  {
    service: "inworld-voices",
    requests:
      /^(the scheme (and a space )?without a key|a key (without a scheme|glued to its scheme)|a colon after the scheme)$/,
    mock: "refuse",
    prism: "accept",
    reason: "The document says in prose only that the key follows the word Basic; Prism takes any text in the header.",
  },
  {
    service: "inworld-voices",
    requests: /^the scheme (Bearer|Digest|Token|ApiKey)$/,
    mock: "refuse",
    prism: "accept",
    reason: "The document says in prose only that the scheme is Basic; Prism takes any text in the header.",
  },
  {
    service: "inworld-voices",
    requests: /^the content type application\/problem\+json$/,
    mock: "refuse",
    prism: "accept",
    reason: "The document declares application/json alone; Prism takes every kind of JSON for it.",
  },
  {
    service: "inworld-voices",
    requests: /^voiceSamples is \[\]$/,
    mock: "refuse",
    prism: "accept",
    reason: "A clone needs audio, and the document requires the list of it; only minItems is missing there.",
  },
  {
    service: "inworld-voices",
    requests: /^(voiceSamples\[0\]\.audioData is "(text)?"|the audio is (a text|one byte|base64 in hexadecimal))$/,
    mock: "refuse",
    prism: "accept",
    reason: "Base64 it is, but of no audio: the mock decodes it and looks for a container, Prism does not.",
  },
  {
    service: "inworld-voices",
    requests: /^the audio is Ogg, which the document does not list$/,
    mock: "refuse",
    prism: "accept",
    reason: "The document says in prose that samples are WAV or MP3.",
  },
  {
    service: "inworld-voices",
    requests: /^the text starts with a byte order mark$/,
    mock: "refuse",
    prism: "silent",
    reason:
      "Senders must not write the mark (RFC 8259, section 8.1), and not every reader skips it; Prism never answers.",
  },
  {
    service: "inworld-voices",
    requests: /^the content type with another charset$/,
    mock: "accept",
    prism: "silent",
    reason: "JSON is in UTF-8 whatever a charset says (RFC 8259, section 11); Prism believes it and never answers.",
  },
  {
    service: "inworld-voices",
    requests: /^a body in gzip$/,
    mock: "refuse",
    prism: "silent",
    reason: "The document names no coding, so a service may say 415 (RFC 9110, section 15.5.16); Prism never answers.",
  },
  {
    service: "inworld-voices",
    requests:
      /^the text (is cut off in the middle|lacks its last brace|has a (brace|comma) too many|has a comment|is (two documents|in single quotes|a form|not JSON|a bare word|white space|in UTF-16))$/,
    mock: "refuse",
    prism: "silent",
    reason: "The text is not JSON, so a service refuses it; Prism never answers one.",
  },
];
