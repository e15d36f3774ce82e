#!/usr/bin/env bash
# CPU time per request of two builds of the generator, closed loop, as in closed-loop.sh: 64 users
# without think time over plain HTTP/1.1 against nginx with one worker. They take turns in one run; the
# warm-up of each is dropped. Prints each round and the medians.
# Usage: src/bench/compare.sh BEFORE AFTER [ROUNDS, default 5] [SECONDS A TURN, default 6]
#   BEFORE, AFTER: folders of packaged applications (target/traffic-generator of a build)
cd -- "$(dirname -- "$0")/../.."
declare -A apps=(
  [before]=$(cd -- "${1:?the folder of a packaged application}" && pwd -P)
  [after]=$(cd -- "${2:?the folder of another packaged application}" && pwd -P)
)
rounds=${3:-5}
seconds=${4:-6}
warm_up=20
# shellcheck source=src/bench/bench.sh
APP=${apps[after]} source src/bench/bench.sh

start_nginx
plan='{"config":{"Traffic Generator URL":"http://127.0.0.1:'$web_port'","Simulated Users":64,"Rate Limit":64,
  "Minimum Think Time":0,"Maximum Think Time":0,"Minimum Session Length":3600,"Maximum Session Length":3600,
  "HTTP Version":"1.1"},
  "sitemap":{"paths":[{"method":"GET","paths":["/api/items"],"traffic_type":"api"}]}}'

declare -A ports processes
for build in before after; do
  app=${apps[$build]}
  start_generator
  ports[$build]=$port
  processes[$build]=$generator
done

# Build, seconds.
turn() {
  port=${ports[$1]}
  generator=${processes[$1]}
  generator_turn "$plan" "$2"
}

for build in before after; do turn "$build" "$warm_up" >/dev/null; done
echo "round   before µs/request  requests/s   after µs/request  requests/s"
for ((i = 1; i <= rounds; i++)); do
  read -r before_micros before_rate <<<"$(turn before "$seconds")"
  read -r after_micros after_rate <<<"$(turn after "$seconds")"
  echo "$before_micros" >>"$work/before.micros"
  echo "$after_micros" >>"$work/after.micros"
  printf '%5d %19s %11s %18s %11s\n' "$i" "$before_micros" "$before_rate" "$after_micros" "$after_rate"
done
before_median=$(median <"$work/before.micros")
after_median=$(median <"$work/after.micros")
awk -v b="$before_median" -v a="$after_median" \
  'BEGIN { printf "median: before %.2f, after %.2f µs of CPU per request: %+.1f %%\n", b, a, 100 * (a - b) / b }'
