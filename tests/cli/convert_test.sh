# postlint convert: what is moved, and what is never done.
. "$(dirname "$0")/lib.sh"

mkdir -p old/_posts old/assets
printf 'title: 나의 블로그\nurl: https://my.blog\ntimezone: Asia/Seoul\npermalink: /:year/:month/:day/:title/\n' >old/_config.yml
printf -- "---\ntitle: '첫: 글'\ndate: 2017-08-29 10:00:00 +0900\ntags: [여행, 서울]\nmood: 좋음 # 그날\n---\n\n**안녕** ![지도](/assets/지도.png)\n" >"old/_posts/2017-08-29-첫-글.md"
printf -- "---\ntitle: 초안\npublished: false\n---\n\n비밀\n" >old/_posts/2018-01-02-초안.md
printf PNG >"old/assets/지도.png"
echo '# 이 블로그에 대하여' >old/README.md
before=$(find old -type f -exec cksum {} + | sort)

run convert old --to hugo --dry-run
expect_code 0
expect_out "2 of 2 keep their address; 1 file and 0 redirects"
[ ! -e new ] || fail "--dry-run writes nothing"

run convert old --to hugo --out new
expect_code 0
expect_out "2 of 2 keep their address"
expect_out "not moved: 1 page (a file of the project)"
post="new/content/posts/첫-글.md"
[ -f "$post" ] || fail "$post should be there"
grep -q 'date: 2017-08-29T10:00:00+09:00' "$post" || fail "the moment should be the same"
grep -q '^mood: 좋음 # 그날$' "$post" || fail "a field that stays keeps its bytes"
grep -q 'draft: true' "new/content/posts/초안.md" || fail "what was hidden stays hidden"
cmp -s "old/assets/지도.png" "new/static/assets/지도.png" || fail "the picture should be copied"
run site new
expect_code 0
expect_out "/2017/08/29/첫-글/"

# Running twice changes nothing; a file of somebody else's is never overwritten.
after=$(find new -type f -exec cksum {} + | sort)
run convert old --to hugo --out new
expect_code 0
expect_out "0 files written"
[ "$after" = "$(find new -type f -exec cksum {} + | sort)" ] || fail "the second run changed something"
echo mine >>"$post"
run convert old --to hugo --out new
expect_code 2
expect_err "holds something else"
grep -q '^mine$' "$post" || fail "the file was overwritten"
run convert old --to hugo --out new --force
expect_code 0
expect_out "replaced content/posts/첫-글.md"

# Nothing is ever written inside the source.
run convert old --to hugo --out old/new
expect_code 2
expect_err "lies inside the old blog"
run convert old --to hexo --out ./old
expect_code 2
[ "$before" = "$(find old -type f -exec cksum {} + | sort)" ] || fail "the source was changed"

run convert old --to hugoo --out x
expect_code 2
expect_err "is no engine that a blog can be moved to"
run convert nothing --to hugo --out x
expect_code 2
expect_err "there is no folder of this name"
run convert old --to hugo
expect_code 2
expect_err "--out DIR"

run convert old --to zola --out part --only '_posts/2017*' --assets none --no-config
expect_code 0
expect_out "not moved: 2 pages (not named by --only)"
[ -f "part/content/posts/첫-글.md" ] || fail "the one page should be there"
[ ! -e part/config.toml ] || fail "--no-config leaves the configuration out"
[ ! -e part/static ] || fail "--assets none copies nothing"

run convert old --to hexo --out linked --assets link --permalinks target --redirects netlify,csv,nginx,apache,vercel,caddy
expect_code 0
[ -f linked/source/_redirects ] || fail "the rules of the host should be there"

# A post in HTML stays one where the engine takes it, and is no Markdown where it does not.
mkdir -p html/_posts
cp old/_config.yml html/
printf -- '---\ntitle: 글\n---\n<p>안녕</p>\n\n    <ul>\n\n    <li>*하나*</li>\n    </ul>\n\n<pre>a\n\n  b</pre>\n' >html/_posts/2018-01-01-글.html
run convert html --to hugo --out html-hugo
expect_code 0
cmp -s html-hugo/content/posts/글.html - <<END || fail "the body should be as it was"
---
title: 글
date: 2018-01-01T00:00:00+09:00
---
$(sed '1,3d' html/_posts/2018-01-01-글.html)
END
run convert html --to zola --out html-zola
expect_code 0
grep -q '^    <li>\*하나\*</li>$' html-zola/content/posts/글.md || fail "HTML is not changed"
grep -q '^&#10;  b</pre>$' html-zola/content/posts/글.md || fail "a blank line would end the block"

