# What the options of `postlint links` that say how to ask change in the requests that hosts get.
. "$(dirname "$0")/lib.sh"
. "$root/tests/cli/web.sh"
start_web
meeting=$(value_of '.hosts.meeting')
meeting_too=$(value_of '.hosts.meeting_too')
forbids=$(value_of '.hosts.forbids')
hops=$(value_of '.hosts.hops')

blog() { # URL…: a post that links to them
  rm -rf posts
  {
    printf -- '---\ntitle: 링크\ndate: 2024-05-01\n---\n\n'
    for blog_url in "$@"; do printf '[글](%s)\n\n' "$blog_url"; done
  } | write posts/링크.md
  : >"$web_log"
}
ask() {
  # shellcheck disable=SC2086
  links --no-cache --fail-on gone,soft-gone,anchor-missing $allow_loopback "$@"
}
most_at_once() { # EXPRESSION over an entry of the log
  node -e 'let most = 0;
    for (const line of require("fs").readFileSync(process.argv[1], "utf8").split("\n").filter(Boolean)) {
      const entry = JSON.parse(line);
      most = Math.max(most, eval(process.argv[2]));
    }
    console.log(most)' "$web_log" "$1"
}
verdict_of() { # URL
  grep -F "\"url\": \"$1\"" .out | sed 's/.*"verdict": "\([^"]*\)".*/\1/'
}
expect_verdict() { # URL VERDICT
  [ "$(verdict_of "$1")" = "$2" ] || fail "$1: $2 expected, seen: $(verdict_of "$1")"
}

# Redirects.
blog "http://$hops/hops/3" "http://$hops/hops/4"
ask posts
expect_verdict "http://$hops/hops/4" redirected
ask --max-redirects 3 posts
expect_verdict "http://$hops/hops/3" redirected
expect_verdict "http://$hops/hops/4" flaky
ask --max-redirects 0 posts
expect_verdict "http://$hops/hops/3" flaky

# A name of one's own, sent to everybody.
blog "http://$meeting/1"
ask --user-agent 'my-robot/1.0 (글)' posts
expect_code 0
grep -q '"user-agent":"my-robot/1.0' "$web_log" || fail "the name should be sent"
grep -v '"user-agent":"my-robot/1.0' "$web_log" && fail "no other name should be sent"

# Connections at once: to one host, and in all.
# shellcheck disable=SC2046  # one word a URL
blog $(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "http://$meeting/$i" "http://$meeting_too/$i"; done)
ask posts
[ "$(most_at_once entry.at_once)" -gt 2 ] || fail "without options more than two requests should meet"
: >"$web_log"
ask --host-concurrency 2 posts
expect_code 0
[ "$(most_at_once entry.at_once)" -le 2 ] || fail "at most two requests a host: $(most_at_once entry.at_once)"
: >"$web_log"
ask --concurrency 1 posts
expect_code 0
[ "$(most_at_once entry.at_once)" = 1 ] || fail "one request at once: $(most_at_once entry.at_once)"

# robots.txt is read when asked for.
blog "http://$forbids/private/글" "http://$forbids/open"
ask posts
expect_verdict "http://$forbids/private/%EA%B8%80" ok
grep -q '"path":"/robots.txt"' "$web_log" && fail "robots.txt should not be asked for"
: >"$web_log"
ask --robots posts
expect_verdict "http://$forbids/private/%EA%B8%80" skipped
expect_verdict "http://$forbids/open" ok
grep -q '"path":"/private/' "$web_log" && fail "what robots.txt forbids should not be asked for"

# A header for one host, from the environment.
blog "http://$meeting/1" "http://$meeting_too/1"
TOKEN='X-Token: s3cret-of-one-host'
export TOKEN
ask --header "${meeting%%:*}=TOKEN" posts
expect_code 0
grep '"host":"meeting"' "$web_log" | grep -q '"x-token":"s3cret-of-one-host"' || fail "the header should be sent"
grep '"host":"meeting_too"' "$web_log" | grep -q x-token && fail "the header should go to its host alone"
expect_no_out s3cret
expect_no_err s3cret

# --fail-after: days pass by SOURCE_DATE_EPOCH.
blog "http://$hops/nowhere"
day=86400
start=1750000000
run_on_day() { # DAY ARGS…
  SOURCE_DATE_EPOCH=$((start + $1 * day))
  export SOURCE_DATE_EPOCH
  shift
  # shellcheck disable=SC2086
  links --cache days.db --fail-on gone $allow_loopback "$@" posts
}
run_on_day 0 --fail-after 2
expect_code 0
expect_verdict "http://$hops/nowhere" gone
run_on_day 3 --fail-after 2/7
expect_code 0
run_on_day 9 --fail-after 2/7
expect_code 1
unset SOURCE_DATE_EPOCH

# The parts of a run are its whole, each URL once.
# shellcheck disable=SC2046
blog $(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "http://$meeting/$i"; done)
ask posts
sed 's/.*"url": "\([^"]*\)".*/\1/' .out | sort >whole
: >parts
for part in 1/3 2/3 3/3; do
  ask --shard $part posts
  expect_code 0
  sed 's/.*"url": "\([^"]*\)".*/\1/' .out >>parts
done
sort parts >parts.sorted
expect_same_files whole parts.sorted
[ "$(wc -l <whole)" = 12 ] || fail "twelve URLs"
