#!/usr/bin/env bash
# Checks what the application is made of and how it comes together: the list of components against CycloneDX's schema
# and against the files that are shipped, the licences and their texts, the versions, the wrapper, the workflow, the
# configuration of Renovate; and that planted faults are refused.
# Needs an application in target/ (./mvnw -DskipTests package), node, npm, jq, unzip, Maven Central and the npm registry.
#   check.sh [APPLICATION]
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$root/src/test/bash/checks.bash"
needs jq unzip sha512sum
# shellcheck source=packaging/check/claims.bash
source "$root/packaging/check/claims.bash"
# shellcheck source=packaging/check/tools.bash
source "$root/packaging/check/tools.bash"

app=${1:-$root/target/traffic-generator}
sbom=$app/traffic-generator.cdx.json
licences=$root/packaging/licences
[[ -f $sbom ]] || { echo "no $sbom: ./mvnw -DskipTests package makes it" && exit 1; }

# packed NAME VERSION SHA512 FILE...: files of a package without the hundreds that it depends on
packed() {
  local name=$1 version=$2 sum=$3 folder=$tools_folder/${1//\//-}-$2 archive
  shift 3
  if [[ ! -d $folder ]]; then
    archive=$(cd "$work" && npm pack --silent "$name@$version")
    [[ $(openssl dgst -sha512 -binary "$work/$archive" | base64 -w0) == "$sum" ]] || { echo "$name is another" && exit 1; }
    mkdir "$folder"
    tar -xzf "$work/$archive" -C "$folder" --strip-components=1 "${@/#/package/}"
  fi
}
packed @cyclonedx/cyclonedx-library 10.3.0 \
  RIT28sp1U0PCHaaeF3yNRwk6Jig/XJ8UsYAVOMYaHQ+0VVOvsjcp0PTWQFLUqJFF8XMud+Kdq6G+wtDAh+QJFA== res/schema
packed renovate 44.121.2 \
  gNsY+POw2UN3B4e8x0B5UK3onH1qF7wMirKGaUnJcSx3+xEWH4n35RS4rvVEtTIIV/BoZoFbsIo7njTb9Mydxg== renovate-schema.json

# --- the list of components -----------------------------------------------------------------------------
cyclonedx() {
  local schemas=$tools_folder/@cyclonedx-cyclonedx-library-10.3.0/res/schema
  node "$root/packaging/check/schema.mjs" "$schemas"/{bom-1.6,spdx,jsf-0.82}.SNAPSHOT.schema.json -- "$@"
}
claim() { succeeds "$1" jq -e "$2" "$sbom"; }
succeeds "the list of components is as CycloneDX 1.6 has it" cyclonedx "$sbom"
# A package URL is pkg:maven/GROUP/NAME@VERSION?classifier=C&type=jar
jq -r '.components[].purl
  | capture("/(?<name>[^/@]+)@(?<version>[^?]+)\\?(classifier=(?<classifier>[^&]+)&)?type=jar$")
  | "\(.name)-\(.version)\(if .classifier then "-" + .classifier else "" end).jar"' "$sbom" | sort >"$work/listed"
find "$app/lib" -name '*.jar' ! -name 'traffic-generator-*' -printf '%f\n' | sort >"$work/shipped"
same "each jar that is shipped is listed, and none else but swagger-ui" "swagger-ui" \
  "$(comm -3 "$work/listed" "$work/shipped" | sed 's/-[0-9.]*\.jar$//')"
same "of which our own jar has three files" 3 "$(unzip -l "$app"/lib/traffic-generator-*.jar | grep -c viewer/swagger-ui)"
find "$app/lib" -name '*.jar' ! -name 'traffic-generator-*' -exec sha256sum {} + | cut -c -64 | sort >"$work/sums"
same "and the jars are those whose checksums are listed" "$(wc -l <"$work/shipped")" \
  "$(jq -r '.components[].hashes[] | select(.alg == "SHA-256").content' "$sbom" | sort | comm -12 - "$work/sums" | wc -l)"
claim "each component has a licence" '[.components[] | .licenses | length] | length > 70 and all(. > 0)'
claim "no time and no chance is in it" '(.metadata | has("timestamp") | not) and (.serialNumber | length == 45)'
case $(uname -s) in
Linux) native=linux ;; Darwin) native=mac ;; *) native=win ;;
esac
claim "JavaFX is this system's" "[.components[].purl | capture(\"javafx-.*classifier=(?<of>[a-z]*)\").of]
  | length == 4 and all(startswith(\"$native\"))"

# --- licences ------------------------------------------------------------------------------------------------
same "THIRD-PARTY.txt tells of the same works" \
  "$(jq -r '.components[] | "\(.group):\(.name) \(.version)"' "$sbom" | sort -u)" \
  "$(grep -E '^[a-z][^ ]*:[^ ]+ [^ ]+$' "$app/THIRD-PARTY.txt" | sort -u)"
texts() {
  local licence
  while read -r licence; do
    case $licence in
    MIT | BSD-*) grep -q -- "^---- Text [0-9]: $licence -" "$app/licences/NOTICES.txt" ;;
    *) [[ -s $app/licences/${licence// /-}.txt ]] ;;
    esac || { echo "no text of $licence" && return 1; }
  done <"$licences/allowed.txt"
}
succeeds "the text of each licence that is allowed comes along" texts
# Licences that want the notice to come along, and jars that don't carry it.
noticed() {
  local jar name
  find "$app/lib" -name '*.jar' | sort | while read -r jar; do
    name=$(basename -- "$jar" | sed -E 's/-[0-9].*//')
    grep -A1 -E ":$name [0-9]" "$app/THIRD-PARTY.txt" | grep -E '^  (MIT|BSD|GPL)' >/dev/null || continue
    if ! unzip -l "$jar" | grep -iE 'META-INF/.*licen[sc]e' >/dev/null && ! grep -qiw -- "$name" "$1"; then
      echo "no notice of $name" && return 1
    fi
  done
}
succeeds "the notice of each jar that has none comes along" noticed "$app/licences/NOTICES.txt"
planted "a notice is missing" "no notice of dec" '/^Brotli/d' "$app/licences/NOTICES.txt" noticed

maven() { (cd "$root" && ./mvnw --batch-mode --no-transfer-progress "$@"); }
# The build writes nothing of ours here.
judge() { maven license:add-third-party@licences "-Dlicences.allowed=file://$1" "-Dlicences.folder=$work"; }
succeeds "Maven takes the list of licences" judge "$licences/allowed.txt"
for licence in MIT BSD-3-Clause EPL-2.0 GPL-2.0; do
  planted "a list without $licence" "forbidden|not in the whitelist|blacklist" "/^$licence/d" "$licences/allowed.txt" judge
done

# --- versions ------------------------------------------------------------------------------------------------
versions() { maven --file "$1" enforcer:enforce@versions; }
succeeds "Maven takes the versions" versions "$root/pom.xml"
planted "two versions of one library" "convergence error for jakarta.annotation:jakarta.annotation-api" \
  's:<artifactId>jakarta.annotation-api<:<artifactId>another-api<:' "$root/pom.xml" versions
planted "a plugin without a version" "maven-jar-plugin" '/<version>3\.5\.1</d' "$root/pom.xml" versions
planted "a version that moves" "jsoup" 's:<jsoup.version>.*<:<jsoup.version>[1.24,2)<:' "$root/pom.xml" versions
planted "a dependency twice" "jsoup" 's:<artifactId>jackson-databind<:<artifactId>jsoup<:; s:<groupId>com.fasterxml.jackson.core<:<groupId>org.jsoup<:' \
  "$root/pom.xml" versions
numbers() { ! sed '/<build>/,/<\/build>/d' "$1" | grep -A2 -E '^ {6,}<artifactId>' | grep -E '<version>[^$]'; }
scattered() {
  ! awk '
    /<pluginManagement>/ { managed = 1 } /<\/pluginManagement>/ { managed = 0 }
    /<artifactItem>/ { item = 1 } /<\/artifactItem>/ { item = 0 }
    /<plugins>/ { plugins++ } /<\/plugins>/ { plugins-- }
    plugins && !managed && !item && /^ +<version>[^$]/ { print FNR ": " $0 }' "$1" | grep -vF '[25,)' | grep -vF '[3.9,)'
}
succeeds "versions of dependencies are properties" numbers "$root/pom.xml"
planted "a dependency's version as a number" "1.24.1" 's/\$\{jsoup.version\}/1.24.1/' "$root/pom.xml" numbers
succeeds "plugins have their versions in one list" scattered "$root/pom.xml"
planted "a plugin's version elsewhere" "3.6.1" \
  's:^        <artifactId>maven-surefire-plugin</artifactId>:&\n        <version>3.6.1</version>:' "$root/pom.xml" scattered

# --- the wrapper ---------------------------------------------------------------------------------------------
# A home of its own, so that Maven is downloaded.
mkdir -p "$work/wrapper"
cp -r "$root/mvnw" "$root/.mvn" "$work/wrapper"
wrapper() {
  cp "$1" "$work/wrapper/.mvn/wrapper/maven-wrapper.properties" 2>/dev/null || true
  MAVEN_USER_HOME=$(mktemp -d "$work/maven.XXXX") "$work/wrapper/mvnw" --version
}
properties=$root/.mvn/wrapper/maven-wrapper.properties
succeeds "the wrapper takes the Maven that it downloads" wrapper "$properties"
planted "another Maven" "Failed to validate Maven distribution SHA-256" 's/^(distributionSha256Sum=)./\10/' "$properties" wrapper

# --- where it is built, and how it stays fresh ------------------------------------------------------------
workflow() { node "$root/packaging/check/workflow.mjs" "$@"; }
ci=$root/.github/workflows/ci.yml
succeeds "actionlint takes the workflow" workflow "$ci"
planted "a misspelt key of a step" 'unexpected key "runs"' '0,/^( +)run:/s//\1runs:/' "$ci" workflow
planted "a context that is not there" 'property "oss" is not defined' 's/matrix\.os /matrix.oss /' "$ci" workflow
planted "a permission that is not there" 'unknown permission scope' 's/contents: read/content: read/' "$ci" workflow
same "it may read, and nothing else" "permissions: contents: read" "$(grep -A1 permissions: "$ci" | xargs)"
renovate() {
  node "$root/packaging/check/schema.mjs" --known-keys "$tools_folder/renovate-44.121.2/renovate-schema.json" -- "$@"
}
config=$root/.github/renovate.json
succeeds "Renovate's schema takes its configuration" renovate "$config"
planted "a misspelt key for Renovate" "shedule does not exist" 's/"schedule": \["before/"shedule": ["before/' "$config" renovate
planted "a text for Renovate where a list belongs" "must be array" 's/(enabledManagers": )\[.*\]/\1"maven"/' "$config" renovate
planted "a component without a name" "required property 'name'" '0,/"name" : "jspecify",/s///' "$sbom" cyclonedx
planted "a licence that SPDX does not know" "equal to one of the allowed values" '0,/"id" : "MIT"/s//"id" : "MITT"/' "$sbom" cyclonedx

# --- an application image, if there is one ---------------------------------------------------------------
image=$root/target/installer/traffic-generator
if [[ -d $image ]]; then
  for each in LICENSE THIRD-PARTY.txt traffic-generator.cdx.json licences; do
    succeeds "the application image has $each" diff -r "$app/$each" "$image/lib/$each"
  done
  for module in "$image"/lib/runtime/legal/*; do
    [[ -s $module/LICENSE ]] || fail "the image's Java has no licence for $(basename -- "$module")"
  done
  succeeds "and its Java's licences" test -s "$image/lib/runtime/legal/java.base/ADDITIONAL_LICENSE_INFO"
fi

tell_result
