# postlint links over the local web (tests/web): every case gets the verdict of its row in
# cases.tsv, politely. The time is printed; nothing depends on it.
. "$(dirname "$0")/lib.sh"
. "$root/tests/cli/web.sh"
start_web

check() { # SCRIPT ARGS…: a checker of tests/web
  checker=$1
  shift
  node "$root/tests/web/$checker" "$@" || {
    out=
    fail "$checker"
  }
}

node "$root/tests/web/write_blog.js" "$web" posts || fail "no blog"

# Nothing on this machine is asked for unless it is allowed.
links --no-cache --timeout 5 posts
[ "$code" = 0 ] || [ "$code" = 1 ] || fail "exit code 0 or 1 expected"
[ -s "$web_log" ] && fail "private addresses were asked for: $(head -n 3 "$web_log")"

begin=$(date +%s)
# shellcheck disable=SC2086
links --no-cache $allow_loopback --timeout 15 --retry-after-cap 2 posts
echo "the run took $(($(date +%s) - begin)) s"
expect_code 1
cp .out results.jsonl
expect_no_out 's3cret'
expect_no_err 's3cret'
check check_results.js "$web" results.jsonl posts/.uses.json
check check_manners.js "$web_log"

# A budget ends the requests, not the results.
: >"$web_log"
# shellcheck disable=SC2086
links --no-cache $allow_loopback --budget 20 posts
[ "$(wc -l <.out)" = "$(wc -l <results.jsonl)" ] || fail "a budget should not change the number of results"
[ "$(wc -l <"$web_log")" -le 20 ] || fail "$(wc -l <"$web_log") requests with a budget of 20"
expect_out '"skipped"'
