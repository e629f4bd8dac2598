#!/bin/sh
# Builds the small sites in tests/engines with the real engines, and compares what the engines wrote
# with what postlint says of the same sources. An engine that is not installed is skipped (exit 77);
# with POSTLINT_ENGINES=required that is a failure.
#
# usage: run.sh [--keep] ENGINE|all PROGRAM ROOT   --keep: the temporary folder stays
#        run.sh install ROOT                       the engines of npm, into ROOT/build/engines
#
# ENGINE/site      the sources; each link is marked with what it should be (see truth.py)
# ENGINE/breaking  posts that each stop the build or are refused: one build for each
# ENGINE/engine.sh how the engine is called; ENGINE/site.json where the site is served
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
export TZ=Asia/Seoul LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

say() { printf '%s\n' "$*" >&2; }

install_node_engines() { # ROOT
  store=$(CDPATH='' cd -- "$1" && pwd)/build/engines
  if cmp -s "$here/node/package-lock.json" "$store/installed-lock.json"; then return 0; fi
  command -v npm >/dev/null || { say "engines: npm is not installed"; return 1; }
  mkdir -p "$store"
  cp "$here/node/package.json" "$here/node/package-lock.json" "$store/"
  say "installing the engines of npm into build/engines…"
  (cd "$store" && npm ci --ignore-scripts --no-audit --no-fund --no-progress >install.log 2>&1) || {
    tail -n 20 "$store/install.log" >&2
    return 1
  }
  cp "$here/node/package-lock.json" "$store/installed-lock.json"
}

node_is_at_least() { # MAJOR
  command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$1" ]
}

missing() { # ENGINE
  if [ "${POSTLINT_ENGINES:-}" = required ]; then
    say "engines: $1 is not installed; ./dev install"
    exit 1
  fi
  say "engines: skipped: $1 is not installed"
  exit 77
}

# Each post of breaking/ must be refused by the engine: with it the build fails.
build_breaking() { # ENGINE WORK
  (cd "$here/$1/breaking" && find . -type f) | sort | while read -r post; do
    cp -R "$2/site" "$2/broken"
    mkdir -p "$2/broken/$(dirname "$post")"
    cp "$here/$1/breaking/$post" "$2/broken/$post"
    if (cd "$2/broken" && engine_build "$2/broken-out") >"$2/broken.log" 2>&1; then
      say "engines: $1 builds with $post, which it should refuse"
      exit 1
    fi
    rm -rf "$2/broken" "$2/broken-out"
  done
}

run_engine() { # ENGINE PROGRAM ROOT
  engine=$1
  . "$here/$engine/engine.sh"
  modules=$(CDPATH='' cd -- "$3" && pwd)/build/engines/node_modules
  export modules
  engine_is_there || missing "$engine"
  work=$(mktemp -d "${TMPDIR:-/tmp}/postlint-engines.XXXXXX")
  if [ -n "$keep" ]; then say "working in $work"; else trap 'rm -rf "$work"' EXIT; fi
  if [ -d "$modules" ]; then ln -s "$modules" "$work/node_modules"; fi
  python3 "$here/compare.py" prepare "$here/$engine" "$work/site"
  cp -R "$work/site" "$work/built" # the engine may leave things in its folder
  (cd "$work/built" && engine_build "$work/out") >"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    exit 1
  }
  (cd "$work/built" && engine_build_all "$work/out-all") >>"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    exit 1
  }
  if [ -d "$here/$engine/breaking" ]; then
    build_breaking "$engine" "$work"
  fi
  cp -R "$work/site" "$work/checked"
  if [ -d "$here/$engine/breaking" ]; then cp -R "$here/$engine/breaking/." "$work/checked/"; fi
  python3 "$here/compare.py" compare "$here/$engine" "$work" "$2"
}

keep=
if [ "${1:-}" = --keep ]; then keep=yes && shift; fi
case ${1:-} in
  install) install_node_engines "$2" ;;
  all)
    status=0
    for folder in "$here"/*/engine.sh; do
      engine=$(basename "$(dirname "$folder")")
      (run_engine "$engine" "$2" "$3") || { [ $? = 77 ] || status=1; }
    done
    exit $status
    ;;
  '') say "usage: run.sh [--keep] ENGINE|all PROGRAM ROOT" && exit 2 ;;
  *) run_engine "$1" "$2" "$3" ;;
esac
