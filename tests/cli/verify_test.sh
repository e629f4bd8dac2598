# postlint verify.
. "$(dirname "$0")/lib.sh"

blog() { # FOLDER TEXT
  mkdir -p "$1/_posts"
  printf 'url: https://my.blog\npermalink: /:year/:title/\n' >"$1/_config.yml"
  printf -- '---\ntitle: 안녕\ndate: 2024-05-01 12:00:00 +0900\ntags: [글]\n---\n\n%s\n' "$2" \
    >"$1/_posts/2024-05-01-안녕.md"
}
blog old '첫 글이다.'
blog same '첫 글이다.'
blog new '글이다.'

run verify old same
expect_code 0
expect_out "old: old (Jekyll)"
expect_out "1 page: 1 the same, 0 changed, 0 lost"

run verify old new --report 'report.html' --report report.json
expect_code 1
expect_out "0 the same, 0 changed, 1 lost"
expect_out "/2024/안녕/"
expect_out "text: the text is not the same"
expect_out "report: report.html, report.json"
grep -q '안녕' report.html || fail "the report does not name the page"

run verify old new --format json
expect_code 1
expect_out '"field": "text"'
run verify old new --ignore text
expect_code 0

if python3 -c 'import jsonschema' 2>/dev/null; then
  python3 -W ignore - "$root/docs/migration.schema.json" report.json <<'END' || fail "report.json is not valid"
import json, jsonschema, sys
schema, report = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
jsonschema.validate(report, schema)
END
fi

# Addresses alone.
printf '<urlset><url><loc>https://my.blog/2024/%%EC%%95%%88%%EB%%85%%95/</loc></url></urlset>' >sitemap.xml
run verify --urls sitemap.xml new
expect_code 0
expect_out "1 page: 1 the same"
printf '<urlset><url><loc>https://my.blog/2023/a/</loc></url></urlset>' >sitemap.xml
run verify --urls sitemap.xml new
expect_code 1
expect_out "nothing is at this address"

# What is wrong.
run verify old nowhere
expect_code 2
run verify old
expect_code 2
run verify old new --to nothing
expect_code 2
run verify --urls nothing.xml new
expect_code 2
mkdir empty
run verify empty new
expect_code 2
