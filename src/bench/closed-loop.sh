#!/usr/bin/env bash
# CPU time per request, closed loop: 64 users without think time over plain HTTP/1.1 against nginx
# with one worker and answers of 121 bytes, held against wrk with the same headers on the same nginx.
# They take turns in one run; the generator's warm-up is dropped. Prints each round and the medians.
# Usage: src/bench/closed-loop.sh [ROUNDS, default 5] [SECONDS A TURN, default 6]
cd -- "$(dirname -- "$0")/../.."
# shellcheck source=src/bench/bench.sh
source src/bench/bench.sh

rounds=${1:-5}
seconds=${2:-6}
warm_up=20

start_nginx
start_generator

agent='bench/1.0'
plan='{"config":{"Traffic Generator URL":"http://127.0.0.1:'$web_port'","Simulated Users":64,"Rate Limit":64,
  "Minimum Think Time":0,"Maximum Think Time":0,"Minimum Session Length":3600,"Maximum Session Length":3600,
  "HTTP Version":"1.1"},
  "sitemap":{"global_headers":{"User-Agent":"'$agent'","Accept":"*/*","Accept-Encoding":"gzip, deflate"},
  "paths":[{"method":"GET","paths":["/api/items"],"traffic_type":"api"}]}}'

wrk_turn() {
  local TIMEFORMAT='%U %S' times requests
  times=$({ time wrk -t1 -c64 -d"${1}s" -H "User-Agent: $agent" -H 'Accept: */*' \
    -H 'Accept-Encoding: gzip, deflate' -H 'X-Forwarded-For: 100.99.98.97' -H 'Connection: keep-alive' \
    "http://127.0.0.1:$web_port/api/items" >"$work/wrk"; } 2>&1)
  requests=$(awk '/requests in/ { print $1 }' "$work/wrk")
  awk -v t="$times" -v r="$requests" -v s="$1" 'BEGIN { split(t, a, " "); printf "%.2f %.0f\n", (a[1] + a[2]) * 1e6 / r, r / s }'
}

generator_turn "$plan" "$warm_up" >/dev/null
echo "round   wrk µs/request  requests/s   generator µs/request  requests/s"
for ((i = 1; i <= rounds; i++)); do
  read -r wrk_micros wrk_rate <<<"$(wrk_turn "$seconds")"
  read -r own_micros own_rate <<<"$(generator_turn "$plan" "$seconds")"
  echo "$wrk_micros" >>"$work/wrk.micros"
  echo "$own_micros" >>"$work/own.micros"
  printf '%5d %16s %11s %22s %11s\n' "$i" "$wrk_micros" "$wrk_rate" "$own_micros" "$own_rate"
done
wrk_median=$(median <"$work/wrk.micros")
own_median=$(median <"$work/own.micros")
awk -v w="$wrk_median" -v o="$own_median" \
  'BEGIN { printf "median: wrk %.2f, generator %.2f µs of CPU per request: %.2f times\n", w, o, o / w }'
