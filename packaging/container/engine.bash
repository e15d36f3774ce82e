# shellcheck shell=bash disable=SC2154,SC2034 # what the sourcing script, checks.bash and build.bash set
# Runs the image as an engine does, by crun, the OCI runtime: in namespaces of its own, as the user and by the command
# that the image names, without rights, on a root file system that can't be written to. To be sourced after
# build.bash.
containers=()
# The cgroup of a container is a folder that crun makes, without a systemd.
crun() { command crun --cgroup-manager=cgroupfs "$@"; }

# of_image FILTER: of the image's configuration
of_image() { jq -r "$1" "$work/image.json"; }

# prepare: takes the image apart, once
prepare() {
  buildah inspect --type image "$image" | jq '.Docker' >"$work/image.json"
  rootfs_container=$(buildah from --pull-never "$image")
  rootfs=$(buildah mount "$rootfs_container")
  crun spec --bundle "$work" && mv "$work/config.json" "$work/spec.json"
}

# bundle NAME FILTER ARGS...: a bundle of the image, its specification changed by FILTER
bundle() {
  local name=$1 filter=$2 bundle=$work/bundles/$1
  shift 2
  mkdir -p "$bundle"
  printf '%s\0' "$@" | jq -Rs 'rtrimstr("\u0000") | if . == "" then [] else split("\u0000") end' >"$bundle/args.json"
  jq --slurpfile image "$work/image.json" --slurpfile args "$bundle/args.json" --arg rootfs "$rootfs" '
    $image[0].config as $config
    | .process.args = $config.Entrypoint + (if $args[0] == [] then $config.Cmd else $args[0] end)
    | .process.env = $config.Env
    | .process.cwd = $config.WorkingDir
    | ($config.User | split(":")) as [$user, $group]
    | .process.user = {uid: ($user | tonumber), gid: ($group | tonumber)}
    | .process.terminal = false | .process.noNewPrivileges = true
    | .process.capabilities = {bounding: [], effective: [], permitted: [], ambient: []}
    | .process.rlimits = []
    | .root = {path: $rootfs, readonly: true} | .hostname = "container"
    | '"$filter" "$work/spec.json" >"$bundle/config.json"
}

# start NAME FILTER ARGS...: runs a container in the background, its output in $work/NAME.log; `process` is then what
# this shell waits for, and `first` what is process 1 there
start() {
  local name=$1
  bundle "$@"
  containers+=("$name")
  rm -f "$work/$name.pid"
  crun run --bundle "$work/bundles/$name" --pid-file "$work/$name.pid" "$name" >"$work/$name.log" 2>&1 &
  process=$!
  pids+=("$process")
  local deadline=$((SECONDS + 30))
  until [[ -s $work/$name.pid ]]; do
    if ((SECONDS > deadline)) || ! kill -0 "$process" 2>/dev/null; then break; fi
    sleep 0.02
  done
  first=$(cat "$work/$name.pid")
}
# once NAME FILTER ARGS...: runs one to its end
once() {
  bundle "$@"
  timeout 120 crun --cgroup-manager=cgroupfs run --bundle "$work/bundles/$1" "$1"
}
# end NAME SIGNAL: sends a container that was started last a signal; `ending` is then its exit code, and whether it took
# no longer than the contract has it. After half a minute it is killed.
end() {
  local since=$SECONDS code=0 deadline
  crun kill "$1" "$2"
  (
    deadline=$((SECONDS + 30))
    while ((SECONDS < deadline)); do sleep 0.5; done
    crun kill "$1" KILL
  ) >/dev/null 2>&1 &
  deadline=$!
  wait "$process" || code=$?
  kill "$deadline" 2>/dev/null || true
  ending="$code, in time"
  if ((SECONDS - since > 10)); then ending="$code, after $((SECONDS - since)) s"; fi
}
# in_network PROGRAM...: a program of this computer in the network of the container that was started last
in_network() { nsenter --net --target "$first" -- "$@"; }

leave() {
  local name
  for name in "${containers[@]}"; do crun delete --force "$name" 2>/dev/null || true; done
  if [[ -n ${rootfs_container:-} ]]; then
    buildah umount "$rootfs_container" >/dev/null
    buildah rm "$rootfs_container" >/dev/null
  fi
  clean_up
}
trap leave EXIT
