#!/usr/bin/env bash
# Makes examples/clips/ada.wav and ada.mp3 again. With the same Debian release two runs give the same bytes: no step
# uses dither, random numbers or the clock, and no file carries a date or a tag.
#
#   scripts/make-clips.sh [folder]     the folder is examples/clips unless another is named
set -euo pipefail

folder="${1:-$(dirname "$0")/../examples/clips}"

missing=()
for tool in espeak-ng sox lame; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# Keep in step with the text in examples/clips/README.md.
text="Hello, my name is Ada. This voice is synthetic: a small program made it, and it belongs to nobody. \
Clone it as often as you like. Thank you."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"

espeak-ng -v en-gb -s 155 -p 55 -w "$work/spoken.wav" "$text"
# Ten seconds to the sample: the most that Cartesia advises and the least that Inworld does. -D leaves out the dither,
# which is random noise.
sox -D "$work/spoken.wav" -r 16000 -c 1 -b 16 "$work/ada.wav" gain -n -3 trim 0 10
lame --quiet --cbr -b 64 -m m "$work/ada.wav" "$work/ada.mp3"

mv "$work/ada.wav" "$work/ada.mp3" "$folder/"
chmod 644 "$folder/ada.wav" "$folder/ada.mp3"
