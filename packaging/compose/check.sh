#!/usr/bin/env bash
# Checks the composition: compose.yaml against the schema of the Compose Specification and dclint's rules, what it
# must say, the files that it mounts by the programs that read them, and that planted faults are refused.
# Needs node, npm, jq and, the first time, the npm registry; promtool and nginx (Debian: prometheus nginx-light).
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
needs jq promtool nginx
# shellcheck source=packaging/check/claims.bash
source "$root/packaging/check/claims.bash"
# shellcheck source=packaging/check/tools.bash
source "$root/packaging/check/tools.bash"

compose=$here/compose.yaml
objects() { node "$root/packaging/check/objects.mjs" "$@"; }
# Off are rules of taste: the order of keys and services, quotes. latest is what `docker build -t` gives.
cat >"$work/dclint.yaml" <<'RULES'
rules:
  service-image-require-explicit-tag: [1, {prohibitedTags: []}]
  service-keys-order: 0
  services-alphabetical-order: 0
  service-dependencies-alphabetical-order: 0
  service-ports-alphabetical-order: 0
  top-level-properties-order: 0
  no-build-and-image: [1, {checkPullPolicy: true}]
RULES
dclint() { node "$CHECK_MODULES/dclint/bin/dclint.cjs" --config "$work/dclint.yaml" --max-warnings 0 "$@"; }

succeeds "dclint: the Compose Specification's schema, and rules" dclint "$compose"
objects --json "$compose" | jq '.[0]' >"$work/compose.json"
claim() { succeeds "$1" jq -e "$2" "$work/compose.json"; }
claim "every port is named, and at this computer's own address alone" \
  '[.services[].ports[]] | length == 4 and all(.host_ip == "127.0.0.1" and (.name | length > 0))'
claim "no service can write but to volumes and /tmp, or gain rights" '
  [.services[]] | all(.read_only and .cap_drop == ["ALL"] and .security_opt == ["no-new-privileges:true"] and .user != "root")'
claim "every bind mount is read-only" '[.services[].volumes[] | select(.type == "bind")] | length == 7 and all(.read_only)'
claim "memory: soft <= hard, and 128 MB more for the container" '.services.generator
  | (.environment.MEMORY_SOFT_LIMIT | tonumber) <= (.environment.MEMORY_HARD_LIMIT | tonumber)
  and "\((.environment.MEMORY_HARD_LIMIT | tonumber) + 128)m" == .mem_limit'
claim "each service but the generator, whose image has one, has a healthcheck" '
  .services | del(.generator) | all(.healthcheck.test | length > 0)'
missing=$(jq -r '.services[].volumes[] | select(.type == "bind").source' "$work/compose.json" |
  while read -r source; do [[ -e $here/$source ]] || echo "$source"; done)
same "each mounted file is there" "" "$missing"

# As they are mounted.
cp "$here/prometheus.yml" "$root/packaging/prometheus/traffic-generator.rules.yml" "$work"
succeeds "promtool takes the configuration and the rules" promtool check config "$work/prometheus.yml"
same "Prometheus asks the generator where it listens" \
  "generator:$(jq '.services.generator.ports[0].target' "$work/compose.json")" \
  "$(objects --json "$here/prometheus.yml" | jq -r '.[0].scrape_configs[0].static_configs[0].targets[0]')"
printf 'pid %s/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\n  include %s;\n}\n' "$work" "$here/target/site.conf" >"$work/nginx.conf"
succeeds "nginx takes the site's configuration" nginx -t -c "$work/nginx.conf" -p "$work"
same "Grafana asks Prometheus where it listens" \
  "http://prometheus:$(jq '.services.prometheus.ports[0].target' "$work/compose.json")" \
  "$(objects --json "$here/grafana/datasources/prometheus.yml" | jq -r '.[0].datasources[0].url')"
same "Grafana looks for dashboards where they are mounted" \
  "$(jq -r '.services.grafana.volumes[] | select(.source == "../grafana").target' "$work/compose.json")" \
  "$(objects --json "$here/grafana/dashboards/traffic-generator.yml" | jq -r '.[0].providers[0].options.path')"

planted "a misspelt key" "services.target.*additional properties" 's/healthcheck:/healthchek:/' "$compose" dclint
planted "a text where a list of lists belongs" "cap_drop" 's/cap_drop: \[ALL\]/cap_drop: {all: yes}/' "$compose" dclint
planted "a port at every address" "interface" 's/\{name: site.*\}/"8090:8080"/' "$compose" dclint
planted "a volume without a type" "volumes" 's/\{type: bind, source: .\/config/{source: .\/config/' "$compose" dclint

tell_result
