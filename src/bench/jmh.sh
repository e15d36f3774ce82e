#!/usr/bin/env bash
# Runs one JMH benchmark of this folder. Sourced, not run, by what names it.
# JAVA_HOME must be that of a JDK 25.
set -euo pipefail

# CLASS [JMH OPTION…]
jmh() {
  local class=$1 jdk=${JAVA_HOME:?must be that of a JDK 25} classes=target/bench classpath
  shift
  mkdir -p "$classes"
  ./mvnw -q -Pbench compile dependency:build-classpath -Dmdep.outputFile="$classes/classpath"
  classpath=target/classes:$(<"$classes/classpath")
  "$jdk/bin/javac" -proc:full -cp "$classpath" -d "$classes" "src/bench/$class.java"
  "$jdk/bin/java" -cp "$classes:$classpath" org.openjdk.jmh.Main -prof gc "$@" "$class" |
    grep -E "^(Benchmark|$class\.[a-zA-Z]+(:gc\.alloc\.rate\.norm)?) "
}
