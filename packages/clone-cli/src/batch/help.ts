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

Exit codes:
  0  every voice exists
  1  at least one voice was not created, or is left
  2  wrong usage, manifest or journal; nothing was sent
  3  at least one voice may exist or not: look for it in the provider's list`;
