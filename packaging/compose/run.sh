#!/usr/bin/env bash
# Runs the composition's files without an engine: the packaged application, nginx and Prometheus of this computer
# with the configuration that compose.yaml mounts, each at an address of its own by the name it has there, in
# a network namespace without a way out. Grafana is not in it. It stops after a few seconds of traffic.
# Usage: run.sh [FOLDER OF THE PACKAGED APPLICATION]
# Needs root, curl, jq, nginx and prometheus (Debian: curl jq nginx-light prometheus).
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
app=$(cd -- "${1:-$root/target/traffic-generator}" && pwd -P)
if [[ ${2:-} != within ]]; then
  exec unshare --net --mount -- "$0" "$app" within
fi
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
needs curl jq nginx prometheus ip

ip link set lo up
printf '127.0.0.1 localhost\n127.0.0.2 generator\n127.0.0.3 target\n127.0.0.4 prometheus\n' >"$work/hosts"
mount --bind "$work/hosts" /etc/hosts
# nginx and Prometheus find what compose.yaml mounts where it says.
mkdir -p "$work/etc/prometheus" "$work/html"
cp "$here"/target/site/* "$work/html"
cp "$here/prometheus.yml" "$root/packaging/prometheus/traffic-generator.rules.yml" "$work/etc/prometheus"
sed -e 's/listen 8080/listen 127.0.0.3:8080/' -e "s:/usr/share/nginx/html:$work/html:" "$here/target/site.conf" >"$work/site.conf"
chmod -R a+rX "$work"
cat >"$work/nginx.conf" <<NGINX
daemon off;
pid $work/nginx.pid;
error_log $work/nginx.log;
events {}
http {
  include /etc/nginx/mime.types;
  include $work/site.conf;
}
NGINX

nginx -c "$work/nginx.conf" -p "$work" &
pids+=($!)
SHOWRUNNER_CONFIG_PATH=$here/config/app.json MEMORY_SOFT_LIMIT=1024 MEMORY_HARD_LIMIT=1152 \
  "$app/bin/traffic-generator" --headless --host 127.0.0.2 --port 8080 2>"$work/generator.log" &
pids+=($!)
prometheus --config.file="$work/etc/prometheus/prometheus.yml" --storage.tsdb.path="$work/data" \
  --web.listen-address=127.0.0.4:9090 >"$work/prometheus.log" 2>&1 &
pids+=($!)

api=http://generator:8080/api
figure() { curl -sf "$api/metrics" | jq -r ".metrics | $1"; }
has_sent() { [[ $(figure .requests_total) -gt 50 ]]; }
is_up() { [[ $(curl -sf http://prometheus:9090/api/v1/targets | jq -r '.data.activeTargets[].health') == up ]]; }
series() { curl -sf --data-urlencode "query=$1" http://prometheus:9090/api/v1/query | jq '.data.result | length'; }
has_rate() { [[ $(series 'traffic_generator_requests_total{kind="page",status="200"} > 0') -gt 0 ]]; }

eventually "the target answers" curl -sf http://target:8080/api/status
eventually "the generator answers" curl -sf "$api/health"
eventually "the run of config/app.json goes on by itself" has_sent
same "every request is answered, with 200 or 304" "0 true" \
  "$(figure '"\(.failures | add) \(.statuses | keys - ["200", "304"] == [])"')"
same "with pages, what belongs to them, and an API" "api,page,resource" "$(figure '[.paths[].kind] | unique | join(",")')"
eventually "Prometheus sees the generator" is_up
eventually "and its figures" has_rate
same "the rules are there" 7 "$(curl -sf http://prometheus:9090/api/v1/rules | jq '[.data.groups[].rules[]] | length')"
[[ $failed -eq 0 ]] || tail -n 5 "$work/generator.log" "$work/nginx.log" "$work/prometheus.log"
tell_result
