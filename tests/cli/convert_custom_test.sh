# postlint convert to and from an engine of the owner's own, as .postlint.yaml describes it.
. "$(dirname "$0")/lib.sh"

write engine.yaml <<'END'
engine: custom
site:
  url: https://my.blog
  timezone: Asia/Seoul
  content: contents/*/*.md
  permalink: /:year/:month/:day/:slug/
  static_folders: [public]
  heading_ids: github-slugger
  fields: {date: pub_date, image: featured_image, draft: hidden, updated: changed}
END

# To it: names of fields and folders are the description's.
mkdir -p old/_posts old/img
printf 'url: https://my.blog\ntimezone: Asia/Seoul\npermalink: /:year/:month/:day/:title/\n' >old/_config.yml
write old/_posts/2017-08-29-첫-글.md <<'END'
---
title: 첫 글
date: 2017-08-29 00:30:00 +0900
image: /img/지도.png
tags: [여행, 서울]
last_modified_at: 2018-01-01 00:00:00 +0900
---

## 길 찾기

[둘째]({% post_url 2018-01-02-둘째 %}#끝) ![지도](/img/지도.png)
END
printf -- '---\ntitle: 둘째\npublished: false\n---\n\n## 끝\n' >old/_posts/2018-01-02-둘째.md
printf -- '---\ntitle: 셋째\npermalink: /three/\nredirect_from: /3/\n---\n\n글\n' >old/_posts/2018-01-03-셋째.md
printf PNG >old/img/지도.png
run convert old --to custom --target-config engine.yaml --out own
expect_code 0
expect_out "3 pages: 3 the same, 0 changed, 0 lost"
post=own/contents/첫-글/첫-글.md
for line in '^pub_date: 2017-08-29T00:30:00+09:00$' '^featured_image: "/img/지도.png"$' '^changed: 2018-01-01T00:00:00+09:00$' '^tags:'; do
  grep -q "$line" "$post" || fail "$post should have $line"
done
grep -q '^hidden: true$' own/contents/둘째/둘째.md || fail "what was hidden stays hidden, by the engine's name"
cmp -s old/img/지도.png own/public/img/지도.png || fail "files go where the engine serves them"
expect_same_files engine.yaml own/.postlint.yaml
# The engine has no field for an address of one's own: both old ones lead to the new one.
[ -f own/public/three/index.html ] && [ -f own/public/3/index.html ] || fail "redirects should be there"
run site own
expect_code 0
expect_out "/2017/08/29/첫-글/"
run check own --ignore link-to-draft
expect_code 0

# What is described in OUT already needs no option, and what it says is kept.
mkdir mine && cp engine.yaml mine/.postlint.yaml
printf '  former_urls: [https://old.example]\n' >>mine/.postlint.yaml
run convert old --to custom --out mine
expect_code 0
[ -f mine/contents/첫-글/첫-글.md ] || fail "the description in OUT should be taken"
grep -q former_urls mine/.postlint.yaml || fail "it should stay as it was"

# A field for addresses keeps them; one for aliases takes the redirects.
sed 's/updated: changed/url: path, aliases: former/; s|contents/\*/\*.md|posts/**/index.{md,mdx}|' engine.yaml >other.yaml
sed -i 's|posts/\*\*/|posts/*/|' other.yaml
run convert old --to custom --target-config other.yaml --out other
expect_code 0
grep -q '^path: "/three/"$' other/posts/셋째/index.md || fail "the address should be kept"
grep -q 'former:.*/3/' other/posts/셋째/index.md || grep -A1 '^former:' other/posts/셋째/index.md | grep -q '/3/' || fail "the alias should be a field"

# From it, with a picture beside the post.
printf PNG2 >own/contents/첫-글/바다.png
printf '\n![바다](바다.png)\n' >>"$post"
before=$(find own -type f -exec cksum {} + | sort)
run convert own --to hugo --out back
expect_code 0
expect_out "3 pages in own to Hugo"
expect_out "0 lost"
post=back/content/posts/첫-글.md
for line in '^date: 2017-08-29T00:30:00+09:00$' '^lastmod: 2018-01-01T00:00:00+09:00$' 'featured_image\|^image'; do
  grep -q "$line" "$post" || fail "$post should have $line"
done
grep -q '^draft: true$' back/content/posts/둘째.md || fail "what is hidden stays hidden"
cmp -s own/public/img/지도.png back/static/img/지도.png || fail "served files are moved"
find back -name '바다.png' | grep -q . || fail "the picture beside the post should be moved"
[ "$before" = "$(find own -type f -exec cksum {} + | sort)" ] || fail "the source was changed"

# Round trip: the front matter says the same again.
run convert back --to custom --target-config engine.yaml --out again
expect_code 0
run verify own again
expect_code 0

# Without a word about static folders the engine's own code stays.
mkdir -p loose/contents/글 loose/templates
printf 'engine: custom\nsite: {content: "contents/*/*.md", permalink: "/:slug/"}\n' >loose/.postlint.yaml
printf -- '---\ntitle: 글\ndate: 2020-01-02\n---\n\n글\n' >loose/contents/글/글.md
echo secret >loose/templates/build.py
run convert loose --to hugo --out tight
expect_code 0
expect_out "site.static_folders"
[ -z "$(find tight -name build.py)" ] || fail "code of the engine is not served"

# What is wrong.
run convert old --to custom --target-config nothing.yaml --out x
expect_code 2
run convert old --to hugo --target-config engine.yaml --out x
expect_code 2
expect_err "goes with --to custom"
printf 'engine: hugo\n' >hugo.yaml
run convert old --to custom --target-config hugo.yaml --out x
expect_code 2
expect_err "engine: custom"
printf 'engine: custom\nsite: {content: "a/*.md"}\n' >bare.yaml
run convert old --to custom --target-config bare.yaml --out x
expect_code 2
expect_err "site.permalink"
printf 'engine: custom\nsite: {permalink: "/:slug/", content: "a/[0-9]*.md"}\n' >bare.yaml
run convert old --to custom --target-config bare.yaml --out x
expect_code 2
expect_err "site.content"
[ ! -e x ] || fail "nothing should be written"

# Nobody describes it: the plainest layout, and what describes it.
run convert old --to custom --out simple
expect_code 0
[ -f simple/contents/첫-글/첫-글.md ] || fail "the post should be there"
run site simple
expect_code 0
expect_out "/three/"
