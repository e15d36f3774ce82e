#!/usr/bin/env bash
# Makes the icons of all systems from the SVG, after a change of it.
# Needs rsvg-convert, icotool and png2icns (Debian: librsvg2-bin icoutils icnsutils).
set -euo pipefail
cd -- "$(dirname -- "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 24 32 48 64 128 256 512; do
  rsvg-convert --width "$size" --height "$size" traffic-generator.svg --output "$work/$size.png"
done
cp "$work/512.png" traffic-generator.png
cp "$work/128.png" ../../src/main/resources/dev/trafficgenerator/console/icon.png
icotool --create --output traffic-generator.ico "$work"/{16,24,32,48,64,128}.png --raw="$work/256.png"
png2icns traffic-generator.icns "$work"/{16,32,48,128,256,512}.png >/dev/null
