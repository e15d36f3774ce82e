#!/usr/bin/env bash
# What the history of a day takes on the heap, at 1,000 requests a second. Takes a minute.
# Usage: JAVA_HOME=… src/bench/history.sh      after ./mvnw -q -DskipTests package
cd -- "$(dirname -- "$0")/../.." || exit
set -euo pipefail

jdk=${JAVA_HOME:?must be that of a JDK 25}
mkdir -p target/bench
"$jdk/bin/javac" -cp 'target/traffic-generator/lib/*' -d target/bench src/bench/HistoryBench.java
"$jdk/bin/java" -cp 'target/bench:target/traffic-generator/lib/*' dev.trafficgenerator.metrics.HistoryBench
