/** What `clone-voice batch --help` says below the options. */
export const batchHelp = `
The table (manifest) is CSV with a header row, or NDJSON. Its columns:
  sample           path of the recording, relative to the table's folder
  name             the voice's name
  language         en, en-GB, pt-BR …
  provider         cartesia, inworld, both with a semicolon between, or all
  description      what the voice is like or for
  transcription    the words spoken in the sample (Inworld only)
  tags             labels, semicolons between them (Inworld only)
  providerOptions  each provider's own fields: {"cartesia": {…}}

Examples:
  Check the table, and send nothing:
    clone-voice batch voices.csv --dry-run
  Try it without keys; nothing real is created:
    clone-voice batch voices.csv --sandbox
  Clone everything that is not cloned yet, now and after an interruption:
    clone-voice batch voices.csv

The journal, <manifest>.journal.ndjson, records what was sent. Keep it: without
it, everything is sent again.

When a run was cut off, nobody knows whether its last voices were created. The
next run looks for them in the provider's list. A voice that is still absent 10
minutes after its request counts as not created, and is sent again. That is an
assumption, since no service says how soon its list shows a voice.
--absent-after 1h waits longer. With never, such a voice stays unknown.

Exit codes:
  0  every voice exists
  1  at least one voice was not created
  2  wrong usage, table or journal; nothing was sent
  3  at least one voice may have been created: the next run looks for it`;
