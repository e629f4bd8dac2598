# What `postlint links` says of its options, without asking anybody.
. "$(dirname "$0")/lib.sh"
mkdir -p posts
printf -- "---\ntitle: 글\n---\n\n[글](https://gone.example/한글)\n" >posts/post.md
web="--no-config --cache cache.db --exclude-host gone.example"

# shellcheck disable=SC2086
run links $web --max-redirects 3 --user-agent me --concurrency 4 --host-concurrency 2 --robots --format jsonl posts
expect_code 0
expect_out '"verdict": "skipped"'

# shellcheck disable=SC2086
run links $web --shard 3/2 posts
expect_code 2
# shellcheck disable=SC2086
run links $web --fail-after soon posts
expect_code 2
# shellcheck disable=SC2086
run links $web --header gone.example=NOT_SET_ANYWHERE posts
expect_code 2
# shellcheck disable=SC2086
run links $web --history-file missing.tsv posts
expect_code 2
# shellcheck disable=SC2086
run links $web --history-file new.tsv --update-history-file posts
expect_code 0
[ -f new.tsv ] || fail "the history file should be written"
run links --cache cache.db --history https://gone.example/한글
expect_code 0
expect_out "was never asked for"
