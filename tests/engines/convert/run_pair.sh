#!/bin/sh
# Moves the fixture blog from engine to engine with postlint, builds both with the real engines, and
# compares what these made of the posts.
#
# usage: run_pair.sh [--keep] A B POSTLINT     one pair; the differences, a line each; exit 1 unless
#                                              known/A-B.txt lists exactly these
#        run_pair.sh [--keep] all POSTLINT     every pair of engines that are installed
#        run_pair.sh fixture A                 proves the fixture of A alone
#        run_pair.sh --accept A B POSTLINT     writes known/A-B.txt; what is new in it has no cause yet
#        run_pair.sh --accept all POSTLINT     all of them
#
# What engines made stays in build/engines/convert for a day, by the bytes of the site: where a change
# of the converter leaves a site as it was, the engine does not build it again. POSTLINT_JOBS pairs
# run at once with `all` (2).
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

# The fixture of an engine, proved: FOLDER/site and FOLDER/dump.json.
make_source() { # ENGINE FOLDER
  if ! {
    python3 "$here/make_fixture.py" "$1" "$2/site" "$2/expected.json" &&
      python3 "$here/dump.py" "$1" "$2/site" "$2/dump.json" --store "$store" &&
      python3 "$here/check_fixture.py" "$2/expected.json" "$2/dump.json"
  }; then
    say "engines: the fixture of $1 is not what its description says"
    return 1
  fi
}

make_work() { # sets $work, which goes when the script ends
  work=$(mktemp -d "${TMPDIR:-/tmp}/postlint-pair.XXXXXX")
  if [ -n "$keep" ]; then say "working in $work"; else trap 'rm -rf "$work"' EXIT; fi
}

run_pair() { # A B POSTLINT
  make_source "$1" "$work" || return 1
  cp -R "$work/site" "$work/source"
  status=0
  "$3" convert "$work/source" --from "$1" --to "$2" --out "$work/target" >"$work/convert.log" 2>&1 || status=$?
  if [ $status -gt 1 ] || [ ! -d "$work/target" ]; then
    say "engines: $1 to $2: convert ends with $status"
    tail -n 20 "$work/convert.log" >&2
    return 1
  fi
  if ! diff -r "$work/site" "$work/source" >/dev/null; then
    say "engines: $1 to $2: convert changed the source"
    return 1
  fi
  python3 "$here/dump.py" "$2" "$work/target" "$work/target.json" --store "$store" || return 1
  known=$here/known/$1-$2.txt
  set -- "$work/dump.json" "$work/target.json"
  if [ $status = 1 ]; then set -- "$@" --also "* convert says itself that something is lost"; fi
  if [ -n "$accept" ]; then
    set -- "$@" --accept "$known"
  elif [ -f "$known" ]; then
    set -- "$@" --known "$known"
  fi
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
    "$here/run_pair.sh" "${keep:+--keep}${accept:+--accept}" "$1" "$results"
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
case ${1:-} in
  --keep) keep=yes && shift ;;
  --accept) accept=yes && shift ;;
esac
case ${1:-}:$# in
  all:2) every_pair "$2" ;;
  fixture:2) need "$2" && make_work && make_source "$2" "$work" ;;
  *:3) need "$1" "$2" && make_work && run_pair "$1" "$2" "$3" ;;
  *) say "usage: run_pair.sh [--keep | --accept] A B POSTLINT | [--keep | --accept] all POSTLINT | fixture A" && exit 2 ;;
esac
