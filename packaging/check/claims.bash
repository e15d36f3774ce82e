# shellcheck shell=bash disable=SC2154 # what checks.bash sets
# What the check scripts in packaging/ say of commands. To be sourced after src/test/bash/checks.bash.

# succeeds WHAT COMMAND...
succeeds() {
  local what=$1
  shift
  if "$@" >"$work/out" 2>&1; then ok "$what"; else fail "$what" "$(cat "$work/out")"; fi
}
# refused WHAT PATTERN COMMAND...: the command must fail, and say why
refused() {
  local what=$1 pattern=$2
  shift 2
  if "$@" >"$work/out" 2>&1; then
    fail "refused: $what" "it was accepted"
  elif grep -qE -- "$pattern" "$work/out"; then
    ok "refused: $what"
  else
    fail "refused: $what" "for another reason: $(cat "$work/out")"
  fi
}
# planted WHAT PATTERN SED FILE COMMAND...: as refused, of a copy of FILE with a fault, which the command is given
planted() {
  local what=$1 pattern=$2 fault=$3 file=$4 copy
  shift 4
  mkdir -p "$work/planted"
  copy=$work/planted/$(basename -- "$file")
  sed -E "$fault" "$file" >"$copy"
  if cmp -s "$copy" "$file"; then
    fail "planted: $what" "the fault could not be planted"
  else
    refused "$what" "$pattern" "$@" "$copy"
  fi
}
