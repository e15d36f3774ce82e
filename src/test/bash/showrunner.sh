#!/usr/bin/env bash
# Drives the packaged launcher as a newer show runner does: a file, SIGHUP, and a port for figures and
# health. Usage: showrunner.sh [FOLDER OF THE PACKAGED APPLICATION]
# Needs curl, jq, setsid and python3 (Debian: curl jq util-linux python3). Without them it says so and,
# outside CI, does nothing.
set -euo pipefail

app=$(cd -- "${1:-target/traffic-generator}" && pwd -P)
launcher=$app/bin/traffic-generator
# shellcheck source=src/test/bash/checks.bash
source "$(dirname -- "${BASH_SOURCE[0]}")/checks.bash"
needs curl jq setsid python3

web_port=$(free_port)
"$launcher" demo --site-only --port "$web_port" >"$work/site.log" 2>&1 &
pids+=($!)
eventually "the site answers" curl -sf "http://127.0.0.1:$web_port/"

config=$work/config/app.json
mkdir -p "$work/config"
# write USERS [MORE KEYS]: as a show runner does, whole or not at all
write() {
  cat >"$config.new" <<JSON
{"config": {"Traffic Generator URL": "http://127.0.0.1:$web_port", "Simulated Users": "$1", "Rate Limit": "20",
  "Minimum Think Time": 0.05, "Maximum Think Time": 0.1${2:-}},
 "sitemap": {"paths": [{"method": "GET", "paths": ["/"], "traffic_type": "api"}]}}
JSON
  mv "$config.new" "$config"
}
# begin NAME [ARGUMENT...]: without a terminal, which would say good-bye by SIGHUP, too
begin() {
  log=$work/$1.log
  shift
  port=$(free_port)
  probe_port=$(free_port)
  api=http://127.0.0.1:$port
  probes=http://127.0.0.1:$probe_port
  SHOWRUNNER_CONFIG_PATH=$config SHOWRUNNER_METRICS_PORT=$probe_port \
    setsid "$launcher" --headless --host 127.0.0.1 --port "$port" "$@" 2>"$log" </dev/null &
  generator=$!
  pids+=("$generator")
}
health() { curl -sf "$probes/healthz" | jq -r "$1"; }
is_health() { [[ $(health "$1") == "$2" ]]; }
figure() { curl -sf "$probes/metrics" | sed -n "s/^$1 //p"; }
is_figure() { [[ $(figure "$1") == "$2" ]]; }
metric() { curl -sf "$api/api/metrics" | jq -r "$1"; }
is() { [[ $(metric "$1") == "$2" ]]; }
moved_on() { [[ $(metric .metrics.requests_total) -gt $1 ]]; }
ends_well() {
  local status=0
  kill -TERM "$generator"
  wait "$generator" || status=$?
  same "$1" 0 "$status"
}

# --- no file yet ------------------------------------------------------------------------------------
begin waiting
eventually "no file: waiting" is_health .status waiting
same "and it says for what" true "$(health ".reason | contains(\"$config\")")"
same "uptime has one decimal" true "$(health '.uptime_seconds | . > 0 and . == (. * 10 | round / 10)')"
same "the control API is there as before" initializing "$(metric .app_status)"
kill -HUP "$generator"
said_twice() { [[ $(grep -c "there is no file" "$log") == 2 ]]; }
eventually "SIGHUP without a file says so, too" said_twice
same "and ends nothing" initializing "$(metric .app_status)"
write 3
kill -HUP "$generator"
eventually "SIGHUP with a file runs it" is_health .status running
eventually "requests are sent" moved_on 10
eventually "this counts as a reload" is_figure config_reloads_total 1.0
ends_well "SIGTERM ends it with exit 0"

# --- a file -----------------------------------------------------------------------------------------
begin file
eventually "a file: running" is_health .status running
eventually "three users" is .metrics.active_users 3
run_id=$(metric .metrics.run_id)
same "its name and version" 1 "$(curl -sf "$probes/metrics" | grep -c '^app_info{name="traffic-generator",version="[^"]*"} 1$')"
for name in app_uptime_seconds process_cpu_percent process_memory_mb traffic_generator_status simulated_users; do
  same "$name is there" true "$([[ -n $(figure "$name") ]] && echo true)"
