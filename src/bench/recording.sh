#!/usr/bin/env bash
# What recording one request costs, measured by JMH: nanoseconds and bytes, for 1, 200 and 1,000 paths,
# with one thread and with two. Takes a minute.
# Usage: JAVA_HOME=… src/bench/recording.sh [JMH OPTION…]
cd -- "$(dirname -- "$0")/../.." || exit
set -euo pipefail

jdk=${JAVA_HOME:?must be that of a JDK 25}
classes=target/bench
mkdir -p "$classes"
./mvnw -q -Pbench compile dependency:build-classpath -Dmdep.outputFile="$classes/classpath"
classpath=target/classes:$(<"$classes/classpath")
"$jdk/bin/javac" -proc:full -cp "$classpath" -d "$classes" src/bench/RecordingBenchmark.java
"$jdk/bin/java" -cp "$classes:$classpath" org.openjdk.jmh.Main -prof gc "$@" RecordingBenchmark |
  grep -E '^(Benchmark|RecordingBenchmark\.[a-zA-Z]+(:gc\.alloc\.rate\.norm)?) '
