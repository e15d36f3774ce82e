#!/usr/bin/env bash
# Many users with think time: 1,000 users, 0.1 to 1.0 s between their requests, sessions of 10 to 30 s,
# against nginx. Prints resident memory, send lag, failures and CPU time per request. A first run of
# 20 seconds warms the process up; its figures are not counted, its memory is.
# Usage: src/bench/paced.sh [USERS, default 1000] [SECONDS, default 120] [WARM-UP SECONDS, default 20]
cd -- "$(dirname -- "$0")/../.."
# shellcheck source=src/bench/bench.sh
source src/bench/bench.sh

users=${1:-1000}
seconds=${2:-120}
warm_up=${3:-20}

start_nginx
start_generator
plan='{"config":{"Traffic Generator URL":"http://127.0.0.1:'"$web_port"'","Simulated Users":'"$users"',"Rate Limit":'"$users"'},
  "sitemap":{"paths":[{"method":"GET","paths":["/api/items","/api/items/@id"],"traffic_type":"api"}],
  "variables":{"id":{"type":"range","value":[1,1000]}}}}'
if ((warm_up > 0)); then
  post /api/start "$plan"
  sleep "$warm_up"
fi
post /api/start "$plan"

peak=0
cpu=$(cpu_micros)
for ((i = 0; i < seconds; i++)); do
  sleep 1
  now=$(resident_mb)
  ((now > peak)) && peak=$now
done
cpu=$(($(cpu_micros) - cpu))
requests=$(metric .metrics.requests_total)
metric '.metrics | "users \(.active_users)   requests \(.requests_total)   failures \(.failures | add)   saturated \(.saturated)",
  "latency p50 \(.latency_ms.p50) ms   p99 \(.latency_ms.p99) ms",
  "send lag p50 \(.schedule_lag_ms.p50) ms   p99 \(.schedule_lag_ms.p99) ms   max \(.schedule_lag_ms.max) ms"'
echo "CPU $((cpu / requests)) µs per request"
echo "resident memory: peak $peak MB"