# Ids that kramdown's braces do not take, pages with one address, a home page, links in boxes.
mkdir -p hexo/source/_posts hexo/source/two hexo/source/about
printf 'title: x\nurl: https://my.blog\npermalink: :title/\ntheme: x\n' >hexo/_config.yml
printf '{"hexo": {"version": "7.0.0"}, "dependencies": {"hexo-renderer-marked": "7.0.0"}}' >hexo/package.json
printf -- '---\ntitle: 첫 글\ndate: 2024-05-01 09:00:00\n---\n\n## 무엇？\n\n[장](#무엇？)\n' >hexo/source/_posts/first.md
printf -- '---\ntitle: 집\n---\n\n어서 오세요.\n' >hexo/source/index.md
printf -- '---\ntitle: 하나\npermalink: same/\n---\n\n하나.\n' >hexo/source/about/a.md
printf -- '---\ntitle: 둘\npermalink: same/\n---\n\n둘.\n' >hexo/source/two/a.md
printf -- '---\ntitle: 상자\n---\n\n{%% note info %%}\n[둘째](b.html)\n{%% endnote %%}\n' >hexo/source/two/box.md
run convert hexo --to jekyll --out hexo-jekyll
expect_code 0
grep -q '^{: id="무엇？"}$' hexo-jekyll/_posts/2024-05-01-first.md || fail "the id should be kept"
run convert hexo --to zola --out hexo-zola
expect_code 0
grep -q '어서 오세요' hexo-zola/content/_index.md || fail "the home page should be the section's"
grep -q '](/two/b.html)' hexo-zola/content/two/box.md || fail "a link in a box should be rooted"

# Killed at any moment: the source is untouched, the target is whole or not there.
for delay in 0.001 0.005 0.01 0.02 0.04; do
  rm -rf killed
  "$postlint" convert old --to hugo --out killed >/dev/null 2>&1 &
  pid=$!
  sleep "$delay"
  kill -9 "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  if [ -e killed ]; then
    [ -f "killed/content/posts/첫-글.md" ] && [ -f "killed/content/posts/초안.md" ] &&
      [ -f "killed/static/assets/지도.png" ] || fail "half a blog was left"
  fi
done
run convert old --to hugo --out killed
expect_code 0
[ ! -e killed.postlint-part ] || fail "the work folder should be gone"
[ "$before" = "$(find old -type f -exec cksum {} + | sort)" ] || fail "the source was changed"

# Zola has no page at "/a.html": it gets "/a/", the old address leads there, and what counted from
# the old folder is written from the root.
mkdir -p files/_posts
printf 'url: https://my.blog\npermalink: /:year/:title.html\n' >files/_config.yml
printf -- "---\ntitle: 부산\n---\n\n[서울](서울.html#길) 다음 글\n" >"files/_posts/2020-01-02-부산.md"
printf -- "---\ntitle: 서울\n---\n\n## 길\n\n글\n" >"files/_posts/2020-01-03-서울.md"
run convert files --to zola --out folders
expect_code 0
expect_out "2 pages: 2 the same, 0 changed, 0 lost"
grep -q 'path = "2020/부산/"' folders/content/posts/부산.md || fail "the address should be a folder"
grep -q 'aliases = \["/2020/부산.html"\]' folders/content/posts/부산.md || fail "the old address should lead there"
grep -q '\[서울\](/2020/%EC%84%9C%EC%9A%B8.html#길)' folders/content/posts/부산.md || fail "the link should be rooted"

