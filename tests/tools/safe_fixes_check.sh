#!/bin/sh
# Safe fixes on a real blog: copies FOLDER, runs `postlint check --fix` on the copy, and looks at what
# changed with a program that knows nothing of postlint. The visible text of a page may lose Markdown
# markers and invisible characters, nothing else; a second run must change no file.
# usage: safe_fixes_check.sh BUILD_FOLDER FOLDER…     (BUILD_FOLDER: build/debug or build/release)
set -eu
build=$(cd "$1" && pwd)
shift
compare=$(find "$build" -name compare_pages -type f -perm -100 | head -n 1)
if [ -z "$compare" ]; then
  echo "safe_fixes_check: build the target compare_pages first" >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

bad=0
for folder in "$@"; do
  rm -rf "$work/before" "$work/after" "$work/again"
  mkdir "$work/before"
  # Only files that postlint may read or write; links, images and the history are of no use here.
  (cd "$folder" && find . -type d \( -name .git -o -name node_modules \) -prune -o -type f -size -1025k -print0 |
    tar -cf - --null -T -) | tar -xf - -C "$work/before"
  cp -R "$work/before" "$work/after"
  code=0
  "$build/postlint" check --fix --quiet "$work/after" >"$work/out" 2>"$work/err" || code=$?
  if [ "$code" -gt 1 ]; then
    echo "$folder: postlint ended with $code"
    cat "$work/err"
    bad=1
    continue
  fi
  cp -R "$work/after" "$work/again"
  code=0
  "$build/postlint" check --fix --quiet "$work/again" >"$work/out" 2>"$work/err" || code=$?
  second=$(diff -rq "$work/after" "$work/again" | wc -l)
  printf '%s: ' "$folder"
  "$compare" "$work/before" "$work/after" || bad=1
  echo "  second run changed $second files"
  if [ "$second" != 0 ]; then
    diff -r "$work/after" "$work/again" | head -n 10
    bad=1
  fi
done
exit $bad
