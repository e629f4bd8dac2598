# links --archive: snapshots of dead pages, from a stand-in that speaks the Wayback Machine's API.
. "$(dirname "$0")/lib.sh"
. "$root/tests/cli/web.sh"
start_web
plain=$(value_of '.hosts.plain')
api="http://$(value_of '.hosts.archive')/wayback/available"

write posts/궁.md <<EOF
---
title: 경복궁
date: 2016-03-20
---

[봄 축제](http://$plain/404#표)와 [안내](http://$plain/ok), [옛 글](http://$plain/never/%EA%B8%80)입니다.
EOF
write posts/탑.md <<EOF
---
title: 남산
---

[전망대](http://$plain/404)와 [표](http://$plain/410)를 봅니다.
EOF

archive() {
  # shellcheck disable=SC2086
  links $allow_loopback --archive --archive-api "$api" "$@"
}
archive_as() { # FORMAT ARGS…
  archive_format=$1
  shift
  # shellcheck disable=SC2086,SC2046  # one word an option
  run links $(web_options) $allow_loopback --archive --archive-api "$api" --format "$archive_format" "$@"
}
asked() { # how often the archive was asked
  grep -c '"host":"archive"' "$web_log"
}

# Nobody is asked without --archive.
# shellcheck disable=SC2086
links --no-cache $allow_loopback posts
expect_code 1
[ "$(asked)" = 0 ] || fail "the archive was asked without --archive"

# The snapshot nearest to the date of the first post that has one; of pages that are gone alone.
archive --cache cache.db posts
expect_code 1
expect_out "\"archive_url\": \"https://web.archive.org/web/20160315044612/http://$plain/404\""
[ "$(grep -c '"archive_url": "https' .out)" = 1 ] || fail "one page has a snapshot"
[ "$(asked)" = 3 ] || fail "the archive should be asked for the three dead pages, and was $(asked) times"
grep '"host":"archive"' "$web_log" | grep -q 'url=http%3A%2F%2F.*%2F404&timestamp=20160320' ||
  fail "the question should have the page and the day of the post"

# Answers are kept.
archive --cache cache.db posts
expect_out "\"archive_url\": \"https://web.archive.org/web/20160315044612/http://$plain/404\""
[ "$(asked)" = 3 ] || fail "the second run should ask nothing"

# Text and HTML.
archive_as text --cache cache.db posts
expect_out "archived on 2016-03-15: https://web.archive.org/web/20160315044612/http://$plain/404#표"
archive_as html --cache cache.db posts
expect_out "Archived: <a rel=\"noreferrer noopener\" href=\"https://web.archive.org/web/20160315044612/http://$plain/404\">"

# --fix leaves dead links alone: the reader would be sent to a copy without anybody's decision.
cp -r posts before
archive_as text --cache cache.db --fix posts
expect_same_files before/궁.md posts/궁.md
archive_as text --cache cache.db --fix --unsafe-fixes posts
grep -qF "[봄 축제](https://web.archive.org/web/20160315044612/http://$plain/404#표)" posts/궁.md ||
  fail "the address of the snapshot should be written"
grep -qF "[옛 글](http://$plain/never/" posts/궁.md || fail "a page without a snapshot stays"
rm -r posts && mv before posts

# The configuration names the archive; check --external knows it as well.
printf 'archive-api: %s\n' "$api" >.postlint.yaml
# shellcheck disable=SC2086,SC2046
run check --external --archive --cache cache.db $allow_loopback $(web_options) posts
expect_code 1
expect_out "archived on 2016-03-15"
rm .postlint.yaml

# An archive that is busy is waited for once, then left alone; what it did not say is told.
api="http://$(value_of '.hosts.archive')/busy-once"
archive --no-cache posts
expect_out '"archive_url": "https'
expect_no_err "note:"
api="http://$(value_of '.hosts.archive')/busy"
archive --no-cache posts
expect_code 1
expect_no_out '"archive_url": "https'
expect_err "the archive was not asked for 3 dead links: it answers 429 Too Many Requests"
api="http://$(value_of '.hosts.archive')/broken"
archive --no-cache posts
expect_err "its answer is not what the Wayback API answers"
api="http://$(value_of '.hosts.closed')/"
archive --no-cache posts
expect_code 1
expect_err "the connection was refused"

# What cannot be asked is said at once.
api=archive.org
archive --no-cache posts
expect_code 2
expect_err "no http or https URL"
run links --offline --archive posts
expect_code 2
