#!/usr/bin/env bash
# A validator that is not ours looks at the OpenAPI document of the packaged application.
# openapi.sh [folder of the packaged application]; needs curl, Node and the network for npx.
set -euo pipefail

root=$(cd "$(dirname "$0")/../../.." && pwd)
app=${1:-$root/target/traffic-generator}
redocly=@redocly/cli@2.77.0
work=$(mktemp -d)
: > "$work/log"
trap 'kill "${server:-0}" 2> /dev/null || true; rm -rf "$work"' EXIT

"$app/bin/traffic-generator" --headless --host 127.0.0.1 --port 0 2> "$work/log" &
server=$!
for _ in $(seq 100); do
  url=$(sed -n 's/.* ready url=\([^ ]*\).*/\1/p' "$work/log")
  [ -n "$url" ] && break
  sleep 0.2
done
curl -fsS "$url/openapi.json" > "$work/openapi.json"

# Keys that nothing is known about are ignored, so examples may hold some.
cat > "$work/redocly.yaml" << 'RULES'
extends: [recommended-strict]
rules:
  no-invalid-media-type-examples:
    severity: error
    allowAdditionalProperties: true
RULES
cd "$work"
npx -y "$redocly" lint --config redocly.yaml openapi.json
