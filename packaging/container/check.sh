#!/usr/bin/env bash
# Builds the image by the Dockerfile and runs it, without an engine: with buildah, on images that are made here, and
# with crun, in namespaces and a memory cgroup of its own. Looks at what it holds and what it says of itself, at the
# commands it takes, a run over TLS, its health check, signals, memory, and what its start costs.
# Usage: check.sh [--no-build, to take the image that was built last]
# Needs root, buildah, crun, debootstrap, curl, jq, nginx, openssl, zstd (Debian: buildah crun debootstrap curl jq
# nginx-light openssl zstd), a JDK 25 in /usr/lib/jvm or JAVA_HOME, node and npm, the first time Debian's packages and
# the npm registry, and Maven Central. What it keeps (1.2 GB) stays in target/container.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
# What is mounted goes with the script.
if [[ ${1:-} != within ]]; then exec unshare --mount -- "$0" within "$@"; fi
shift
# Beside version 1 of the cgroups an empty version 2, as systemd mounts it, confuses crun.
if mountpoint -q /sys/fs/cgroup/unified; then umount /sys/fs/cgroup/unified; fi

PATH=$PATH:/usr/sbin
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
needs buildah crun debootstrap curl jq nginx openssl zstd nsenter
# shellcheck source=packaging/check/claims.bash
source "$root/packaging/check/claims.bash"
# shellcheck source=packaging/check/tools.bash
source "$root/packaging/check/tools.bash"
store=$root/target/container
mkdir -p "$store/tmp"
# shellcheck source=packaging/container/build.bash
source "$here/build.bash"
# shellcheck source=packaging/container/engine.bash
source "$here/engine.bash"
buildah --version

# --- the files ----------------------------------------------------------------------------------------
lint() { node "$root/packaging/check/dockerfile.mjs" "$@"; }
succeeds "dockerfile-utils finds nothing in the Dockerfile" lint "$root/Dockerfile"
planted "a misspelt instruction" "HEALTCHECK" 's/^HEALTHCHECK/HEALTCHECK/' "$root/Dockerfile" lint
planted "a flag that HEALTHCHECK does not have" "[Uu]nknown flag" 's/--retries=/--tries=/' "$root/Dockerfile" lint
planted "a port that is none" "Invalid containerPort" 's/^EXPOSE .*/EXPOSE 8080x/' "$root/Dockerfile" lint
planted "two commands" "CMD" 's/^(CMD .*)/\1\nCMD ["demo"]/' "$root/Dockerfile" lint
same "the image is of the version of pom.xml" \
  "$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -n 1)" \
  "$(sed -n 's/^ARG VERSION=//p' "$root/Dockerfile")"
printf 'FROM scratch\nCOPY . /\n' >"$work/context"
buildah build --quiet --ignorefile "$root/.dockerignore" --file "$work/context" --iidfile "$work/context.id" "$root" >/dev/null
context=$(buildah from "$(cat "$work/context.id")")
sent=$(buildah mount "$context")
same "of the sources only this is sent" ".mvn LICENSE mvnw packaging pom.xml sample-sitemaps src src/build src/main" \
  "$(cd "$sent" && find . ./src -mindepth 1 -maxdepth 1 | cut -c3- | LC_ALL=C sort | xargs)"
buildah rm "$context" >/dev/null
buildah rmi "$(cat "$work/context.id")" >/dev/null

# --- the image ----------------------------------------------------------------------------------------
if [[ ${1:-} != --no-build ]]; then
  make_bases
  build_image
  commit >"$store/commit"
  ok "it is built"
fi
prepare
commit=$(cat "$store/commit")
size=$(buildah images --json "$image" | jq -r '.[0].size')
same "it is smaller than 220 MB: $size" true "$([[ $size == *" MB" ]] && ((${size%%[. ]*} < 220)) && echo true)"
same "its user is not root" 10001:10001 "$(of_image .config.User)"
same "its labels" "Apache-2.0, $commit, $(sed -n 's/^ARG VERSION=//p' "$root/Dockerfile")" \
  "$(of_image '.config.Labels | "\(."org.opencontainers.image.licenses"), \(."org.opencontainers.image.revision"), \(."org.opencontainers.image.version")"')"
same "its stop signal" SIGTERM "$(of_image .config.StopSignal)"
same "its entry point and its command are words, not a shell's line" \
  '["/opt/traffic-generator/bin/traffic-generator"] ["--headless","--host","0.0.0.0","--port","8080"]' \
  "$(of_image '"\(.config.Entrypoint) \(.config.Cmd)"')"
same "its health check, too" CMD "$(of_image '.config.Healthcheck.Test[0]')"
same "no file of JavaFX or the console's is in it" "" \
  "$(find "$rootfs" -xdev \( -iname '*javafx*' -o -iname '*openjfx*' -o -iname '*atlantafx*' -o -path '*/lib/console*' \))"
same "no compiler, no Maven" "" "$(find "$rootfs" -xdev \( -name javac -o -name '*.m2' -o -name 'maven*' \))"
same "nothing in it belongs to its user, or may be written by it" "" \
  "$(find "$rootfs" -xdev \( -uid 10001 -o -gid 10001 \) ; find "$rootfs/opt" ! -type l -perm -o+w)"
same "its libraries find all they need" "" \
  "$(find "$rootfs/opt/traffic-generator" -name '*.so' -printf '/opt/traffic-generator/%P\n' |
    xargs chroot "$rootfs" env LD_LIBRARY_PATH=/opt/traffic-generator/runtime/lib/server ldd | grep 'not found' || true)"

# shellcheck source=packaging/container/check-runs.bash
source "$here/check-runs.bash"
# shellcheck source=packaging/container/check-limits.bash
source "$here/check-limits.bash"
tell_result
