# Helpers for the tests of the command line. A test is a script, cli/NAME_test.sh, run by ctest as
#   sh NAME_test.sh PROGRAM ROOT
# and begins with:  . "$(dirname "$0")/lib.sh"
# It stands in an empty temporary folder with git and colour settings of its own, and runs the
# program by `run ARGS…`, which leaves $out, $err (texts) and $code. The first expectation that fails
# ends the test with what was seen. Set POSTLINT_UPDATE=1 to rewrite snapshots.
# shellcheck shell=sh
set -u

case $1 in
  /*) postlint=$1 ;;
  *) postlint=$PWD/$1 ;;
esac
root=$2
test_name=$(basename "$0" .sh)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/postlint-test.XXXXXX")
trap 'cd / && rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$scratch" || exit 1

unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
HOME=$scratch/.home
mkdir -p "$HOME"
export HOME TERM=dumb LC_ALL=C.UTF-8
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.org
export GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.org

out=""
err=""
code=""

# run ARGS…: the program; its stdin is empty unless the caller redirects it.
run() {
  if [ -t 0 ]; then
    "$postlint" "$@" </dev/null >"$scratch/.out" 2>"$scratch/.err"
  else
    "$postlint" "$@" >"$scratch/.out" 2>"$scratch/.err"
  fi
  code=$?
  out=$(cat "$scratch/.out")
  err=$(cat "$scratch/.err")
}

fail() {
  printf '%s: %s\n' "$test_name" "$*"
  printf -- '--- exit code: %s\n--- stdout:\n%s\n--- stderr:\n%s\n' "$code" "$out" "$err"
  exit 1
}

skip() { # REASON: ctest counts exit code 77 as skipped
  printf '%s: skipped: %s\n' "$test_name" "$*"
  exit 77
}

expect_code() {
  [ "$code" = "$1" ] || fail "exit code $1 expected"
}

expect_out() { # TEXT: is somewhere in stdout
  case $out in *"$1"*) ;; *) fail "stdout should contain: $1" ;; esac
}

expect_err() { # TEXT: is somewhere in stderr
  case $err in *"$1"*) ;; *) fail "stderr should contain: $1" ;; esac
}

expect_no_out() {
  if [ $# = 0 ]; then
    [ -z "$out" ] || fail "stdout should be empty"
    return
  fi
  case $out in *"$1"*) fail "stdout should not contain: $1" ;; esac
}

expect_no_err() {
  if [ $# = 0 ]; then
    [ -z "$err" ] || fail "stderr should be empty"
    return
  fi
  case $err in *"$1"*) fail "stderr should not contain: $1" ;; esac
}

expect_same_files() { # A B
  cmp -s "$1" "$2" || {
    diff -u "$1" "$2"
    fail "$1 and $2 should be the same"
  }
}

# write FILE: takes the content from stdin and makes the folders.
write() {
  mkdir -p "$(dirname "$1")" && cat >"$1"
}

# A good post; extra front matter lines may be given.
good_post() { # FILE [LINE…]
  good_post_file=$1
  shift
  {
    printf -- '---\ntitle: 좋은 글 %s\ndate: 2024-03-01\n' "$good_post_file"
    for good_post_line in "$@"; do printf '%s\n' "$good_post_line"; done
    printf -- '---\n본문입니다.\n'
  } | write "$good_post_file"
}

# A post with one finding, heading-missing-space in line 5, which a safe fix mends.
bad_post() { # FILE
  printf -- '---\ntitle: 나쁜 글 %s\ndate: 2024-03-01\n---\n##제목\n\n본문입니다.\n' "$1" | write "$1"
}

new_repository() { # FOLDER
  git init -q -b main "$1" || fail "git init"
}

# expect_snapshot NAME: stdout is what tests/cli/snapshots/NAME holds; paths of the scratch folder
# stand there as SCRATCH.
expect_snapshot() {
  snapshot=$root/tests/cli/snapshots/$1
  sed "s|$scratch|SCRATCH|g" "$scratch/.out" >"$scratch/.seen"
  if [ -n "${POSTLINT_UPDATE:-}" ]; then
    mkdir -p "$(dirname "$snapshot")" && cp "$scratch/.seen" "$snapshot"
    return
  fi
  [ -f "$snapshot" ] || fail "no snapshot $1; ./dev test --update writes it"
  diff -u "$snapshot" "$scratch/.seen" || fail "stdout differs from the snapshot $1 (./dev test --update)"
}
