#!/usr/bin/env bash
# What reading one page of 100 KB costs, measured by JMH: microseconds and bytes, beside jsoup reading
# the whole of it. Takes half a minute.
# Usage: JAVA_HOME=… src/bench/page.sh [JMH OPTION…]
cd -- "$(dirname -- "$0")/../.." || exit
# shellcheck source=src/bench/jmh.sh
source src/bench/jmh.sh

jmh PageBenchmark "$@"
