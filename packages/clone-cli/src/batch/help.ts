/** What `clone-voice batch --help` says below the options. */
export const batchHelp = `
The manifest is CSV with a header, or NDJSON; columns:
  sample           path of the recording, from the manifest's folder
  name             the voice's name
  language         en, en-GB, pt-BR …
  provider         cartesia, inworld, both with a semicolon between, or all
  description      what the voice is like or for
  transcription    the words spoken in the sample (Inworld only)
  tags             labels, semicolons between them (Inworld only)
  providerOptions  each provider's own fields: {"cartesia": {…}}

Examples:
  See what is wrong with a manifest, and send nothing:
    clone-voice batch voices.csv --dry-run
  Try it without keys; nothing real is created:
    clone-voice batch voices.csv --sandbox
  Clone what is not cloned yet, now and after an interruption:
    clone-voice batch voices.csv

What was sent stands in <manifest>.journal.ndjson. Keep it: without it
everything is sent again.

Each voice bears a key, and a run first looks in the provider's list for those
that an earlier run left unknown. What is not there 10 minutes after its
request left counts as not created and is sent again: an assumption, since no
service says how soon its list shows a voice. --absent-after 1h waits longer;
with never, such a voice stays unknown.

Exit codes:
  0  every voice exists
  1  at least one voice was not created, or is left
  2  wrong usage, manifest or journal; nothing was sent
  3  at least one voice may exist or not: the next run looks for it`;
