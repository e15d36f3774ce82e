#!/usr/bin/env bash
# CPU time per request over TLS, Java's own and Conscrypt's in turns in one process: for visitors who come anew, for
# visitors who resume their session, and on connections that are kept; and the memory that open connections take.
# The target is an nginx with one worker, TLS 1.3 and a P-256 certificate. Needs nginx, openssl and a packaged build.
# Usage: JAVA_HOME=… src/bench/tls.sh [ROUNDS, default 5] [SECONDS A TURN, default 4]
cd -- "$(dirname -- "$0")/../.."
# shellcheck source=src/bench/bench.sh
source src/bench/bench.sh

web_port=$(free_port)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=target \
  -keyout "$work/key.pem" -out "$work/cert.pem" 2>"$work/openssl.log"
cat >"$work/nginx.conf" <<CONF
worker_processes 1; daemon off; pid $work/nginx.pid; error_log $work/error.log; worker_rlimit_nofile 65536;
events { worker_connections 16384; }
http {
  access_log off; keepalive_requests 100000000;
  client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f;
  uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  ssl_certificate $work/cert.pem; ssl_certificate_key $work/key.pem; ssl_protocols TLSv1.2 TLSv1.3;
  server {
    listen 127.0.0.1:$web_port ssl backlog=4096;
    default_type text/plain;
    location / { return 200 '$(printf 'x%.0s' {1..121})'; }
    location /close { keepalive_timeout 0; return 200 'x'; }
  }
}
CONF
nginx -p "$work" -c "$work/nginx.conf" &
pids+=($!)
deadline=$((SECONDS + 30))
until curl -skf "https://127.0.0.1:$web_port/" >/dev/null; do
  if ((SECONDS >= deadline)); then cat "$work"/*.log >&2 && exit 1; fi
  sleep 0.1
done

"${JAVA_HOME:?}/bin/java" -XX:+UseSerialGC -Xms512m -Xmx512m -XX:+AlwaysPreTouch -XX:MaxDirectMemorySize=32m \
  --enable-native-access=ALL-UNNAMED -cp "$app/lib/*" src/bench/TlsBench.java "https://127.0.0.1:$web_port" "$@"
