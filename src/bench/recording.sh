#!/usr/bin/env bash
# What recording one request costs, measured by JMH: nanoseconds and bytes, for 1, 200 and 1,000 paths,
# with one thread and with two. Takes a minute.
# Usage: JAVA_HOME=… src/bench/recording.sh [JMH OPTION…]
cd -- "$(dirname -- "$0")/../.." || exit
# shellcheck source=src/bench/jmh.sh
source src/bench/jmh.sh

jmh RecordingBenchmark "$@"
