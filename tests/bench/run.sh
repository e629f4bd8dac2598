#!/bin/sh
# ./dev bench: generates the corpora, then runs the programs in turn and prints ratios.
# usage: run.sh BUILD_FOLDER [--posts N] [--rounds N] [--no-peers]
set -eu
build=$1
shift
posts=5000
rounds=5
peers=yes
while [ $# -gt 0 ]; do
  case $1 in
    --posts) posts=$2 && shift 2 ;;
    --rounds) rounds=$2 && shift 2 ;;
    --no-peers) peers='' && shift ;;
    *)
      echo "usage: ./dev bench [--posts N] [--rounds N] [--no-peers]" >&2
      exit 2
      ;;
  esac
done

programs=$build/release/tests/bench
postlint=$build/release/postlint
work=$build/bench
mkdir -p "$work"
work=$(cd "$work" && pwd)

corpus() { # COUNT: the folder, generated once for a version of the generator
  folder=$work/blog-$1
  stamp=$(cksum <"$programs/make_corpus")
  if [ "$(cat "$folder.stamp" 2>/dev/null)" != "$stamp" ]; then
    rm -rf "${folder:?}"
    "$programs/make_corpus" "$folder" "$1" >&2
    echo "$stamp" >"$folder.stamp"
  fi
  echo "$folder"
}

add() { # NAME REPEATS COMMAND
  printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$list"
}

blog=$(corpus "$posts")
big=$(corpus $((posts * 4)))
one=$(find "$blog/_posts" -name '*.md' | sort | sed -n 43p)
cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)

echo "== postlint check against a bare cmark-gfm parse of the same $posts posts ($rounds rounds, minimum and median)"
list=$work/check.list
: >"$list"
add 'bare cmark-gfm parse' 1 "'$programs/bare_parse' '$blog'"
add 'postlint check, 1 thread' 1 "'$postlint' check --jobs 1 '$blog'"
add 'postlint check, 2 threads' 1 "'$postlint' check --jobs 2 '$blog'"
if [ "$cores" -gt 2 ]; then add "postlint check, $cores threads" 1 "'$postlint' check '$blog'"; fi
"$programs/measure" "$rounds" "$list"
echo "budget: CPU ratio of postlint check at most 1.00"

echo
echo "== one post, as in a commit hook"
list=$work/hook.list
: >"$list"
add 'postlint --version' 20 "'$postlint' --version"
add 'postlint check ONE_POST' 20 "'$postlint' check '$one'"
"$programs/measure" "$rounds" "$list"
echo "budget: under 5 ms of CPU"

echo
echo "== memory with $posts and $((posts * 4)) posts"
list=$work/memory.list
: >"$list"
add "postlint check, $posts posts" 1 "'$postlint' check '$blog'"
add "postlint check, $((posts * 4)) posts" 1 "'$postlint' check '$big'"
"$programs/measure" 1 "$list"
echo "budget: under 40 MB"

if [ -z "$peers" ]; then exit 0; fi
echo
echo "== other linters on the $posts posts, with their defaults"
if ! command -v npm >/dev/null 2>&1; then
  echo "skipped: npm is not installed"
  exit 0
fi
node_folder=$work/node
if [ ! -d "$node_folder/node_modules/markdownlint-cli2" ] || [ ! -d "$node_folder/node_modules/rumdl" ]; then
  mkdir -p "$node_folder"
  if ! npm install --silent --no-audit --no-fund --prefix "$node_folder" rumdl markdownlint-cli2 \
    >"$work/npm.log" 2>&1; then
    echo "skipped: rumdl and markdownlint-cli2 could not be fetched from npm (build/bench/npm.log)"
    exit 0
  fi
fi
version() { sed -n 's/^ *"version": "\(.*\)",*$/\1/p' "$node_folder/node_modules/$1/package.json" | head -n 1; }
rumdl=$(find "$node_folder/node_modules" -type f -name rumdl -perm -100 -path '*rumdl-*' | head -n 1)
if [ -z "$rumdl" ]; then rumdl=$node_folder/node_modules/.bin/rumdl; fi
list=$work/peers.list
: >"$list"
add 'postlint check' 1 "'$postlint' check '$blog'"
add "rumdl $(version rumdl)" 1 "'$rumdl' check --no-cache '$blog'"
add "markdownlint-cli2 $(version markdownlint-cli2)" 1 \
  "node '$node_folder/node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs' '$blog/**/*.md'"
"$programs/measure" 1 "$list"
