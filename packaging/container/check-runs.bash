# shellcheck shell=bash disable=SC2154 # what check.sh and those it sources set
# Of check.sh: the commands that the image takes, a run with all that it may meet, and the health check.
api=http://127.0.0.1:8080
call() { in_network curl -s --max-time 10 "$@"; }
answers() { [[ $(call -o /dev/null -w '%{http_code}' "$api/api/health") == 200 ]]; }
metric() { call -f "$api/api/metrics" | jq -r "$1"; }
post() { call -o "$work/answer" -w '%{http_code}' -X POST "$api$1" -d "$2"; }
# healthy NAME: the health check, as the image says it, within the time that the image gives it
healthy() {
  local words
  mapfile -t words < <(of_image '.config.Healthcheck.Test[1:][]')
  timeout "$(of_image '.config.Healthcheck.Timeout / 1e9')" crun --cgroup-manager=cgroupfs exec "$1" "${words[@]}" >/dev/null 2>&1
}
is_ill() { ! healthy "$1"; }
# env NAME=VALUE...: a filter that sets them
env_of() { printf '%s\n' "$@" | jq -R . | jq -cs '".process.env += \(.)"' -r; }
# The network of the container that was started last.
beside() { printf '.linux.namespaces |= map(if .type == "network" then .path = "/proc/%s/ns/net" else . end)' "$first"; }

# --- commands -----------------------------------------------------------------------------------------
same "--version tells version and commit" "traffic-generator $(of_image '.config.Labels["org.opencontainers.image.version"]') commit $commit" \
  "$(once version . --version | head -n 2 | xargs)"
succeeds "validate" once validate . validate sample-sitemaps/shop-browser.json
succeeds "demo, a run against its own site" once demo . demo --duration 3s --users 5
once doctor . doctor >"$work/doctor.txt" 2>&1 || true
same "doctor finds Java and memory right" "true true" \
  "$(grep -qE '^ok +Java' "$work/doctor.txt" && echo true) $(grep -qE '^ok +[Mm]emory' "$work/doctor.txt" && echo true)"
same "TLS is Conscrypt's, by a native library, where nothing may be unpacked" "ok Conscrypt" \
  "$(awk '$2 == "TLS" { print $1, $3 }' "$work/doctor.txt")"
refused "a collector that there is not" "must be g1 or serial" once gc "$(env_of TRAFFIC_GENERATOR_GC=zgc)" --version
refused "the console" "console's libraries are not in this installation" once console . sample-sitemaps/shop-browser.json

# --- as it starts by itself -----------------------------------------------------------------------------
mkdir -p "$work/config"
chmod -R a+rX "$work"
config='.mounts += [{destination: "/config", type: "bind", source: "'$work/config'", options: ["bind", "ro"]}]'
start plain "$config | $(env_of OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:8444)"
eventually "without a word it serves the control API" answers
same "at every address" 1 "$(in_network cat /proc/self/net/tcp6 /proc/self/net/tcp | grep -cE ' 0+:1F90 0+:0000 0A')"
status() { sed -n "s/^$1:[[:space:]]*//p" "/proc/$first/status" | cut -f1; }
same "as the image's user" "10001 10001" "$(status Uid) $(status Gid)"
same "process 1, which gets the signals, is java" "1 java" "$(sed -n 's/^NSpid:.*\t//p' "/proc/$first/status") $(cat "/proc/$first/comm")"
same "without rights, and no way to get some" "0000000000000000 0000000000000000 1" "$(status CapEff) $(status CapBnd) $(status NoNewPrivs)"
refused "a file in the root file system" "Read-only file system" crun exec plain touch /tmp/x
refused "the same beside the application" "Read-only file system" crun exec plain touch /opt/traffic-generator/x

# --- a target with TLS of its own making, HTTP/2, brotli and zstd, and a collector ---------------------------
mkdir "$work/site"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=target \
  -keyout "$work/site/key.pem" -out "$work/site/cert.pem" 2>/dev/null
