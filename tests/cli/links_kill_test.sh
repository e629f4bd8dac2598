# A run that is killed at any moment leaves a cache that opens again and holds every verdict that
# was finished: a page that had been answered well before the kill is not asked for again.
. "$(dirname "$0")/lib.sh"
. "$root/tests/cli/web.sh"
start_web

node "$root/tests/web/write_blog.js" "$web" posts 'http://{steady}/[1-160]' 'http://{plain}/404' \
  'https://{h2}/404' >/dev/null || fail "no blog"
options=$(web_options)

: >finished
for delay in 0.05 0.3 1.7 0.9 2.4 0.6 1.1 2.9; do
  : >"$web_log"
  # shellcheck disable=SC2086
  "$postlint" links --format jsonl $options $allow_loopback --cache cache.db posts >.out 2>.err &
  process=$!
  sleep "$delay"
  kill -9 "$process" 2>/dev/null
  wait "$process" 2>/dev/null
  out=$(cat .out)
  err=$(cat .err)
  [ -z "$err" ] || fail "killed after $delay s: nothing should be wrong with the cache"
  node - "$web_log" finished <<'JS' || fail "killed after $delay s: finished verdicts were lost"
const fs = require('node:fs');
const [log, finished] = process.argv.slice(2);
const before = new Set(fs.readFileSync(finished, 'utf8').split('\n').filter(Boolean));
const last = new Map();
const killed = Date.now();
for (const line of fs.readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
  const {host, path, time} = JSON.parse(line);
  last.set(`${host} ${path}`, time);
}
const again = [...last.keys()].filter((page) => before.has(page));
if (again.length > 0) console.log('asked for again:', again.join(', '));
// A page takes 0.2 s; what was asked for a second before the kill has its verdict.
for (const [page, time] of last) if (time < killed - 1000) before.add(page);
fs.writeFileSync(finished, [...before].join('\n') + '\n');
process.exitCode = again.length > 0 ? 1 : 0;
JS
done

# shellcheck disable=SC2086
run links --format jsonl $options $allow_loopback --cache cache.db posts
expect_no_err
[ "$(wc -l <.out)" = 162 ] || fail "162 results expected"
[ "$(grep -c '"verdict": *"ok"' .out)" = 160 ] || fail "160 pages are well"
echo "$(wc -l <finished) pages were finished before a kill"
