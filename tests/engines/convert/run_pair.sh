#!/bin/sh
# Moves the fixture blog from engine to engine with postlint, builds both with the real engines, and
# compares what these made of the posts.
#
# usage: run_pair.sh [--keep] A B POSTLINT     one pair; the differences, a line each; exit 1 unless
#                                              known/A-B.txt lists exactly these
#        run_pair.sh [--keep] all POSTLINT     every pair of engines that are installed
#        run_pair.sh fixture A                 proves the fixture of A alone
#        run_pair.sh --accept A B POSTLINT     writes known/A-B.txt: read what it says
#
# The dumps of the sources stay in build/engines/convert, by their content; POSTLINT_JOBS pairs run
# at once with `all` (2).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../../.." && pwd)
export TZ=Asia/Seoul LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
engines="jekyll hugo pelican hexo eleventy astro docusaurus"
store=$root/build/engines/convert

say() { printf '%s\n' "$*" >&2; }

node_is_at_least() { # MAJOR
  command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$1" ]
}

engine_is_there() { # ENGINE
  case $1 in
    jekyll) ruby -e 'require "jekyll"; require "jekyll-redirect-from"' 2>/dev/null ;;
    hugo | pelican) command -v "$1" >/dev/null ;;
    *) node_is_at_least 20 && [ -x "${POSTLINT_MODULES:-$root/build/engines/node_modules}/.bin/$1" ] ;;
  esac
}

make_and_prove() { # ENGINE FOLDER
  python3 "$here/make_fixture.py" "$1" "$2/site" "$2/expected.json" &&
    python3 "$here/dump.py" "$1" "$2/site" "$2/dump.json" &&
    python3 "$here/check_fixture.py" "$2/expected.json" "$2/dump.json"
}

# The fixture of an engine, proved: $source/site and $source/dump.json, in a folder named by all that
# they come from. Several runs may make the same at once: the first one stays.
make_source() { # ENGINE
  sum=$(cd "$here" && find fixture layers writers ../node/package-lock.json ./*.py -type f ! -name '*.pyc' -exec cksum {} + | sort | cksum | cut -d ' ' -f 1)
  source=$store/$1-$sum
  if [ -d "$source" ]; then return 0; fi
  mkdir -p "$store"
  find "$store" -mindepth 1 -maxdepth 1 -mtime +1 -exec rm -rf {} +
  making=$(mktemp -d "$store/making.XXXXXX")
  if ! make_and_prove "$1" "$making"; then
    say "engines: the fixture of $1 is not what its description says"
    rm -rf "$making"
    return 1
  fi
  python3 -c 'import os, sys; os.rename(sys.argv[1], sys.argv[2])' "$making" "$source" 2>/dev/null || rm -rf "$making"
}

run_pair() { # A B POSTLINT
  work=$(mktemp -d "${TMPDIR:-/tmp}/postlint-pair.XXXXXX")
  if [ -n "$keep" ]; then say "working in $work"; else trap 'rm -rf "$work"' EXIT; fi
  cp -R "$source/site" "$work/source"
  status=0
  "$3" convert "$work/source" --from "$1" --to "$2" --out "$work/target" >"$work/convert.log" 2>&1 || status=$?
  if [ $status -gt 1 ] || [ ! -d "$work/target" ]; then
    say "engines: $1 to $2: convert ends with $status"
    tail -n 20 "$work/convert.log" >&2
    return 1
  fi
  if ! diff -r "$source/site" "$work/source" >/dev/null; then
    say "engines: $1 to $2: convert changed the source"
    return 1
  fi
  python3 "$here/dump.py" "$2" "$work/target" "$work/target.json" || return 1
  known=$here/known/$1-$2.txt
  set -- "$source/dump.json" "$work/target.json"
  if [ $status = 1 ]; then set -- "$@" --also "* convert says itself that something is lost"; fi
  if [ -n "$accept" ]; then
    mkdir -p "$here/known"
    python3 "$here/compare_dumps.py" "$@" >"$known" || :
    if [ ! -s "$known" ]; then rm "$known"; fi
    return 0
  fi
  if [ -f "$known" ]; then set -- "$@" --known "$known"; fi
  python3 "$here/compare_dumps.py" "$@"
}

need() { # ENGINE…: ends the script where one is missing
  for engine in "$@"; do
    if engine_is_there "$engine"; then continue; fi
    if [ "${POSTLINT_ENGINES:-}" = required ]; then
      say "engines: $engine is not installed; ./dev install"
      exit 1
    fi
    say "engines: skipped: $engine is not installed"
    exit 77
  done
}

every_pair() { # POSTLINT
  there=
  for engine in $engines; do
    if engine_is_there "$engine"; then
      there="$there $engine"
      make_source "$engine"
    elif [ "${POSTLINT_ENGINES:-}" = required ]; then
      say "engines: $engine is not installed; ./dev install" && return 1
    else
      say "engines: skipped: $engine is not installed"
    fi
  done
  results=$(mktemp -d "${TMPDIR:-/tmp}/postlint-pairs.XXXXXX")
  # shellcheck disable=SC2016  # the inner shell's own arguments
  for from in $there; do
    for to in $there; do
      if [ "$from" != "$to" ]; then printf '%s %s\n' "$from" "$to"; fi
    done
  done | xargs -P "${POSTLINT_JOBS:-2}" -L 1 sh -c '
    sh "$0" ${1:+"$1"} "$4" "$5" "$2" >"$3/$4-$5" 2>&1 || touch "$3/$4-$5.failed"' \
    "$here/run_pair.sh" "${keep:+--keep}" "$1" "$results"
  failed=0
  for result in "$results"/*-*; do
    case $result in *.failed) continue ;; esac
    printf '%s: %s\n' "$(basename "$result")" "$(tail -n 1 "$result")"
    if [ -f "$result.failed" ]; then
      failed=1
      sed 's/^/  /' "$result"
    fi
  done
  rm -rf "$results"
  return $failed
}

keep='' accept=''
while :; do
  case ${1:-} in
    --keep) keep=yes && shift ;;
    --accept) accept=yes && shift ;;
    *) break ;;
  esac
done
case ${1:-}:$# in
  all:2) every_pair "$2" ;;
  fixture:2) need "$2" && make_source "$2" ;;
  *:3) need "$1" "$2" && make_source "$1" && run_pair "$1" "$2" "$3" ;;
  *) say "usage: run_pair.sh [--keep] [--accept] A B POSTLINT | [--keep] all POSTLINT | fixture A" && exit 2 ;;
esac