page() { echo "<!DOCTYPE html><title>t</title><link rel=stylesheet href=/$1.css>"; }
page brotli | node -e 'process.stdout.write(require("zlib").brotliCompressSync(require("fs").readFileSync(0)))' >"$work/site/brotli"
page zstd | zstd -q -c >"$work/site/zstd"
cat >"$work/site/nginx.conf" <<CONF
worker_processes 1; daemon off; master_process off; pid $work/site/pid; error_log $work/site/error.log;
events { worker_connections 1024; }
http {
  log_format seen '\$server_protocol|\$request_method|\$uri|\$status';
  access_log $work/site/access.log seen;
  client_body_temp_path $work/site/body; proxy_temp_path $work/site/proxy;
  fastcgi_temp_path $work/site/fcgi; uwsgi_temp_path $work/site/uwsgi; scgi_temp_path $work/site/scgi;
  server {
    listen 127.0.0.1:8443 ssl http2;
    ssl_certificate $work/site/cert.pem; ssl_certificate_key $work/site/key.pem;
    root $work/site; default_type text/html;
    location = /brotli { add_header Content-Encoding br; }
    location = /zstd { add_header Content-Encoding zstd; }
    location = /favicon.ico { return 200; }
    location ~ css$ { default_type text/css; return 200 'body{}'; }
  }
  server { listen 127.0.0.1:8444; location / { return 200; } }
}
CONF
in_network nginx -p "$work/site" -c "$work/site/nginx.conf" &
pids+=($!)
eventually "the target answers" call -kf https://127.0.0.1:8443/x.css
cat >"$work/config/new.json" <<'JSON'
{"config": {"Traffic Generator URL": "https://127.0.0.1:8443", "Simulated Users": 5, "Rate Limit": 20, "HTTP Version": "2",
  "Minimum Session Length": 1, "Maximum Session Length": 2, "Minimum Think Time": 0.05, "Maximum Think Time": 0.1},
  "sitemap": {"paths": [{"method": "GET", "paths": ["/brotli", "/zstd"], "traffic_type": "web"}]}}
JSON
mv "$work/config/new.json" "$work/config/app.json"
crun kill plain SIGHUP
seen() { grep -qE "$1" "$work/site/access.log"; }
is_running() { [[ $(metric .app_status) == running ]]; }
has_sent() { [[ $(metric .metrics.requests_total) -gt 50 ]]; }
is_told() { seen '\|POST\|/v1/metrics\|200'; }
eventually "at SIGHUP it takes the start file" is_running
eventually "and makes its run" has_sent
eventually "over HTTP/2, with a certificate that nobody signed" seen '^HTTP/2.0\|GET\|/(brotli|zstd)\|200'
eventually "it reads a page in brotli" seen '/brotli.css\|200'
eventually "and one in zstd, by a native library" seen '/zstd.css\|200'
same "all is answered, with 200 or 304" "0 true" \
  "$(metric '"\(.metrics.failures | add) \(.metrics.statuses | keys - ["200", "304"] == [])"')"
same "memory and CPU are told, of container and process" true \
  "$(metric '.system | .cpu_percent > 0 and .memory_used_mb > 0 and .process_memory_mb > 0')"
same "a show runner's health" running "$(call http://127.0.0.1:9090/healthz | jq -r .status)"
eventually "and its figures" call -f http://127.0.0.1:9090/metrics
succeeds "Prometheus' figures" call -f "$api/metrics"
succeeds "the description of the API" call -f "$api/openapi.json"
same "it is healthy" true "$(healthy plain && echo true)"
same "update" 200 "$(post /api/update '{"config": {"Simulated Users": 3}}')"
same "stop" "200 Traffic generator stopped" "$(post /api/stop '{}') $(jq -r .message "$work/answer")"
same "a report of it" 200 "$(call -o "$work/report.html" -w '%{http_code}' "$api/api/report")"
same "start" "200 Traffic generator started" "$(post /api/start "$(cat "$work/config/app.json")") $(jq -r .message "$work/answer")"
eventually "it runs again" has_sent
end plain "$(of_image .config.StopSignal)"
same "the stop signal ends it amid a run, within 10 seconds, with 0" "0, in time" "$ending"
eventually "the collector was told" is_told
same "its log has no stack trace, and no word of Java's own" "" "$(grep -E '^\s+at |WARNING|\[warning\]|Exception' "$work/plain.log" || true)"

# --- the older app specs, and health ---------------------------------------------------------------------
start older . python -m uvicorn container_control_core:app --host 0.0.0.0 --port 8080
eventually "the arguments of the older app specs" answers
eventually "it is healthy" healthy older
kill -STOP "$first"
same "a process that hangs is ill" ill "$(is_ill older && echo ill)"
kill -CONT "$first"
eventually "and well again when it goes on" healthy older
end older TERM
same "SIGTERM ends it with 0" "0, in time" "$ending"
start elsewhere . --headless --host 127.0.0.2 --port=8099
api=http://127.0.0.2:8099
eventually "with another address and port" answers
same "the health check asks there" true "$(healthy elsewhere && echo true)"
end elsewhere INT
same "SIGINT ends it with 0" "0, in time" "$ending"
api=http://127.0.0.1:8080
start nobody '.process.args = ["bash", "-c", "sleep 60 & trap \u0027exit 0\u0027 TERM; wait", "x", "--headless", "--port", "8080"]'
same "where nothing listens it is ill" ill "$(is_ill nobody && echo ill)"
end nobody TERM
start busy . demo --site-only --port 8090
eventually "a demo site" call -f http://127.0.0.1:8090/
same "what serves no API is healthy while it is there" true "$(healthy busy && echo true)"
end busy TERM
