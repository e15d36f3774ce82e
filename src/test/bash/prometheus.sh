#!/usr/bin/env bash
# Holds packaging/prometheus and packaging/grafana against the truth: promtool checks the files, and a
# real Prometheus with the packaged configuration scrapes a headless generator that visits the demo site.
# Every query of the dashboard and the rules must answer, and all but those named below with data.
# Usage: prometheus.sh [FOLDER OF THE PACKAGED APPLICATION]
# Needs curl, jq, prometheus and promtool (Debian: curl jq prometheus). Without them it says so and,
# outside CI, does nothing.
set -euo pipefail

app=$(cd -- "${1:-target/traffic-generator}" && pwd -P)
packaging=$(cd -- "$(dirname -- "$0")/../../../packaging" && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$(dirname -- "${BASH_SOURCE[0]}")/checks.bash"
needs curl jq prometheus promtool

# succeeds WHAT COMMAND...
succeeds() {
  local what=$1
  shift
  if "$@" >"$work/out" 2>&1; then ok "$what"; else fail "$what" "$(cat "$work/out")"; fi
}

# --- the files --------------------------------------------------------------------------------------
cd "$packaging/prometheus"
succeeds "promtool takes the configuration" promtool check config prometheus.yml
succeeds "promtool takes the rules" promtool check rules traffic-generator.rules.yml
succeeds "each alert fires when it should, and not before" promtool test rules traffic-generator.rules.test.yml
dashboard=$packaging/grafana/traffic-generator.json
succeeds "every panel says what it shows and has a unit" jq -e '
  [.panels[] | select(.type != "row")] | length > 20
  and all((.description | length > 0) and .fieldConfig.defaults.unit != null)' "$dashboard"
# shellcheck disable=SC2016 # Grafana's variables, not ours
succeeds "the data source is a variable" jq -e '
  [.panels[] | select(.type != "row") | .datasource, .targets[].datasource] | all(.uid == "${datasource}")' "$dashboard"

# --- a run ------------------------------------------------------------------------------------------
site=$(free_port)
port=$(free_port)
prometheus=$(free_port)
"$app/bin/traffic-generator" demo --site-only --port "$site" >"$work/site.log" 2>&1 &
pids+=($!)
"$app/bin/traffic-generator" --headless --host 127.0.0.1 --port "$port" 2>"$work/generator.log" &
pids+=($!)
mkdir "$work/prometheus"
cp traffic-generator.rules.yml "$work/prometheus"
# As packaged, but for the address, and faster.
sed -e "s/localhost:8080/127.0.0.1:$port/" -e 's/\(_interval:\) 5s/\1 1s/' prometheus.yml >"$work/prometheus/prometheus.yml"
prometheus --config.file="$work/prometheus/prometheus.yml" --storage.tsdb.path="$work/prometheus/data" \
  --web.listen-address="127.0.0.1:$prometheus" >"$work/prometheus.log" 2>&1 &
pids+=($!)
eventually "the generator answers" curl -sf "http://127.0.0.1:$port/api/health"
eventually "the demo site answers" curl -sf "http://127.0.0.1:$site/"
# Also with a path that is missing, against what is expected, so that there is trouble to show.
sitemap=$(jq -c --arg url "http://127.0.0.1:$site" '
  .config["Traffic Generator URL"] = $url | .config.Duration = 120
  | .config["Minimum Think Time"] = 0.1 | .config["Maximum Think Time"] = 0.3
  | .config["XFF Countries"] = {"DE": 2, "US": 1}
  | .config["Minimum Session Length"] = 1 | .config["Maximum Session Length"] = 3
  | .sitemap.sitemap.paths[0].paths += ["/missing"] | .sitemap.sitemap.paths[0].expect = {"status": "2xx"}' "$app/sample-sitemaps/shop-form-login-cookie.json")
succeeds "a run starts" curl -sf -d "$sitemap" "http://127.0.0.1:$port/api/start"

api=http://127.0.0.1:$prometheus/api/v1
is_up() { [[ $(curl -sf "$api/targets" | jq -r '.data.activeTargets[].health') == up ]]; }
# ask EXPRESSION: how many series it gives; "error" when Prometheus refuses it
ask() {
  curl -s --data-urlencode "query=$1" "$api/query" |
    jq -r 'if .status == "success" then .data.result | length else "error: " + .error end'
}
is_running() { [[ $(ask 'count_over_time(traffic_generator_logins_total{result="succeeded"}[1m]) > 8') -gt 0 ]]; }
eventually "Prometheus sees the generator" is_up
eventually "it has seen it for a while" is_running

# Without data until the garbage collector has held the process up for the first time.
may_be_empty='jvm_gc_pause_seconds_sum'
asked=0
while read -r expression; do
  # What Grafana puts in.
  # shellcheck disable=SC2016 # as above
  query=${expression//'$__rate_interval'/30s}
  # shellcheck disable=SC2016 # as above
  query=${query//'$instance'/.*}
  found=$(ask "$query")
  asked=$((asked + 1))
  if [[ $found == error* || -z $found ]]; then
    fail "a query of the dashboard is refused" "$found: $query"
  elif [[ $found == 0 && ! $query =~ $may_be_empty ]]; then
    fail "a query of the dashboard finds nothing" "$query"
  fi
done < <(jq -r '.panels[].targets[]?.expr' "$dashboard")
ok "$asked queries of the dashboard were asked"

rules=$(curl -sf "$api/rules?type=alert")
succeeds "every rule is evaluated without an error" jq -e '
  [.data.groups[].rules[]] | length >= 7 and all(.health == "ok" and (.lastError // "") == "")' <<<"$rules"
succeeds "nothing fires while all goes well" jq -e '
  [.data.groups[].rules[] | select(.name != "TrafficGeneratorSaturated" and .name != "TrafficGeneratorLag")]
  | all(.state == "inactive")' <<<"$rules"

tell_result
