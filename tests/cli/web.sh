# For tests that need the local web (tests/web): start_web, then $web (a file: the line of JSON that
# the server printed), $web_log (its requests) and `links ARGS…`. Skips the test without node or openssl.
# shellcheck shell=sh

start_web() {
  command -v node >/dev/null || skip "node is not installed"
  command -v openssl >/dev/null || skip "openssl is not installed"
  "$postlint" links --help >/dev/null 2>&1 || skip "this build has no links command"
  web=$scratch/.web.json
  web_log=$scratch/.requests.jsonl
  : >"$web_log"
  node "$root/tests/web/serve.js" --log "$web_log" --parent $$ >"$web" 2>"$scratch/.web.err" &
  web_process=$!
  trap 'kill "$web_process" 2>/dev/null; wait "$web_process" 2>/dev/null; cd / && rm -rf "$scratch"' EXIT
  tries=0
  until [ -s "$web" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 200 ] && kill -0 "$web_process" 2>/dev/null || {
      cat "$scratch/.web.err"
      fail "the local web does not start"
    }
    sleep 0.1
  done
  ca_file=$(value_of '.ca_file')
  XDG_CACHE_HOME=$scratch/.cache
  export XDG_CACHE_HOME
}

value_of() { # EXPRESSION over the server's line, as .hosts.plain
  node -e 'console.log(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))'"$1)" "$web"
}

# The options that lead into the local web: its certificates and its names.
web_options() {
  echo "--ca-file $ca_file"
  value_of '.resolve.map((it) => `--resolve ${it}`).join("\n")'
}

allow_loopback='--allow-private 127.0.0.0/8 --allow-private ::1/128'

# links ARGS…: as run, over the local web.
links() {
  # shellcheck disable=SC2046  # one word an option
  run links --format jsonl $(web_options) "$@"
}
