#!/usr/bin/env bash
# Boots a small Debian with the unit in a container with a network of its own, lets the service make a run
# against the demo site there, and checks what it was and what it left: its user, its rights, its reports, its end.
# Usage: boot.sh [FOLDER OF THE PACKAGED APPLICATION]
# Needs root, debootstrap, systemd-nspawn (Debian: systemd-container), a JDK 25 in /usr/lib/jvm or JAVA_HOME, and
# the first time Debian's packages; the tree stays in target/systemd-boot. What the container's kernel lets
# through of MemoryMax and LimitNOFILE depends on the host, so those are not looked at.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
app=$(cd -- "${1:-$root/target/traffic-generator}" && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
needs debootstrap systemd-nspawn
if [[ $(id -u) != 0 ]]; then
  echo "boot.sh: must be root to boot a container" >&2
  exit 1
fi

tree=$root/target/systemd-boot
if [[ ! -e $tree/complete ]]; then
  rm -rf "$tree"
  mkdir -p "$tree"
  debootstrap --variant=minbase --include=systemd,systemd-sysv,curl,jq,iproute2 bookworm "$tree" >"$work/debootstrap.log" ||
    { tail -n 20 "$work/debootstrap.log" && exit 1; }
  touch "$tree/complete"
fi
jdk=${JAVA_HOME:-}
if ! grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$jdk/release"; then
  jdk=$(grep -lE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' /usr/lib/jvm/*/release | head -n 1)
  jdk=$(dirname -- "$(readlink -f -- "$jdk")")
fi

units=$tree/etc/systemd/system
install -m 644 "$here/traffic-generator.service" "$units"
install -m 755 "$here/probe.sh" "$tree/probe.sh"
printf '[Unit]\nAfter=traffic-generator.service\n[Service]\nType=oneshot\nExecStart=/probe.sh\n' >"$units/probe.service"
mkdir -p "$units/multi-user.target.wants" "$tree/opt/traffic-generator" "$tree/usr/lib/jvm/java" "$work/out"
ln -sf ../traffic-generator.service ../probe.service "$units/multi-user.target.wants"

timeout --kill-after=10 180 systemd-nspawn --quiet --directory="$tree" --volatile=overlay --private-network \
  --register=no --keep-unit --bind-ro="$app:/opt/traffic-generator" --bind-ro="$jdk:/usr/lib/jvm/java" \
  --bind="$work/out:/out" --boot >"$work/boot.log" 2>&1 </dev/null ||
  fail "the system boots and ends" "$(tail -n 20 "$work/boot.log")"
if [[ ! -e $work/out/facts ]]; then
  fail "the system tells of the service" "$(tail -n 40 "$work/boot.log")"
  tell_result
fi

fact() { sed -n "s/^$1=//p" "$work/out/facts"; }
same "it answers" initializing "$(fact health)"
same "at this computer's own address alone" '[::ffff:127.0.0.1]:8080' "$(fact listens)"
if (($(fact Uid) >= 61184 && $(fact Uid) <= 65519)); then
  ok "as a user that is there only while it runs: $(fact Uid)"
else
  fail "as a user that is there only while it runs" "$(fact Uid)"
fi
same "without rights" "0000000000000000 0000000000000000" "$(fact CapEff) $(fact CapBnd)"
same "nor a way to get some" 1 "$(fact NoNewPrivs)"
same "behind a filter of system calls" 1 "$(fact filtered)"
same "it can't write but to its own folder" "ro rw" "$(fact root_mount) $(fact state_mount)"
same "a run starts" "Traffic generator started" "$(fact start)"
same "all of more than 100 requests are answered" 0 "$(fact failures)"
same "it sees how much memory it takes" plausible "$(fact process_memory)"
same "the run stops" "Traffic generator stopped" "$(fact stop)"
same "its reports are there, for nobody else to read" "600 html,600 json," "$(fact reports)"
same "systemctl reload starts a run by the start file, then changes it, in the same process" "9 1 1" "$(fact reloaded)"
same "systemctl stop ends it amid a run, within 10 seconds" 1 "$(fact stopped_within_10_s)"
same "cleanly" "success 0" "$(fact result) $(fact exit_code)"
if grep -q 'run stopped' "$work/out/journal"; then
  ok "the journal has its lines"
else
  fail "the journal has its lines" "$(cat "$work/out/journal")"
fi
[[ $failed -eq 0 ]] || { cat "$work/out/probe.log" "$work/out/journal" && cat "$work/out/facts"; }
tell_result
