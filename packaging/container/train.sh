#!/usr/bin/env bash
# Makes the cache of classes and profiles that java starts with in the container: runs what a container does, once,
# through the launcher and so with the options that it will have there. Called by the Dockerfile.
# Usage: train.sh LAUNCHER CACHE
set -euo pipefail

launcher=$1
cache=$2
# Some ports that are free, also where a build shares the network of its computer.
base=$((20000 + RANDOM % 10000))
api=$base
site=$((base + 1))

# call PORT METHOD PATH [BODY]: the answer, with its head
call() {
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf '%s %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s' \
    "$2" "$3" "$1" "${#4}" "${4:-}" >&3
  timeout 20 cat <&3
  exec 3>&-
}
# awaited PORT METHOD PATH BODY PATTERN: until the answer has the pattern, for a minute at most
awaited() {
  local deadline=$((SECONDS + 60)) answer
  until answer=$(call "${@:1:4}" 2>/dev/null) && [[ $answer == *$5* ]]; do
    if ((SECONDS > deadline)); then
      echo "train.sh: no answer with $5 to $2 $3 within a minute; the last was: $answer" >&2
      return 1
    fi
    sleep 0.2
  done
}

"$launcher" demo --site-only --port "$site" >&2 &
demo=$!
JAVA_OPTS="-XX:AOTCacheOutput=$cache -Xlog:aot=error -Xlog:cds=error" SHOWRUNNER_METRICS_PORT=$((base + 2)) \
  "$launcher" --headless --host 127.0.0.1 --port "$api" &
generator=$!
trap 'kill "$demo" "$generator" 2>/dev/null || true' EXIT

awaited "$site" GET / '' 'HTTP/1.1 200'
awaited "$api" GET /api/health '' 'HTTP/1.1 200'
awaited "$api" GET /api/metrics '' 'HTTP/1.1 200'
awaited "$api" GET /metrics '' 'HTTP/1.1 200'
awaited $((base + 2)) GET /healthz '' 'HTTP/1.1'
awaited "$api" POST /api/start '{"config": {"Traffic Generator URL": "http://127.0.0.1:'"$site"'", "Simulated Users": 20,
  "Minimum Session Length": 1, "Maximum Session Length": 3, "Minimum Think Time": 0.05, "Maximum Think Time": 0.1},
  "sitemap": {"paths": [{"method": "GET", "paths": ["/", "/products", "/products/@id"], "traffic_type": "web"}],
    "variables": {"id": {"type": "range", "value": [1, 20]}}}}' 'HTTP/1.1 200'
enough='"2xx": ?[0-9]{4}'
deadline=$((SECONDS + 120))
until [[ $(call "$api" GET /api/metrics '') =~ $enough ]]; do
  if ((SECONDS > deadline)); then
    echo "train.sh: not 1000 answers within two minutes" >&2
    exit 1
  fi
  sleep 0.5
done
awaited "$api" GET /metrics '' traffic_generator_requests_total
awaited "$api" POST /api/update '{"config": {"Simulated Users": 10}}' 'HTTP/1.1 200'
awaited "$api" POST /api/stop '{}' 'HTTP/1.1 200'

kill -TERM "$generator"
wait "$generator"
[[ -s $cache ]]
chmod 644 "$cache"
