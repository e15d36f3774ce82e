#!/usr/bin/env bash
# What the console costs while it watches a run of 5,000 requests/s in a headless generator, without a
# display and drawn by software: CPU of one core and live heap, each minute. The first 30 seconds are not
# counted.
# Usage: src/bench/console.sh [MINUTES, default 10]
cd -- "$(dirname -- "$0")/../.."
# shellcheck source=src/bench/bench.sh
source src/bench/bench.sh

start_nginx
start_generator
paths=$(for i in $(seq 200); do printf '"/item/%d",' "$i"; done)
post /api/start "{\"config\":{\"Traffic Generator URL\":\"http://127.0.0.1:$web_port\",\"Simulated Users\":500,
  \"Rate Limit\":500,\"Requests Per Second\":5000},
  \"sitemap\":{\"paths\":[{\"method\":\"GET\",\"paths\":[${paths%,}],\"traffic_type\":\"api\"}]}}"
"$(readlink "/proc/$generator/exe")" -Dglass.platform=Headless -Dprism.order=sw -XX:+UseSerialGC -Xmx256m \
  --enable-native-access=ALL-UNNAMED -cp "$app/lib/*:$app/lib/console/*" \
  src/bench/ConsoleBench.java "$port" "${1:-10}"
metric '"requests/s of the run: \(.metrics.rps), failures: \(.metrics.failures | add)"'
