# shellcheck shell=bash
# The tools of the check scripts in packaging/, from the npm registry at the versions that package-lock.json
# beside this file names with their checksums. To be sourced under `set -euo pipefail` after
# src/test/bash/checks.bash. Sets CHECK_MODULES, where they lie.
check_folder=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
tools_folder=$check_folder/../../target/packaging-check
needs node npm
mkdir -p "$tools_folder"
tools_folder=$(cd -- "$tools_folder" && pwd -P)
export CHECK_MODULES=$tools_folder/node_modules

if ! cmp -s "$check_folder/package-lock.json" "$tools_folder/installed.json"; then
  cp "$check_folder"/package{,-lock}.json "$tools_folder"
  # No script of a package runs, and the AWS CDK, which one package is meant to be used with, stays away.
  (cd "$tools_folder" && npm ci --omit=peer --ignore-scripts --no-audit --no-fund --loglevel=error)
  cp "$check_folder/package-lock.json" "$tools_folder/installed.json"
fi
