#!/usr/bin/env bash
# Builds the application twice, from the sources as they are here, in two folders of different names, in another time
# zone, language and time of day, and compares the jar and everything that is laid out, with its rights.
#   reproducible.sh          the application
#   reproducible.sh --deb    also the .deb, file by file and as a whole (dpkg-deb fakeroot; takes three times as long)
# Needs git, unzip and, the first time, Maven Central.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
needs git unzip
# shellcheck source=packaging/check/claims.bash
source "$root/packaging/check/claims.bash"

words=(-DskipTests)
if [[ ${1:-} == --deb ]]; then
  needs dpkg-deb fakeroot
  words+=(-Pinstaller)
fi

# sources FOLDER: tracked files and new ones, as they are, and their history, which tells the commit
sources() {
  mkdir -p "$1"
  (cd "$root" && git ls-files --cached --others --exclude-standard -z | tar --null --ignore-failed-read -T - -cf -) | tar -C "$1" -xf -
  git clone --quiet --bare "$root" "$1/.git"
  git -C "$1" config core.bare false
  git -C "$1" reset --quiet
}
# built FOLDER ZONE LANGUAGE
built() {
  sources "$1"
  (cd "$1" && TZ=$2 LC_ALL=$3 MAVEN_OPTS="-Duser.timezone=$2 -Duser.language=${3%%_*}" \
    ./mvnw --quiet --batch-mode --no-transfer-progress "${words[@]}" package >build.log 2>&1) || { tail -n 50 "$1/build.log" && exit 1; }
}
# listed FOLDER: rights and names
listed() { (cd "$1" && find . -printf '%M %p %l\n' | LC_ALL=C sort -k2); }
# equal ONE OTHER: with what differs, in the jars too
equal() {
  local code=0 file
  diff <(listed "$1") <(listed "$2") || code=1
  while read -r file; do
    code=1
    echo "differs: $file"
    case $file in
    *.jar) diff <(unzip -v "$1/$file") <(unzip -v "$2/$file") | head -n 20 ;;
    *) diff --text "$1/$file" "$2/$file" | head -n 5 | cut -c -200 ;;
    esac
  done < <(cd "$1" && find . -type f -exec sh -c 'for f; do [ ! -f "$0/$f" ] || cmp -s "$f" "$0/$f" || echo "$f"; done' "$2" {} +)
  return $code
}

built "$work/one" Pacific/Auckland C.UTF-8
built "$work/a folder/of another name" America/Los_Angeles de_DE.UTF-8
one=$work/one/target/traffic-generator
other="$work/a folder/of another name/target/traffic-generator"
echo "$(find "$one" -type f | wc -l) files of $(unzip -p "$one"/lib/traffic-generator-*.jar dev/trafficgenerator/build.properties)"
succeeds "two builds of the application are equal" equal "$one" "$other"
sum() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c -64); }
echo "sha256 of all: $(sum "$one")"

# A comparison that finds nothing must be one that would.
alter() {
  rm -rf "$work/altered" && cp -r "$one" "$work/altered"
  (cd "$work/altered" && "$@")
}
# shellcheck disable=SC2016 # for the shell that alter starts
alter sh -c 'printf x >>"$(echo lib/traffic-generator-*.jar)"'
refused "another jar" "differs: ./lib/traffic-generator-.*" equal "$one" "$work/altered"
alter chmod 700 bin/traffic-generator
refused "other rights" "rwx------ ./bin/traffic-generator" equal "$one" "$work/altered"
alter sh -c 'echo >>THIRD-PARTY.txt'
refused "another line" "differs: ./THIRD-PARTY.txt" equal "$one" "$work/altered"
alter touch new
refused "one file more" "./new" equal "$one" "$work/altered"

if [[ ${1:-} == --deb ]]; then
  for each in one "a folder/of another name"; do
    dpkg-deb --raw-extract "$work/$each"/target/installer/*.deb "$work/$each/deb"
  done
  succeeds "two builds of the .deb have equal files" equal "$work/one/deb" "$work/a folder/of another name/deb"
  same "two builds of the .deb are equal" "$(sha256sum <"$(echo "$work"/one/target/installer/*.deb)")" \
    "$(sha256sum <"$(echo "$work/a folder/of another name"/target/installer/*.deb)")"
fi

tell_result
