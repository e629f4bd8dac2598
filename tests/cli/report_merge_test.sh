# postlint report merge: the parts of a run become one report.
. "$(dirname "$0")/lib.sh"

# url URL VERDICT CHECKED_AT FAILS PLACES [FRAGMENTS]
url() {
  printf '{"url": "%s", "verdict": "%s", "status": 200, "reason": "why %s", "evidence": "", "final_url": "", "missing_fragments": [%s], "failed_runs": 0, "failing_since": 0, "checked_at": %s, "from_cache": false, "archive_url": "", "fails": %s, "places": [%s]}\n' \
    "$1" "$2" "$2" "${6:-}" "$3" "$4" "$5"
}
place() { # FILE LINE [FRAGMENT]
  printf '{"file": "%s", "line": %s, "column": 3, "fragment": "%s", "text": "링크", "year": 2019}' "$1" "$2" "${3:-}"
}

# Places are united, each once; the URLs are sorted; the order of the files changes nothing.
{
  url https://b.example/ ok 1700000000 false "$(place 글/하나.md 7)"
  url https://a.example/ ok 1700000000 false "$(place b.md 2), $(place a.md 9)"
} >one.jsonl
url https://a.example/ ok 1700000000 false "$(place a.md 9), $(place a.md 1)" >two.jsonl
run report merge one.jsonl two.jsonl --format jsonl
expect_code 0
{
  url https://a.example/ ok 1700000000 false "$(place a.md 1), $(place a.md 9), $(place b.md 2)"
  url https://b.example/ ok 1700000000 false "$(place 글/하나.md 7)"
} >expected.jsonl
printf '%s\n' "$out" >merged.jsonl
expect_same_files expected.jsonl merged.jsonl
run report merge two.jsonl one.jsonl --format jsonl
printf '%s\n' "$out" >merged.jsonl
expect_same_files expected.jsonl merged.jsonl
run report merge merged.jsonl --format jsonl
printf '%s\n' "$out" >again.jsonl
expect_same_files merged.jsonl again.jsonl

# The later check wins; of the same time the worse verdict; a skipped one never.
verdict_of() { # VERDICT TIME VERDICT TIME EXPECTED
  url https://x.example/ "$1" "$2" false "$(place a.md 1)" >one.jsonl
  url https://x.example/ "$3" "$4" false "$(place b.md 1)" >two.jsonl
  for order in "one.jsonl two.jsonl" "two.jsonl one.jsonl"; do
    # shellcheck disable=SC2086  # two words
    run report merge $order --format jsonl
    expect_out "\"verdict\": \"$5\""
  done
}
verdict_of gone 1700000000 ok 1700000009 ok
verdict_of gone 1700000009 ok 1700000000 gone
verdict_of gone 1700000000 flaky 1700000000 gone
verdict_of moved 1700000000 blocked 1700000000 blocked
verdict_of gone 1700000000 skipped 1700000009 gone
verdict_of skipped 0 ok 1700000000 ok

# A fragment that only one report looked for stays missing; one that was found later is found.
url https://x.example/ anchor-missing 1700000000 true "$(place a.md 1 옛날)" '"옛날"' >one.jsonl
url https://x.example/ ok 1700000009 false "$(place b.md 1 here)" >two.jsonl
run report merge one.jsonl two.jsonl --format jsonl
expect_code 1
expect_out '"verdict": "anchor-missing"'
expect_out '"missing_fragments": ["옛날"]'
url https://x.example/ ok 1700000009 false "$(place b.md 1 옛날)" >two.jsonl
run report merge one.jsonl two.jsonl --format jsonl
expect_code 0
expect_out '"verdict": "ok"'

# Exit code and formats.
url 'https://user:secret@x.example/' gone 1700000000 true "$(place 글.md 12)" >one.jsonl
run report merge one.jsonl
expect_code 1
expect_out "https://x.example/"
expect_out "gone: why gone"
expect_out "글.md:12:3"
expect_out "1 external URL: 1 gone"
for format in text json jsonl html; do
  run report merge one.jsonl --format $format
  expect_code 1
  expect_no_out secret
done
run report merge one.jsonl --format html --output report.html
expect_code 1
expect_no_out
grep -q '글.md:12:3' report.html || fail "the page should hold the place"

# An empty report is one of a run that found no external link.
: >empty.jsonl
run report merge empty.jsonl
expect_code 0
expect_out "0 external URLs"

# Broken input is named with file and line.
broken() { # MESSAGE: stdin is put behind a good line and an empty one
  {
    url https://a.example/ ok 1700000000 false "$(place a.md 1)"
    echo
    cat
  } >broken.jsonl
  run report merge broken.jsonl
  expect_code 2
  expect_no_out
  expect_err "broken.jsonl:3"
  expect_err "$1"
}
echo '{"url":"https://x.example/","verdict":"ok"' | broken "cut off"
echo '[1]' | broken "one JSON object"
echo '<html>' | broken "one JSON object"
echo '{"url":"https://x.example/" oops}' | broken "no JSON"
echo '{"verdict":"ok"}' | broken "“url”"
echo '{"url":"https://x.example/","verdict":"fine"}' | broken "“fine”"
echo '{"url":"https://x.example/","verdict":"ok","status":"200"}' | broken "“status”"
echo '{"url":"https://x.example/","verdict":"ok","checked_at":-5}' | broken "“checked_at”"
echo '{"url":"https://x.example/","verdict":"ok","checked_at":1e400}' | broken "cannot be read"
echo '{"url":"https://x.example/","verdict":"ok","places":{}}' | broken "“places”"
echo '{"url":"https://x.example/","verdict":"ok","places":[{"line":3}]}' | broken "“file”"
printf '{"url": "https://x.example/\377", "verdict": "ok"}\n' | broken "no JSON"
{
  printf '{"url": "https://x.example/", "verdict": "ok", "more":'
  head -c 200000 /dev/zero | tr '\0' '['
  echo
} | broken "nested too deep"
run report merge nowhere.jsonl
expect_code 2
expect_err nowhere.jsonl
run report merge .
expect_code 2
run report merge
expect_code 2
run report
expect_code 2

# The page lets the browser run its own script and no other, and fetch nothing.
if command -v python3 >/dev/null; then
  python3 - report.html <<'PYTHON' || fail "the page's policy does not fit its script"
import base64, hashlib, re, sys

page = open(sys.argv[1], encoding="utf-8").read()
scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
sys.exit(len(scripts) != 1 or "default-src 'none'" not in policy or f"script-src 'sha256-{digest}'" not in policy)
PYTHON
fi
