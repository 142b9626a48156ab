#!/bin/sh
set -eu
# Both services on port 4010, for a program in any language; a free port when PORT says 0.
node --input-type=module --eval '
  import { startSandbox } from "@org/voices-mock";
  const { url } = await startSandbox({ port: Number(process.env.PORT ?? 4010) });
  console.log(url);' > sandbox-url &
trap 'kill $!; rm sandbox-url' EXIT
until [ -s sandbox-url ]; do :; done
url=$(cat sandbox-url)

curl --silent --show-error "$url/cartesia/voices/clone" \
  --header 'Authorization: Bearer made-up' --header 'Cartesia-Version: 2026-03-01' \
  --form clip=@ada.wav --form name=Ada --form language=en
echo
# The same call where the account has no voices left.
curl --silent --show-error "$url/cartesia/voices/clone" --header 'x-voices-mock-scenario: quotaExceeded' \
  --header 'Authorization: Bearer made-up' --header 'Cartesia-Version: 2026-03-01' \
  --form clip=@ada.wav --form name=Ada --form language=en
echo
# What was received, and what would exist now.
curl --silent --show-error "$url/__requests"
