#!/usr/bin/env bash
# Drives the packaged launcher as a show runner does: headless, by the control API, against nginx and
# httpbin. Usage: headless.sh [FOLDER OF THE PACKAGED APPLICATION]
# Needs curl, jq, nginx and httpbin (Debian: curl jq nginx-light python3-httpbin gunicorn); uses
# promtool (Debian: prometheus) where it is. Without them it says so and, outside CI, does nothing.
set -euo pipefail

app=$(cd -- "${1:-target/traffic-generator}" && pwd -P)
launcher=$app/bin/traffic-generator
# Debian's nginx.
PATH=$PATH:/usr/sbin
# shellcheck source=src/test/bash/checks.bash
source "$(dirname -- "${BASH_SOURCE[0]}")/checks.bash"
needs curl jq nginx gunicorn

# --- the targets ------------------------------------------------------------------------------------
web_port=$(free_port)
mkdir -p "$work/nginx"
cat >"$work/nginx/nginx.conf" <<CONF
worker_processes 1; daemon off; master_process off; pid $work/nginx/pid; error_log $work/nginx/error.log;
events { worker_connections 1024; }
http {
  log_format seen '\$http_x_forwarded_for|\$request_method|\$uri|\$status|\$http_user_agent|\$http_host';
  access_log $work/nginx/access.log seen;
  client_body_temp_path $work/nginx/body; proxy_temp_path $work/nginx/proxy;
  fastcgi_temp_path $work/nginx/fcgi; uwsgi_temp_path $work/nginx/uwsgi; scgi_temp_path $work/nginx/scgi;
  server {
    listen 127.0.0.1:$web_port;
    location / { default_type text/html; return 200 '<!DOCTYPE html><title>t</title><link rel=stylesheet href=/s.css>'; }
    location = /ready { access_log off; return 204; }
    location = /s.css { default_type text/css; return 200 'body{}'; }
    location = /missing { return 404; }
    location = /moved { return 302 /; }
    location = /v1/metrics { access_log $work/nginx/otlp.log seen; return 200; }
    location = /away { return 302 http://127.0.0.2:$web_port/; }
  }
}
CONF
nginx -p "$work/nginx" -c "$work/nginx/nginx.conf" &
pids+=($!)
eventually "nginx answers" curl -sf "http://127.0.0.1:$web_port/ready"
api_port=$(free_port)
# Kept alive for longer than anybody thinks: a connection closed under a POST would be a failure.
gunicorn --bind "127.0.0.1:$api_port" --keep-alive 60 --workers 1 --threads 8 --log-level error httpbin:app 2>"$work/httpbin.log" &
pids+=($!)
eventually "httpbin answers" curl -sf "http://127.0.0.1:$api_port/get"

# --- the generator ----------------------------------------------------------------------------------
# Headless needs no JavaFX.
cp -r "$app" "$work/app"
rm -f "$work"/app/lib/javafx*
launcher=$work/app/bin/traffic-generator
port=$(free_port)
api=http://127.0.0.1:$port
# The arguments of the older app specs.
# A collector that hears of the run once: when the process ends.
OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:$web_port OTEL_METRIC_EXPORT_INTERVAL=86400000 \
  "$launcher" python -m uvicorn container_control_core:app --host 127.0.0.1 --port "$port" 2>"$work/log" &
generator=$!
pids+=("$generator")
eventually "health answers" curl -sf "$api/api/health"
metric() { curl -sf "$api/api/metrics" | jq -r "$1"; }
post() { curl -s -o "$work/answer" -w '%{http_code}' -X POST "$api$1" ${2:+-d "$2"}; }
moved_on() { [[ $(metric .metrics.requests_total) -gt $1 ]]; }
is() { [[ $(metric "$1") == "$2" ]]; }

same "never started: initializing" '{"status":"healthy","app_status":"initializing"}' "$(curl -sf "$api/api/health" | jq -c .)"
same "stop with nothing running" "200 No traffic generator is running" "$(post /api/stop) $(jq -r .message "$work/answer")"
same "update with nothing running" 400 "$(post /api/update '{"config":{"Rate Limit":5}}')"

start_web='{"config":{"Traffic Generator URL":"http://127.0.0.1:'$web_port'","Simulated Users":"8","Rate Limit":20,
  "Minimum Session Length":1,"Maximum Session Length":2,"Minimum Think Time":0.01,"Maximum Think Time":0.05},
  "sitemap":{"paths":[{"method":"GET","paths":["/","/moved","/missing","/away","/u/@user_id"],"traffic_type":"web"}],
  "variables":{"user_id":{"type":"range","value":[1,500]}}}}'
same "start" "200 Traffic generator started" "$(post /api/start "$start_web") $(jq -r .message "$work/answer")"
eventually "requests are counted" moved_on 50
same "app_status is running" running "$(metric .app_status)"
same "adapter_metrics is the same object" true "$(metric '.metrics.target_url == .adapter_metrics.target_url')"
eventually "eight users" is .metrics.active_users 8
run_id=$(metric .metrics.run_id)

same "bad input is refused" 400 "$(post /api/start '{"config":{"Traffic Generator URL":"ftp://x","Rate Limit":0},"sitemap":{"paths":[]}}')"
same "with every problem" true "$(jq '[.errors[].path] | contains(["/config/Traffic Generator URL","/config/Rate Limit"]) and length >= 3' "$work/answer")"
same "malformed JSON is refused" 400 "$(post /api/start '{"config":')"
same "with line and column" true "$(jq '.detail | test("line 1")' "$work/answer")"
same "unknown path" 404 "$(post /api/nothing '{}')"
same "wrong method" 405 "$(curl -s -o "$work/answer" -w '%{http_code}' "$api/api/start")"
same "the run goes on untouched" "$run_id running" "$(metric '.metrics.run_id + " " + .app_status')"

