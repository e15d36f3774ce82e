# shellcheck shell=bash disable=SC2154 # what the sourcing script and checks.bash set
# Builds the image with buildah, without an engine and without a registry: the images that the Dockerfile starts
# from are made here, of a Debian by debootstrap and of this computer's JDK 25. To be sourced after checks.bash; `$root`
# is the sources' folder, `$store` the folder for all that is kept.
export BUILDAH_ISOLATION=chroot
# For buildah: what it caches, RUN's cache mounts among it, lies there.
export TMPDIR=$store/tmp
image=localhost/traffic-generator:check

# vfs instead of overlay works everywhere, and copies each layer whole.
buildah() {
  command buildah --root "$store/storage" --runroot "$store/run" --storage-driver "${STORAGE_DRIVER:-overlay}" "$@"
}
dockerfile_from() { sed -nE 's/^FROM ([^ ]+\/[^ ]+).*/\1/p' "$root/Dockerfile"; }
have() { buildah images --quiet "$1" >/dev/null 2>&1; }

# As Debian's own slim image is made: no documents, no words in other languages, no package lists.
debian_tree() {
  local tree=$1 suite=$2
  [[ ! -e $tree/complete ]] || return 0
  rm -rf "$tree"
  mkdir -p "$tree"
  debootstrap --variant=minbase "$suite" "$tree" >"$work/debootstrap.log" 2>&1 ||
    { tail -n 20 "$work/debootstrap.log" && exit 1; }
  find "$tree/usr/share/doc" -type f ! -name copyright -delete
  rm -rf "$tree"/usr/share/{man,info,locale,groff,lintian,linda}/* "$tree"/var/lib/apt/lists/* \
    "$tree"/var/cache/apt/archives/*.deb "$tree"/var/cache/apt/*.bin "$tree"/var/log/*.log
  touch "$tree/complete"
}

# base NAME TREE JDK CONFIG...: an image of a tree, with a JDK where that is not empty
base() {
  local name=$1 tree=$2 jdk=$3 container mount link
  shift 3
  container=$(buildah from scratch)
  mount=$(buildah mount "$container")
  cp -a "$tree/." "$mount"
  rm "$mount/complete"
  if [[ -n $jdk ]]; then
    mkdir -p "$mount/opt/java"
    cp -a "$jdk" "$mount/opt/java/openjdk"
    # Debian's package of the JDK has links to what it shares with others.
    find "$mount/opt/java/openjdk" -type l | while read -r link; do
      cp --remove-destination "$(readlink -f "$jdk/${link#"$mount/opt/java/openjdk/"}")" "$link"
    done
  fi
  buildah config --cmd bash "$@" "$container"
  buildah commit --quiet --format docker --rm "$container" "$name" >/dev/null
}

jdk_25() {
  local jdk=${JAVA_HOME:-}
  if ! grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$jdk/release"; then
    jdk=$(dirname -- "$(readlink -f -- "$(grep -lE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' /usr/lib/jvm/*/release | head -n 1)")")
  fi
  printf '%s' "$jdk"
}

make_bases() {
  local temurin debian
  temurin=$(dockerfile_from | grep -m1 eclipse-temurin)
  debian=$(dockerfile_from | grep -m1 debian)
  debian_tree "$store/debian" trixie
  have "$debian" || base "$debian" "$store/debian" ""
  have "$temurin" || base "$temurin" "$store/debian" "$(jdk_25)" \
    --env JAVA_HOME=/opt/java/openjdk \
    --env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
}

# The commit as the build itself would say it.
commit() {
  local commit
  commit=$(git -C "$root" rev-parse --short=12 HEAD)
  [[ -z $(git -C "$root" status --porcelain --untracked-files=no) ]] || commit+=+
  printf '%s' "$commit"
}

# OCI's own format has no HEALTHCHECK.
build_image() {
  buildah build --pull=never --format docker --build-arg COMMIT="$(commit)" --tag "$image" "$root" >"$work/build.log" 2>&1 ||
    { tail -n 40 "$work/build.log" && exit 1; }
  # What the name stood for before.
  buildah rmi --prune >/dev/null 2>&1 || true
}
