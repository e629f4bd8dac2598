#!/bin/sh
# ./dev bench links: postlint links against a bare libcurl multi loop over the same URLs at the same
# limits, in the same run. Generates the posts; its servers listen on 127.0.1.x.
# usage: links.sh BUILD_FOLDER [--rounds N]
set -eu
build=$1
shift
rounds=5
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2 && shift 2 ;;
    *)
      echo "usage: ./dev bench links [--rounds N]" >&2
      exit 2
      ;;
  esac
done

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$build/bench/links"
build=$(CDPATH='' cd -- "$build" && pwd)
programs=$build/release/tests/bench
postlint=$build/release/postlint
work=$build/bench/links
port=$((20000 + $$ % 20000))
server=
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

if [ "$(uname -s)" != Linux ]; then
  echo "skipped: the bench's server needs Linux (epoll, and 127.0.1.x without setting up)"
  exit 0
fi

start() { # COMMAND…: a server that prints "ready"
  : >"$work/server.out"
  "$@" >"$work/server.out" 2>&1 &
  server=$!
  until grep -q ready "$work/server.out"; do
    if ! kill -0 "$server" 2>/dev/null; then
      cat "$work/server.out" >&2
      exit 2
    fi
    sleep 0.05
  done
}

# Hosts of very different size: 20 of them, 2,000 URLs, 500 on the largest.
urls() { # SCHEME: one URL a line, mixed as they are in posts
  awk -v scheme="$1" -v port="$port" 'BEGIN {
    n = split("500 250 180 140 120 100 90 80 70 65 60 55 50 48 45 42 35 30 22 18", sizes)
    for (host = 1; host <= n; ++host)
      for (i = 1; i <= sizes[host]; ++i) printf "%d\t%s://127.0.1.%d:%d/posts/%d\n", (i * 7919 + host * 104729) % 1000003, scheme, host, port, i
  }' | sort -n | cut -f 2
}

# COUNT links in posts of 20, going round and round through the URLs.
posts() { # FOLDER COUNT URL_FILE
  rm -rf "${1:?}"
  mkdir -p "$1"
  awk -v folder="$1" -v count="$2" '
    {urls[NR] = $0}
    END {
      for (i = 0; i < count; ++i) {
        if (i % 20 == 0) {
          if (file != "") close(file)
          file = sprintf("%s/%05d.md", folder, i / 20)
          printf "---\ntitle: 글 %d\ndate: 2024-01-02\n---\n\n", i / 20 > file
        }
        printf "본문의 링크는 [글 %d](%s)입니다.\n\n", i, urls[i % NR + 1] > file
      }
    }' "$3"
}

add() { # NAME COMMAND
  printf '%s\t1\t%s\n' "$1" "$2" >>"$list"
}

# A program that answers nothing is fast: what is measured must give a verdict ok for each URL.
must_answer() { # COUNT COMMAND
  answered=$(eval "$2" 2>"$work/links.err" | grep -c '"ok"' || true)
  if [ "$answered" != "$1" ]; then
    head -n 5 "$work/links.err" >&2
    echo "links.sh: $answered of $1 URLs were answered by: $2" >&2
    exit 2
  fi
}

# A Jekyll blog of COUNT posts with 12 links each: to other posts, to headings of others, to pictures
# and to its own address.
local_blog() { # FOLDER COUNT
  rm -rf "${1:?}"
  mkdir -p "$1/_posts" "$1/assets"
  printf 'title: Bench\nurl: https://bench.example\npermalink: /:year/:month/:day/:title/\n' >"$1/_config.yml"
  : >"$1/assets/map.png"
  awk -v folder="$1" -v count="$2" '
    function day(n) { return sprintf("20%02d-%02d-%02d", 10 + n % 14, n % 12 + 1, n % 28 + 1) }
    function url(n) { at = day(n); gsub("-", "/", at); return "/" at "/글-" n "/" }
    BEGIN {
      for (i = 0; i < count; ++i) {
        file = sprintf("%s/_posts/%s-글-%d.md", folder, day(i), i)
        printf "---\ntitle: 글 %d\n---\n\n## 첫 장\n\n", i > file
        for (j = 1; j <= 12; ++j) {
          goal = url((i * 31 + j * 977) % count)
          if (j == 3 || j == 9) goal = goal "#첫-장"
          if (j == 6) goal = "/assets/map.png"
          if (j == 12) goal = "https://bench.example" goal
          printf "여행은 [글 %d](%s)에서 이어집니다. 그날의 바람은 차가웠고 골목은 조용했습니다.\n\n", j, goal > file
        }
        close(file)
      }
    }'
}

local_blog "$work/local" 5000
list=$work/local.list
: >"$list"
add '60,000 local links' "'$postlint' links --offline --no-config --quiet '$work/local'"
echo "== 60,000 links inside a blog of 5,000 posts ($rounds rounds, minimum and median)"
"$programs/measure" "$rounds" "$list"
echo "budget: at most 600 ms of CPU"
echo

check="'$postlint' links --no-cache --format jsonl --allow-private 127.0.0.0/8"
urls http >"$work/urls.txt"
posts "$work/blog" 10000 "$work/urls.txt"
list=$work/links.list
for latency in 0 80; do
  echo "== 10,000 links to $(wc -l <"$work/urls.txt") URLs on 20 hosts, $latency ms a request ($rounds rounds, minimum and median)"
  : >"$list"
  add 'bare libcurl loop, HEAD' "'$programs/bare_links' '$work/urls.txt'"
  add 'bare libcurl loop, GET' "'$programs/bare_links' '$work/urls.txt' --get"
  add 'postlint links' "$check '$work/blog'"
  start "$programs/serve_links" 20 "$port" "$latency"
  must_answer 2000 "$check '$work/blog'"
  "$programs/measure" "$rounds" "$list"
  stop
  echo
done
echo "budget: at most 500 ms of CPU and 1.20 of the wall time of the bare loop"

echo
if ! command -v node >/dev/null 2>&1 || ! command -v openssl >/dev/null 2>&1; then
  echo "HTTP/2: skipped: node or openssl is not installed"
  exit 0
fi
echo "== 500 URLs of one HTTP/2 host, 80 ms a request ($rounds rounds)"
grep -F '//127.0.1.1:' "$work/urls.txt" | sed 's/^http:/https:/' >"$work/urls-2.txt"
posts "$work/blog-2" 500 "$work/urls-2.txt"
: >"$list"
ca_file=$work/certificates/authority.pem
add 'bare libcurl loop, HEAD' "'$programs/bare_links' '$work/urls-2.txt' --http2 --ca-file '$ca_file'"
add 'postlint links' "$check --ca-file '$ca_file' '$work/blog-2'"
start node "$here/serve_http2.js" "$work/certificates" "$port" 80
must_answer 500 "$check --ca-file '$ca_file' '$work/blog-2'"
"$programs/measure" "$rounds" "$list"
stop
echo "budget: under 1,500 ms of wall time"