# A translation in a bundle keeps its folder's name.
mkdir -p bundles/content/posts/busan
printf 'baseURL = "https://my.blog/"\ndefaultContentLanguage = "ko"\n[languages.ko]\nweight = 1\n[languages.en]\nweight = 2\n' >bundles/hugo.toml
printf -- "---\ntitle: 부산\ndate: 2024-05-01\n---\n\n글\n" >bundles/content/posts/busan/index.md
printf -- "---\ntitle: Busan\ndate: 2024-05-01\n---\n\nText\n" >bundles/content/posts/busan/index.en.md
run convert bundles --to hexo --out hexed
expect_code 0
[ -f hexed/source/_posts/busan.md ] && [ -f hexed/source/_posts/busan-en.md ] || fail "both languages should be there"

# A link into the source is the source.
ln -s "$PWD/old" door
run convert old --to hugo --out door/new
expect_code 2
expect_err "lies inside the old blog"

# The proof: what is lost is named and is exit 1, wherever the reports go; without it nothing is read.
mkdir -p lossy/_posts
printf 'url: https://my.blog\n' >lossy/_config.yml
printf -- "---\ntitle: 상자\nbox: {size: {wide: 3}}\n---\n\n{%% box 하나 %%}\n" >"lossy/_posts/2020-01-02-상자.md"
# A line of metadata holds no map.
run convert lossy --to pelican --out lossy-new --report proof.json --report proof.html --report proof.txt --jobs 1
expect_code 1
expect_out "1 page: 0 the same, 0 changed, 1 lost"
expect_out "report: proof.json, proof.html, proof.txt"
grep -q '"outcome": "lost"' proof.json && grep -q '<html' proof.html && grep -q '1 lost' proof.txt || fail "three reports should be there"
[ ! -e lossy-new.migration.json ] || fail "the reports go where they are told"
run convert lossy --to hugo --out lossy-unread --no-proof
expect_code 0
[ ! -e lossy-unread.migration.json ] || fail "--no-proof compares nothing"

# --map says what a tag of the site's own becomes.
printf 'box: "**[상자 {{0}}]**"\n' >map.yaml
run convert lossy --to hugo --out mapped --map map.yaml --no-proof
expect_code 0
grep -q '\*\*\[상자 하나\]\*\*' "mapped/content/posts/상자.md" || fail "the map's words should stand there"
run convert lossy --to hugo --out mapped --map missing.yaml
expect_code 2

# --from overrules what is found; --config names the configuration.
mkdir own empty
printf 'engine: custom\nsite: {content: "*.md", permalink: "/:slug/", fields: {date: pub_date}}\n' >own/blog.yaml
printf -- "---\ntitle: 내 글\npub_date: 2020-01-02\n---\n\n글\n" >own/first.md
run convert own --to hugo --out owned --config own/blog.yaml
expect_code 0
expect_out "custom engine 1 page in own to Hugo"
grep -q '^date: 2020-01-02T00:00:00' owned/content/posts/first.md || fail "the field of the owner's name is the date"
run convert old --from jekyll --to hugo --dry-run
expect_code 0
run convert old --from hexo --to hugo --dry-run
expect_code 2
expect_err "has no page that can be moved"
run convert empty --to hugo --out emptied
expect_code 2
expect_err "has no page that can be moved"
[ ! -e emptied ] || fail "nothing should be written"
run convert old --from hexxo --to hugo --dry-run
expect_code 2

# Hugo loses the beginning of a page of HTML that marks the end of its excerpt: it becomes Markdown.
# "next.html" and "next.md" are one page to it.
mkdir -p marked/_posts
printf 'url: https://my.blog\npermalink: /:year/:title/\nexcerpt_separator: "<!--more-->"\n' >marked/_config.yml
printf -- '---\ntitle: 글\n---\n<p>머리</p>\n\n<!--more-->\n\n<pre>글\n{:class="in"}</pre>\n' >marked/_posts/2020-01-02-글.html
printf -- '---\ntitle: 다음\n---\n<p>글</p>\n' >marked/_posts/2020-01-03-next.html
printf -- '---\ntitle: 다음\n---\n글\n' >marked/_posts/2021-01-03-next.md
run convert marked --to hugo --out marked-new
expect_code 0
[ -f marked-new/content/posts/글.md ] || fail "a page with an excerpt should be Markdown"
grep -q '^{:class="in"}</pre>$' marked-new/content/posts/글.md || fail "kramdown does not read pages of HTML"
[ -f marked-new/content/posts/next.html ] && [ -f marked-new/content/posts/next-2.md ] || fail "two pages should have two names"
