#!/usr/bin/env bash
# Holds the generator's figures against the truth: a target that delays by script and counts. Prints a
# table; exit code 1 when a total differs or a percentile is off by more than 1 %. Takes two minutes.
# Usage: src/bench/truth.sh
cd -- "$(dirname -- "$0")/../.."
# shellcheck source=src/bench/bench.sh
source src/bench/bench.sh

# The target's own pauses would count as the generator's: ZGC has none worth naming.
truth() { "$(readlink "/proc/$generator/exe")" -XX:+UseZGC -cp "$app/lib/*" src/bench/TruthBench.java "$@"; }

status=0
start_generator
truth "$port" || status=$?
# A generator with one CPU, so that it can be starved.
JAVA_OPTS="${JAVA_OPTS:-} -XX:ActiveProcessorCount=1" start_generator
truth "$port" starve || status=$?
grep -c 'holds the run back' "$work/generator.log" | sed 's/^/lines about saturation in the log: /'
exit "$status"
