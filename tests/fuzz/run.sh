#!/bin/sh
# ./dev fuzz: runs each target for its share of the time, on the corpus of earlier runs and on the
# project's own posts. usage: run.sh BUILD_FOLDER SECONDS [TARGET]
set -eu
build=$(cd "$1" && pwd)
seconds=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
corpora=$build/fuzz-corpora

targets=${3:-$(cd "$root/tests/fuzz" && find . -name "*_fuzz.cpp" | sed "s|^\./||; s|\.cpp$||" | sort)}
count=$(echo "$targets" | wc -w)
share=$((seconds / count))
if [ "$share" -lt 1 ]; then share=1; fi

# Seeds: whole small files; configurations and reports have seeds of their own.
seeds=$corpora/seeds
rm -rf "${seeds:?}"
mkdir -p "$seeds/posts" "$seeds/configurations" "$seeds/reports"
number=0
find "$root/examples" "$root/tests/data" -type f -size -32k \( -name '*.md' -o -name '*.mdx' -o -name '*.html' \) |
  sort | while read -r file; do
  number=$((number + 1))
  cp "$file" "$seeds/posts/$number"
done
number=0
find "$root/examples" "$root/tests/data" -type f -name '*.yaml' | sort | while read -r file; do
  number=$((number + 1))
  cp "$file" "$seeds/configurations/$number"
done
cp "$root"/tests/data/report/*.jsonl "$seeds/reports"

failed=
for target in $targets; do
  corpus=$corpora/$target
  mkdir -p "$corpus" "$build/fuzz-crashes"
  case $target in
    configuration_fuzz) from=$seeds/configurations ;;
    link_report_fuzz) from=$seeds/reports ;;
    *) from=$seeds/posts ;;
  esac
  printf '%s: %s s… ' "$target" "$share"
  log=$corpora/$target.log
  if ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0} "$build/fuzz/tests/fuzz/$target" -max_total_time="$share" \
    -timeout=10 -rss_limit_mb=3000 -max_len=65536 -artifact_prefix="$build/fuzz-crashes/$target-" \
    "$corpus" "$from" >"$log" 2>&1; then
    sed -n 's/^Done \([0-9]*\) runs.*/\1 inputs, clean/p' "$log"
  else
    echo "FAILED"
    tail -n 40 "$log"
    failed="$failed $target"
  fi
done
if [ -n "$failed" ]; then
  echo "failed:$failed; the inputs are in build/fuzz-crashes" >&2
  exit 1
fi
