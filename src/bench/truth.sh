#!/usr/bin/env bash
# Holds the generator's figures against the truth: a target that delays by script and counts. Prints a
# table; exit code 1 when a total differs or a percentile is off by more than 1 %. Takes two minutes.
# Usage: src/bench/truth.sh
cd -- "$(dirname -- "$0")/../.."
# shellcheck source=src/bench/bench.sh
source src/bench/bench.sh

# One CPU for the generator, so that the last part can starve it.
JAVA_OPTS="${JAVA_OPTS:-} -XX:ActiveProcessorCount=1" start_generator
status=0
"$(readlink "/proc/$generator/exe")" -cp "$app/lib/*" src/bench/TruthBench.java "$port" || status=$?
grep -c 'holds the run back' "$work/generator.log" | sed 's/^/lines about saturation in the log: /'
exit "$status"
