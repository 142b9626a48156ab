/** What `clone-voice --help` says below the options. */
export const cloneHelp = `
Examples:
  Try it without keys; nothing real is created:
    clone-voice ada.wav --name Ada --language en --sandbox
  See what would be sent:
    clone-voice ada.wav --name Ada --language en-GB --provider all --dry-run
  Clone at Inworld, with labels and the words spoken:
    clone-voice ada.wav --name Ada --language en-US --provider inworld \\
      --tag demo --tag calm --transcription "Hello, I am Ada."
  Be able to run it again, whatever happens, and get one voice:
    clone-voice ada.wav --name Ada --language en --key order-4711
  Keep the ids for a script:
    clone-voice - --name Ada --language en --json < ada.wav | jq -r .id

Environment:
  CARTESIA_API_KEY   key for Cartesia
  INWORLD_API_KEY    key for Inworld, as the portal shows it (Base64)
  CARTESIA_BASE_URL  another address for Cartesia, such as a proxy of yours
  INWORLD_BASE_URL   another address for Inworld
  NO_COLOR           set it to turn colours off

Exit codes:
  0  every voice was created
  1  at least one voice was not created
  2  wrong usage or refused input; nothing was sent
  3  at least one voice may have been created: with --key run the command
     again; without --key look for the voice first with clone-voice list`;
