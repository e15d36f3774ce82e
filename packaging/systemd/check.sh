#!/usr/bin/env bash
# Checks the unit: systemd-analyze verify, with the launcher where the .deb puts it; systemd-analyze security,
# whose exposure must stay below 1.5 of 10; that its memory limits fit; and that planted faults are refused.
# Needs systemd-analyze 252 or later; no running systemd.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
# shellcheck source=packaging/check/claims.bash
source "$root/packaging/check/claims.bash"
needs systemd-analyze
systemd-analyze --version | head -n 1

# A tree with what the unit names: its own files, and the units that it comes after.
unit=traffic-generator.service
mkdir -p "$work/tree"/{etc/systemd/system,opt/traffic-generator/bin,bin,usr/lib/systemd}
ln -s usr/lib "$work/tree/lib"
for units in /usr/lib/systemd/system /lib/systemd/system; do
  if [[ -d $units ]]; then
    cp -r "$units" "$work/tree/usr/lib/systemd/"
    break
  fi
done
install -m 755 "$root/packaging/bin/traffic-generator" "$work/tree/opt/traffic-generator/bin/"
install -m 755 /bin/sh "$work/tree/bin/"

# verify FILE: verify only warns of a key that it doesn't know, so a word of our unit is a failure
verify() {
  cp "$1" "$work/tree/etc/systemd/system/$unit"
  systemd-analyze verify --man=no --root="$work/tree" "$unit" >"$work/verify" 2>&1 || { cat "$work/verify" && return 1; }
  ! grep -F "$unit" "$work/verify"
}
# exposed FILE: 15 is 1.5 of 10
exposed() { systemd-analyze security --offline=true --threshold=15 "$1"; }

succeeds "systemd-analyze verify" verify "$here/$unit"
succeeds "systemd-analyze security: below 1.5" exposed "$here/$unit"
exposed "$here/$unit" | grep -F Overall

limit() { sed -nE "s/.*\b$1=([0-9]+).*/\1/p" "$here/$unit"; }
same "MemoryMax is MEMORY_HARD_LIMIT and 128 MB" $(($(limit MEMORY_HARD_LIMIT) + 128)) "$(limit MemoryMax)"
if (($(limit MEMORY_SOFT_LIMIT) <= $(limit MEMORY_HARD_LIMIT))); then
  ok "the soft limit is not above the hard one"
else
  fail "the soft limit is above the hard one"
fi
if (($(limit TimeoutStopSec) > 13)); then
  ok "it may take as long to stop as it needs"
else
  fail "it is killed while it still stops"
fi

planted "a misspelt key" "Unknown key( name)? 'ProtectSystm'" 's/^ProtectSystem=/ProtectSystm=/' "$here/$unit" verify
planted "a value that can't be" "Failed to parse|Invalid" 's/^KillMode=.*/KillMode=gently/' "$here/$unit" verify
planted "a launcher that is not there" "not executable" 's:/opt/traffic-generator/bin:/opt/nowhere/bin:' "$here/$unit" verify
planted "a service without a filter of system calls and with capabilities" "Overall exposure" \
  '/^SystemCallFilter=|^CapabilityBoundingSet=|^AmbientCapabilities=/d' "$here/$unit" exposed

tell_result
