# postlint site.
. "$(dirname "$0")/lib.sh"

mkdir -p blog/contents/첫-글 blog/static
cat >blog/.postlint.yaml <<'END'
engine: custom
site:
  url: https://my.blog
  former_urls: [https://old.kr]
  content: contents/*/*.md
  permalink: /:year/:month/:day/:slug/
  fields: {date: pub_date, image: featured_image}
  static_folders: [static]
END
printf -- "---\ntitle: '첫 글'\npub_date: '2017-08-29'\n---\n\n글\n" >"blog/contents/첫-글/첫-글.md"

run site blog
expect_code 0
expect_out "custom engine in blog"
expect_out "address: https://my.blog"
expect_out "1 post, 0 pages"
expect_out "/2017/08/29/첫-글/"
expect_out "  blog/contents/첫-글/첫-글.md"

run site blog --format json
expect_code 0
expect_out '"url": "/2017/08/29/첫-글/"'
expect_out '"state": "published"'

run config blog
expect_code 0
expect_out "date: pub_date"

run site blog --engine hugoo
expect_code 2
run site nothing
expect_code 2
expect_err "there is no file or folder of this name"

printf 'site: {fields: {dat: x}}\n' >bad.yaml
run site blog --config bad.yaml
expect_code 2
expect_err 'unknown key "dat"; did you mean "date"?'
printf 'site: {permalink: x}\n' >bad.yaml
run site blog --config bad.yaml
expect_code 2
expect_err '"permalink" must begin with /'

run site blog --no-config --engine plain
expect_code 0
expect_out "plain folder"
