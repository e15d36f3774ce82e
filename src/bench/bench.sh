#!/usr/bin/env bash
# What the benchmarks share: nginx with one worker on a loopback port, a headless generator, and
# readings of both. Sourced, not run. Needs nginx, curl and jq; wrk for the comparison.
set -euo pipefail

app=$(cd -- "${APP:-target/traffic-generator}" && pwd -P)
work=$(mktemp -d)
pids=()
PATH=$PATH:/usr/sbin

clean_up() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap clean_up EXIT

free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }

# Waits until URL answers, 30 seconds at most.
await() {
  local deadline=$((SECONDS + 30))
  until curl -sf "$1" >/dev/null; do
    if ((SECONDS >= deadline)); then
      echo "$1 does not answer; see what was logged:" >&2
      cat "$work"/*.log >&2
      exit 1
    fi
    sleep 0.1
  done
}

# nginx with one worker; each answer has a body of 121 bytes.
start_nginx() {
  web_port=$(free_port)
  cat >"$work/nginx.conf" <<CONF
worker_processes 1; daemon off; pid $work/nginx.pid; error_log $work/error.log; worker_rlimit_nofile 65536;
events { worker_connections 16384; }
http {
  access_log off; keepalive_requests 100000000;
  client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f;
  uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  server { listen 127.0.0.1:$web_port backlog=4096; location / { default_type text/plain; return 200 '$(printf 'x%.0s' {1..121})'; } }
}
CONF
  nginx -p "$work" -c "$work/nginx.conf" &
  pids+=($!)
  await "http://127.0.0.1:$web_port/"
}

start_generator() {
  port=$(free_port)
  "$app/bin/traffic-generator" --headless --host 127.0.0.1 --port "$port" 2>"$work/generator.log" &
  generator=$!
  pids+=("$generator")
  await "http://127.0.0.1:$port/api/health"
}

post() { curl -sf -X POST "http://127.0.0.1:$port$1" -d "${2:-}" >/dev/null; }
metric() { curl -sf "http://127.0.0.1:$port/api/metrics" | jq -r "$1"; }

# CPU time of the generator in microseconds, user and system.
cpu_micros() {
  local stat
  stat=$(<"/proc/$generator/stat")
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  echo $(((${12} + ${13}) * 1000000 / $(getconf CLK_TCK)))
}

# PLAN, SECONDS: a turn of a start body, its first second dropped. Prints µs of CPU per request, and requests per second.
generator_turn() {
  local cpu requests
  post /api/start "$1"
  sleep 1
  requests=$(metric .metrics.requests_total)
  cpu=$(cpu_micros)
  sleep "$2"
  requests=$(($(metric .metrics.requests_total) - requests))
  cpu=$(($(cpu_micros) - cpu))
  [[ $(metric '.metrics.failures | add') == 0 ]] || echo "failures: $(metric -c .metrics.failures)" >&2
  post /api/stop
  awk -v c="$cpu" -v r="$requests" -v s="$2" 'BEGIN { printf "%.2f %.0f\n", c / r, r / s }'
}

resident_mb() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$generator/status"; }

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
