#!/usr/bin/env bash
# Lays out what the image holds: the application as the build leaves it, without the console, with a Java runtime of
# the modules that headless needs. Native libraries lie unpacked beside the jars, because Java could not unpack them
# where nothing may be written; those of other systems stay away. Called by the Dockerfile, in the sources' folder.
# Usage: assemble.sh FOLDER OF THE PACKAGED APPLICATION, FOLDER TO MAKE
set -euo pipefail

image=$2
lib=$image/lib
jar() { "$JAVA_HOME/bin/jar" "$@"; }

# Parents of the folder may be missing; the folder itself must be.
mkdir -p "$(dirname -- "$image")"
cp -r "$1" "$image"
rm -r "$lib/console"
install -m 755 packaging/container/health "$image/bin/health"

"$JAVA_HOME/bin/jlink" --add-modules "$(paste -sd, packaging/runtime/headless.modules)" \
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 --output "$image/runtime"
# The names of its own functions, 5 MB; their addresses stay as they are in what Temurin keeps to look them up.
strip --strip-unneeded "$image/runtime/lib/server/libjvm.so"

case $(uname -m) in
  x86_64) jna=linux-x86-64 zstd=amd64 conscrypt=x86_64 ;;
  aarch64) jna=linux-aarch64 zstd=aarch64 conscrypt=aarch_64 ;;
  *) echo "assemble.sh: no native libraries are known for $(uname -m)" >&2 && exit 1 ;;
esac
# unpack JAR LIBRARY AS: takes all native libraries out of the jar, and that one into lib/native
mkdir "$lib/native"
unpack() {
  local folder
  folder=$(mktemp -d)
  (cd "$folder" && jar --extract --file "$1")
  # The pattern is of a name with a version.
  # shellcheck disable=SC2086
  install -m 644 "$folder"/$2 "$lib/native/$3"
  # Conscrypt's holds its documentation, too.
  find "$folder" -type f \( -name '*.html' -o -name '*.so' -o -name '*.dll' -o -name '*.jnilib' -o -name '*.dylib' -o -name '*.a' \) -delete
  jar --create --file "$1" --manifest "$folder/META-INF/MANIFEST.MF" --date 2026-01-01T00:00:00Z -C "$folder" .
  rm -r "$folder"
}
unpack "$lib"/jna-jpms-*.jar "com/sun/jna/$jna/libjnidispatch.so" libjnidispatch.so
unpack "$lib"/zstd-jni-*.jar "linux/$zstd/libzstd-jni-*.so" libzstd-jni.so
unpack "$lib"/conscrypt-openjdk-uber-*.jar "META-INF/native/libconscrypt_openjdk_jni-linux-$conscrypt.so" \
  libconscrypt_openjdk_jni.so
chmod -R u=rwX,go=rX "$image"
