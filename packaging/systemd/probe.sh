#!/usr/bin/env bash
# What boot.sh runs within the booted system: makes the service do its work, and writes down what it sees as
# NAME=VALUE lines to /out/facts.
set -uo pipefail
exec >>/out/probe.log 2>&1
api=http://127.0.0.1:8080
fact() { echo "$1=$2" >>/out/facts; }
await() {
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  return 1
}
figure() { curl -sf "$api/api/metrics" | jq -r ".metrics.$1"; }
has_sent() { [[ $(figure requests_total) -gt 100 ]]; }
has_users() { [[ $(figure simulated_users) == "$1" ]]; }
has_reports() { [[ $(find /var/lib/private/traffic-generator -name "*.$1" | wc -l) -gt 0 ]]; }
# Of a process; of the one that the service is, unless another is named.
status() { sed -n "s/^$1:[[:space:]]*\([^[:space:]]*\).*/\1/p" "/proc/${2:-$pid}/status"; }
# The options of the mount that a path lies on, as the process sees it.
mount_of() { awk -v at="$1" '$5 == at { options = $6 } END { print options }' "/proc/$pid/mountinfo" | cut -d, -f1; }

await curl -sf "$api/api/health"
fact health "$(curl -s "$api/api/health" | jq -r .app_status)"
pid=$(systemctl show --property MainPID --value traffic-generator)
for name in Uid CapEff CapBnd NoNewPrivs; do fact "$name" "$(status "$name")"; done
# More than the container has of its own.
fact filtered "$(($(status Seccomp_filters) > $(status Seccomp_filters $$)))"
fact root_mount "$(mount_of /)"
fact state_mount "$(mount_of /var/lib/private/traffic-generator)"
fact listens "$(ss -Hltn 'sport = :8080' | awk '{ print $4 }')"

/opt/traffic-generator/bin/traffic-generator demo --site-only --port 8090 &
await curl -sf http://127.0.0.1:8090/
fact start "$(curl -s -d @/opt/traffic-generator/sample-sitemaps/shop-browser.json "$api/api/start" | jq -r .message)"
await has_sent
fact failures "$(figure 'failures | add')"
fact process_memory "$(curl -s "$api/metrics" | awk '/^traffic_generator_process_resident_memory_bytes/ { print ($2 > 5e7) ? "plausible" : $2 }')"
fact stop "$(curl -s -d '{}' "$api/api/stop" | jq -r .message)"
await has_reports json
await has_reports html
fact reports "$(find /var/lib/private/traffic-generator -type f -printf '%m %f\n' | sed 's/ .*\./ /' | sort | tr '\n' ',')"

mkdir -p /etc/traffic-generator
jq '.config["Simulated Users"] = 7' /opt/traffic-generator/sample-sitemaps/shop-browser.json >/etc/traffic-generator/app.json
systemctl reload traffic-generator
await has_users 7
sed -i 's/"Simulated Users": 7/"Simulated Users": 9/' /etc/traffic-generator/app.json
systemctl reload traffic-generator
await has_users 9
await has_sent
fact reloaded "$(figure simulated_users) $(figure run_id | grep -c .) $(($(systemctl show --property MainPID --value traffic-generator) == pid))"

began=$(date +%s%N)
systemctl stop traffic-generator
fact stopped_within_10_s "$((($(date +%s%N) - began) / 1000000 < 10000))"
fact result "$(systemctl show --property Result --value traffic-generator)"
fact exit_code "$(systemctl show --property ExecMainStatus --value traffic-generator)"
journalctl --unit traffic-generator --no-pager --output cat >/out/journal
systemctl --force poweroff
