#!/usr/bin/env bash
# Makes the recordings in examples/clips again. With the same Debian release two runs give the same bytes: no step uses
# dither, random numbers or the clock, and no file carries a date or a tag. FFmpeg's encoders count in floating point:
# on a processor of another make a few bytes of AAC and Opus may differ.
#
#   scripts/make-clips.sh [folder]     the folder is examples/clips unless another is named
set -euo pipefail

folder="${1:-$(dirname "$0")/../examples/clips}"

missing=()
for tool in espeak-ng sox lame ffmpeg; do
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
mkdir -p "$folder" "$work/made"
made="$work/made"

espeak-ng -v en-gb -s 155 -p 55 -w "$work/spoken.wav" "$text"
# Ten seconds to the sample: the most that Cartesia advises and the least that Inworld does. -D leaves out the dither,
# which is random noise.
sox -D "$work/spoken.wav" -r 16000 -c 1 -b 16 "$made/ada.wav" gain -n -3 trim 0 10
lame --quiet --cbr -b 64 -m m "$made/ada.wav" "$made/ada.mp3"

# The same speech as people's devices record it: `as <what ffmpeg is told> <file>`. One thread, because x264 divides its
# work by their number.
as() {
  ffmpeg -v error -nostdin -i "$made/ada.wav" "${@:1:$#-1}" -bitexact -threads 1 "${@: -1}"
}
# A film of one colour, small enough to be kept.
picture=(-f lavfi -i "color=c=0x336699:s=64x48:r=5" -map 1:v -map 0:a -c:v libx264 -pix_fmt yuv420p)

as -c:a aac -b:a 32k "$made/ada.m4a"
as "${picture[@]}" -t 10 -c:a aac -b:a 32k "$made/ada.mp4"
as "${picture[@]}" -t 10 -c:a aac -b:a 32k "$made/ada.mov"
as -c:a libopus -b:a 24k "$made/ada.ogg"
# A browser writes while it records, and never goes back to fill in how long that was. ffmpeg cannot where it does not
# write a file.
as -c:a libopus -b:a 24k -f webm - >"$made/ada.webm"
as -t 5.3 -c:a adpcm_ima_qt "$made/ada.caf"
as -t 7 -c:a pcm_mulaw -ar 8000 "$made/ada-telephone.wav"
# Nothing is lost in these, so they are short: the first sentence and a half, up to a pause.
as -t 3.5 -c:a alac "$made/ada-lossless.m4a"
as -t 3.5 -c:a flac -ar 8000 "$made/ada.flac"
as -t 3.5 -c:a pcm_s16be -ar 8000 "$made/ada.aiff"

chmod 644 "$made"/*
mv "$made"/* "$folder/"