done
same "no reload yet" 0.0 "$(figure config_reloads_total)"
same "our families are there, too" true "$([[ -n $(figure traffic_generator_active_users) ]] && echo true)"
write 6
kill -HUP "$generator"
eventually "SIGHUP: six users" is .metrics.active_users 6
same "in the same run" "$run_id" "$(metric .metrics.run_id)"
eventually "one reload" is_figure config_reloads_total 1.0

write 9 ', "Password": "hunter2", "Rate Limitt": 1, "Request Timeout": "hunter2"'
kill -HUP "$generator"
reason_has() { health .reason | grep -q "$1"; }
eventually "a bad file: health says why" reason_has "/config/Request Timeout"
same "and that it is running" running "$(health .status)"
same "the run goes on as it was" "6 $run_id" "$(metric '"\(.metrics.simulated_users) \(.metrics.run_id)"')"
same "the log says why, once" 1 "$(grep -c 'is not taken' "$log")"
same "nothing of the file is in the log" 0 "$(grep -c hunter2 "$log" || true)"
same "still one reload" 1.0 "$(figure config_reloads_total)"
same "the figure says so" 0.0 "$(figure config_last_reload_successful)"

write 4
whole=$(cat "$config")
printf '%s' "${whole:0:60}" >"$config"
kill -HUP "$generator"
printf '%s' "${whole:0:120}" >"$config"
printf '%s' "$whole" >"$config"
eventually "a file written in place, slowly: four users" is .metrics.simulated_users 4
same "and no reason any more" "" "$(health .reason)"

same "POST stop" 200 "$(curl -s -o /dev/null -w '%{http_code}' -X POST "$api/api/stop")"
same "stopped" stopped "$(health .status)"
kill -HUP "$generator"
eventually "SIGHUP starts it again" is_health .status running
same "as another run" true "$(metric ".metrics.run_id != \"$run_id\"")"
same "health is always 200" 200 "$(curl -s -o /dev/null -w '%{http_code}' "$probes/healthz")"
same "nothing is driven from there" 404 "$(curl -s -o /dev/null -w '%{http_code}' -X POST "$probes/api/stop")"

# --- a port that is taken ---------------------------------------------------------------------------
status=0
SHOWRUNNER_CONFIG_PATH=$config SHOWRUNNER_METRICS_PORT=$probe_port "$launcher" --headless --host 127.0.0.1 \
  --port "$(free_port)" 2>"$work/taken.log" || status=$?
same "a taken port that was asked for ends it" 1 "$status"
same "in one sentence that says what to do" 1 "$(grep -c "127.0.0.1:$probe_port; name another one in SHOWRUNNER_METRICS_PORT" "$work/taken.log")"
ends_well "SIGTERM ends a run of a file with exit 0"
same "no stack trace in any log" 0 "$(cat "$work"/*.log | grep -cE '^\s+at ' || true)"

# --- a terminal that closes -------------------------------------------------------------------------
rm "$config"
port=$(free_port)
probe_port=$(free_port)
SHOWRUNNER_CONFIG_PATH=$config SHOWRUNNER_METRICS_PORT=$probe_port python3 - "$launcher" "$port" >"$work/terminal" 2>&1 <<'PY' || true
import os, pty, sys, time, urllib.request
launcher, port = sys.argv[1:]
pid, master = pty.fork()
if pid == 0:
    os.execv(launcher, [launcher, "--headless", "--host", "127.0.0.1", "--port", port])
deadline = time.monotonic() + 30
while time.monotonic() < deadline:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health")
        break
    except OSError:
        time.sleep(0.1)
os.close(master)
while time.monotonic() < deadline:
    ended, status = os.waitpid(pid, os.WNOHANG)
    if ended:
        print("ended", os.waitstatus_to_exitcode(status))
        sys.exit()
    time.sleep(0.1)
print("still there")
os.kill(pid, 9)
PY
same "without a file, a terminal that closes ends it" "ended 0" "$(cat "$work/terminal")"

tell_result
