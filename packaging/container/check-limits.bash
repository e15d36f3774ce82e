# shellcheck shell=bash disable=SC2154,SC2034 # what check.sh and those it sources set
# Of check.sh: the heap by the limits, a container that has too little memory for its users, and what a start costs.

# --- the heap -------------------------------------------------------------------------------------------
limit() { printf '.linux.resources.memory = {limit: (%s * 1048576), swap: (%s * 1048576)}' "$1" "$1"; }
# heap FILTER NAME=VALUE...: in MB
heap() {
  local filter=$1
  shift
  once heap "$filter | $(env_of JAVA_OPTS=-XX:+PrintFlagsFinal "$@")" --version | awk '/ MaxHeapSize / { print $4 / 1048576 }'
}
# Java takes even numbers.
same "its heap, with the default limits" 3996 "$(heap .)"
same "follows MEMORY_SOFT_LIMIT" 412 "$(heap . MEMORY_SOFT_LIMIT=512)"
same "MEMORY_HARD_LIMIT" 766 "$(heap . MEMORY_HARD_LIMIT=1000)"
same "and what the container may have" 326 "$(heap "$(limit 512)")"
same "as in the composition and the chart" 902 "$(heap "$(limit 1280)" MEMORY_SOFT_LIMIT=1024 MEMORY_HARD_LIMIT=1152)"

# --- too little memory ------------------------------------------------------------------------------------
start small "$(limit 320) | $(env_of MEMORY_SOFT_LIMIT=220 MEMORY_HARD_LIMIT=300)"
small=$process
resident() { sed -nE 's/^VmRSS:[^0-9]*([0-9]+).*/\1/p' "/proc/$1/status"; }
# Of its memory cgroup, by either version.
killed() {
  local folder
  folder=$(sed -nE 's/^[0-9]+:memory:|^0:://p' "/proc/$1/cgroup" | head -n 1)
  cat "/sys/fs/cgroup/memory$folder/memory.oom_control" "/sys/fs/cgroup$folder/memory.events" 2>/dev/null | sed -n 's/^oom_kill //p'
}
eventually "with 320 MB it starts" answers
generator=$first
start site "$(beside)" demo --site-only --port 8090
eventually "and something to visit beside it" call -f http://127.0.0.1:8090/
same "it is given more users than it has memory for" 200 "$(post /api/start '{"config": {
  "Traffic Generator URL": "http://127.0.0.1:8090", "Simulated Users": 1000, "Rate Limit": 500,
  "Minimum Session Length": 20, "Maximum Session Length": 40},
  "sitemap": {"paths": [{"method": "GET", "paths": ["/", "/products"], "traffic_type": "web"}]}}')"
is_short() { grep -q 'past MEMORY_SOFT_LIMIT' "$work/small.log"; }
eventually "its own guard acts" is_short
has_sent() { [[ $(metric .metrics.requests_total) -gt 3000 ]]; }
eventually "the run goes on all the same" has_sent
same "nothing was killed" 0 "$(killed "$generator")"
same "the process is below the container's limit" true "$( (($(resident "$generator") < 320 * 1024)) && echo true)"
end site TERM
process=$small
end small TERM
same "it ends as ever" "0, in time" "$ending"

# --- what a start costs -----------------------------------------------------------------------------------
# cost FILTER: CPU time, user and system, of the launcher and java until /api/health answers, in hundredths of a
# second: the median of five starts, and the time that went by
cost() {
  local round hundredths=() passed_by=() began deadline fields
  for round in 1 2 3 4 5; do
    began=$(date +%s%N)
    start "cost$round" "$1"
    deadline=$((SECONDS + 30))
    until answers; do
      if ((SECONDS > deadline)); then
        fail "it starts" "$(tail -n 5 "$work/cost$round.log")"
        tell_result
      fi
      sleep 0.02
    done
    read -ra fields < <(sed 's/.*) //' "/proc/$first/stat")
    passed_by+=($((($(date +%s%N) - began) / 10000000)))
    hundredths+=($(((fields[11] + fields[12] + fields[13] + fields[14]) * 100 / $(getconf CLK_TCK))))
    end "cost$round" TERM
  done
  median_cpu=$(printf '%s\n' "${hundredths[@]}" | sort -n | sed -n 3p)
  median_time=$(printf '%s\n' "${passed_by[@]}" | sort -n | sed -n 3p)
}
seconds() { awk -v hundredths="$1" 'BEGIN { printf "%.2f s", hundredths / 100 }'; }
cost .
same "to its first /api/health it takes $(seconds "$median_cpu") of CPU ($(seconds "$median_time") went by), below 1.5 s" true \
  "$( ((median_cpu < 150)) && echo true)"
cached=$median_cpu
cost "$(env_of JAVA_OPTS=-XX:AOTMode=off)"
same "without the cache $(seconds "$median_cpu") ($(seconds "$median_time") went by), which is more" true \
  "$( ((median_cpu > cached)) && echo true)"
succeeds "the cache is used" once on "$(env_of JAVA_OPTS=-XX:AOTMode=on)" --version
start other "$(env_of TRAFFIC_GENERATOR_GC=g1)"
eventually "with another collector it starts, too" answers
end other TERM
same "and says nothing of the cache" "" "$(grep -vE ' (INFO|WARN) ' "$work/other.log" || true)"
# A jar that is newer than the cache.
picocli=$(basename -- "$rootfs"/opt/traffic-generator/lib/picocli-*.jar)
faulty='.mounts += [{destination: "/opt/traffic-generator/lib/'"$picocli"'", type: "bind", source: "'$work/picocli.jar'", options: ["bind", "ro"]}]'
cp "$rootfs/opt/traffic-generator/lib/$picocli" "$work/picocli.jar"
chmod a+r "$work/picocli.jar"
refused "planted: a cache of other jars, where it must be used" "AOT|aot" once stale "$faulty | $(env_of JAVA_OPTS='-XX:AOTMode=on -Xlog:aot')" --version
same "which else starts without it, and without a word" 3 "$(once stale "$faulty" --version 2>&1 | wc -l)"
