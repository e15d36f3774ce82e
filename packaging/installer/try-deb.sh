#!/usr/bin/env bash
# Installs the .deb in a Debian 12 of its own, runs it there on the terminal, headless and as a console
# under Xvfb, upgrades it, removes it, and looks for what it left behind.
# Usage: packaging/installer/try-deb.sh [DEB, default the one in target/installer] [PICTURE.png]
# Needs root, and debootstrap, curl, Xvfb, xdotool and import (Debian: debootstrap curl xvfb xdotool imagemagick).
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
# shellcheck source=src/test/bash/checks.bash
source src/test/bash/checks.bash
needs debootstrap curl Xvfb xdotool import
deb=${1:-$(echo target/installer/*.deb)}
picture=${2:-}

tree=$work/debian
mounts=()
leave() {
  end_processes
  for mount in "${mounts[@]}"; do umount "$mount" || umount --lazy "$mount"; done
  clean_up
}
trap leave EXIT

mounted() {
  mkdir -p "$tree$1"
  mount --bind "$1" "$tree$1"
  mounts=("$tree$1" "${mounts[@]}")
}
root() { chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C "$@"; }
tester() { chroot --userspec=tester "$tree" env -i PATH=/usr/bin:/bin HOME=/home/tester LC_ALL=C.UTF-8 DISPLAY="$display" "$@"; }

debootstrap --variant=minbase bookworm "$tree" >"$work/debootstrap.log"
for each in /proc /dev /sys; do mounted "$each"; done
root apt-get update -qq
root useradd --create-home tester

# What it depends on comes first, so that what it brings itself can be told from that.
root apt-get install -y -qq --no-install-recommends shared-mime-info desktop-file-utils xdg-utils man-db >"$work/apt.log"
root apt-get satisfy -y -qq --no-install-recommends "$(dpkg-deb -f "$deb" Depends)" >>"$work/apt.log" 2>&1
files() {
  (cd "$tree" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./home -o -path ./root \
    -o -path ./var/lib/dpkg -o -path ./var/log -o -path ./var/cache -o -path ./var/lib/apt \) -prune -o -path ./opt -o -print | sort)
}
files >"$work/before"
packages() { root dpkg-query -W; }
packages >"$work/packages"

# --- installed --------------------------------------------------------------------------------------
cp "$deb" "$tree/tmp/first.deb"
root dpkg -i /tmp/first.deb >"$work/dpkg.log"
same "it is installed" "install ok installed" "$(root dpkg-query -W -f "\${Status}" traffic-generator)"
same "nothing of what it needs is missing" "" \
  "$(root find /opt/traffic-generator/lib/runtime -name '*.so' -exec ldd {} + 2>/dev/null | grep "not found" | grep -v libjvm.so || true)"
same "only Linux natives come along" "" \
  "$(find "$tree/opt/traffic-generator/lib/app" -name '*-win*' -o -name '*-mac*')"
same "licences and the list of components come along, Java's licence too" "5" \
  "$(cd "$tree/opt/traffic-generator/lib" && find LICENSE THIRD-PARTY.txt traffic-generator.cdx.json licences/NOTICES.txt \
    runtime/legal/java.base/LICENSE -size +0 | wc -l)"

version=$(dpkg-deb -f "$deb" Version)
display=
same "its version is told by the command" "traffic-generator ${version%-*}" \
  "$(tester traffic-generator --version | head -n 1 | sed 's/-SNAPSHOT//; s/ (.*//')"
tester traffic-generator doctor >"$work/doctor.txt" 2>&1 || true
same "the manual page is found" /usr/share/man/man1/traffic-generator.1.gz "$(root man -w traffic-generator)"
same "the manual page has no fault" "" "$(root man --warnings traffic-generator 2>&1 >/dev/null)"
same "the desktop entry has no fault" "" \
  "$(root sh -c 'desktop-file-validate /usr/share/applications/traffic-generator.desktop')"
same "a sitemap is known by its name" 'application/vnd.traffic-generator.sitemap+json:*.sitemap.json' \
  "$(grep -F sitemap.json "$tree/usr/share/mime/globs")"
same "and is opened by the console" traffic-generator.desktop \
  "$(tester xdg-mime query default application/vnd.traffic-generator.sitemap+json)"
if tester bash -c 'source /usr/share/bash-completion/completions/traffic-generator && complete -p traffic-generator' \
  >/dev/null 2>"$work/completion.log"; then
  ok "bash completes it"
else
  fail "bash completes it" "$(cat "$work/completion.log")"
fi

# --- on the terminal and headless -------------------------------------------------------------------
if tester traffic-generator demo --duration 3s --users 5 >"$work/demo.txt" 2>&1; then
  ok "the demo runs"
else
  fail "the demo runs" "$(tail -n 3 "$work/demo.txt")"
fi
port=$(free_port)
tester traffic-generator --headless --host 127.0.0.1 --port "$port" 2>"$work/headless.log" &
headless=$!
pids+=("$headless")
eventually "headless answers" curl -sf "http://127.0.0.1:$port/api/health"
process=$(pgrep -f -- "--headless --host 127.0.0.1 --port $port" | tail -n 1)
kill -TERM "$process"
if wait "$headless"; then code=0; else code=$?; fi
same "and ends at SIGTERM with 0" 0 "$code"

# --- the console ------------------------------------------------------------------------------------
display=:$((100 + RANDOM % 400))
mounted /tmp/.X11-unix
Xvfb "$display" -screen 0 1280x860x24 >"$work/xvfb.log" 2>&1 &
pids+=($!)
eventually "a display is there" test -S "/tmp/.X11-unix/X${display#:}"
cp sample-sitemaps/shop-browser.json "$tree/home/tester/shop.sitemap.json"
for launcher in traffic-generator /opt/traffic-generator/bin/traffic-generator-console; do
  tester "$launcher" /home/tester/shop.sitemap.json >"$work/console.log" 2>&1 &
  console=$!
  pids+=("$console")
  eventually "$(basename "$launcher") opens a window" env DISPLAY="$display" xdotool search --name '^Traffic Generator'
  eventually "with the file's name in it" env LC_ALL=C.UTF-8 DISPLAY="$display" xdotool search --name shop.sitemap.json
  if [[ -n $picture ]]; then DISPLAY=$display import -window root "$picture"; fi
  process=$(pgrep -u "$(chroot "$tree" id -u tester)" -f dev.trafficgenerator.Main\|traffic-generator-console | tail -n 1)
  kill -TERM "$process"
  wait "$console" || true
  eventually "and has ended" sh -c "! kill -0 $process"
done

# --- upgraded, removed ------------------------------------------------------------------------------
dpkg-deb -R "$deb" "$work/next"
sed -i 's/^Version: .*/Version: 99.0.0-1/' "$work/next/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 -b "$work/next" "$tree/tmp/next.deb" >/dev/null
root dpkg -i /tmp/next.deb >>"$work/dpkg.log"
same "it is upgraded" 99.0.0-1 "$(root dpkg-query -W -f "\${Version}" traffic-generator)"
if tester traffic-generator validate /home/tester/shop.sitemap.json >"$work/validate.txt" 2>&1; then
  ok "and runs"
else
  fail "and runs" "$(cat "$work/validate.txt")"
fi
root dpkg --purge traffic-generator >>"$work/dpkg.log"
files >"$work/after"
same "nothing is left behind" "" "$(diff "$work/before" "$work/after" || true)"
packages >"$work/packages-after"
same "all other packages are as before" "" "$(diff "$work/packages" "$work/packages-after" || true)"

tell_result