same "update" "200 update applied" "$(post /api/update '{"config":{"Simulated Users":3,"rate_limit":"7"}}') $(jq -r .message "$work/answer")"
eventually "five users leave" is .metrics.active_users 3
same "the rate limit changed, the run did not" "7 $run_id" "$(metric '"\(.metrics.rate_limit) \(.metrics.run_id)"')"

if command -v promtool >/dev/null; then
  curl -sf "$api/metrics" | promtool check metrics >"$work/promtool" 2>&1 || true
  same "promtool finds only the kept names" "" "$(grep -vE '^(container_|traffic_generator_(rps|simulated_users|rate_limit) |app_status )' "$work/promtool" || true)"
fi

same "start replaces the run" "200" "$(post /api/start '{"Traffic Generator URL":"http://127.0.0.1:'"$api_port"'","sim_users":4,"rate_limit":4,"Authenticated Share":1,
  "sitemap":{"id":"x","name":"legacy shape","sitemap":{"has_auth":true,
  "auth":{"auth_method":"GET","auth_path":"/basic-auth/joe/pw","auth_type":"basic","credentials":{"body_params":{"username":"joe","password":"pw"}}},
  "paths":[{"method":"POST","paths":["/post"],"traffic_type":"api","body":{"n":"@n"}}],
  "paths_auth_req":[{"method":"GET","paths":["/status/@code"],"traffic_type":"api"}],
  "variables":{"n":{"type":"range","value":[1,9]},"code":{"type":"list","value":[200,204,404]}}}}}')"
eventually "httpbin is visited" moved_on 10
logged_in() { [[ $(metric .metrics.logins.succeeded) -gt 0 ]]; }
eventually "a login succeeded" logged_in
same "no failure of ours" 0 "$(metric '.metrics.failures | add')"
same "a new run" true "$(metric ".metrics.run_id != \"$run_id\"")"

same "back to nginx" 200 "$(post /api/start "$start_web")"
eventually "requests are counted again" moved_on 20
same "stop" "200 Traffic generator stopped" "$(post /api/stop) $(jq -r .message "$work/answer")"
# nginx writes the line of an answer after it; it does one thing after the other, so once it has
# answered this, it has written them all.
curl -sf "http://127.0.0.1:$web_port/ready"
seen=$(wc -l <"$work/nginx/access.log")
same "stopped" "stopped 0" "$(metric '"\(.app_status) \(.metrics.in_flight)"')"
same "stop again" "200 No traffic generator is running" "$(post /api/stop '{"force":true}') $(jq -r .message "$work/answer")"
sleep 1
same "no request after the stop" "$seen" "$(wc -l <"$work/nginx/access.log")"
counted=$(metric .metrics.requests_total)

same "only public addresses, each a visitor's own" 0 "$(cut -d'|' -f1 "$work/nginx/access.log" | grep -cvE '^[0-9]+(\.[0-9]+){3}$' || true)"
same "more than ten visitors" true "$([[ $(cut -d'|' -f1 "$work/nginx/access.log" | sort -u | wc -l) -gt 10 ]] && echo true)"
same "nobody left the target's host" 0 "$(grep -c '127\.0\.0\.2' "$work/nginx/access.log" || true)"
same "variables were filled in" true "$(grep -qE '\|/u/[0-9]+\|' "$work/nginx/access.log" && echo true)"
same "pages came with their style sheet" true "$(grep -q '|/s.css|' "$work/nginx/access.log" && echo true)"
same "the last run's count is positive" true "$([[ $counted -gt 0 ]] && echo true)"

same "running once more" 200 "$(post /api/start "$start_web")"
eventually "requests are under way" moved_on 10
before=$SECONDS
kill -TERM "$generator"
status=0
wait "$generator" || status=$?
same "SIGTERM ends it with exit 0" 0 "$status"
same "within 10 seconds" true "$([[ $((SECONDS - before)) -le 10 ]] && echo true)"
same "the collector was sent the last figures" 1 "$(grep -c '|POST|/v1/metrics|200|' "$work/nginx/otlp.log")"
same "no stack trace, no credentials in the log" 0 "$(grep -cE '^\s+at |Basic am9lOnB3|"pw"' "$work/log" || true)"

# --- the terminal -------------------------------------------------------------------------------------
printf '%s' "$start_web" >"$work/start.json"
same "validate says ok" 0 "$("$launcher" validate "$work/start.json" >/dev/null 2>&1; echo $?)"
echo '{"config":{"Rate Limit":"12abc"},"sitemap":{"paths":[]}}' >"$work/bad.json"
same "validate says what is wrong" 2 "$("$launcher" validate "$work/bad.json" 2>"$work/errors"; echo $?)"
same "with file and pointer" true "$(grep -q "bad.json: /config/Rate Limit" "$work/errors" && echo true)"
same "run ends by its duration" 0 "$("$launcher" run "$work/start.json" --duration 2s >"$work/run" 2>&1; echo $?)"
same "with a summary" true "$(grep -q 'Summary' "$work/run" && echo true)"
same "no Java, a clear sentence and exit 1" "1 true" "$(
  status=0
  TRAFFIC_GENERATOR_JAVA=/nonexistent "$launcher" --version 2>"$work/errors" || status=$?
  echo "$status $(grep -q '^traffic-generator: .*Java 25' "$work/errors" && echo true)")"

tell_result
