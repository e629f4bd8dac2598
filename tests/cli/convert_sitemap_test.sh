# postlint convert --sitemap: every address of the live blog must lead somewhere in the new one.
. "$(dirname "$0")/lib.sh"

mkdir -p old/_posts old/img
printf 'url: https://my.blog\npermalink: /:year/:title/\n' >old/_config.yml
printf 'engine: jekyll\nsite:\n  former_urls: [https://me.github.io/blog]\n' >old/.postlint.yaml
printf -- '---\ntitle: 부산\nredirect_from: /busan/\n---\n\n글\n' >old/_posts/2020-01-02-부산.md
printf -- '---\ntitle: 서울\npublished: false\n---\n\n글\n' >old/_posts/2020-01-03-서울.md
printf -- '---\ntitle: 소개\npermalink: /about/\n---\n{%% for post in site.posts %%}{{ post.title }}{%% endfor %%}\n' >old/about.html
printf PNG >old/img/지도.png

# Both spellings, with and without the slash, as a file; the former host and the folder it had; an
# alias; a file.
cat >sitemap.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://my.blog/2020/%EB%B6%80%EC%82%B0/</loc></url>
<url><loc>https://my.blog/2020/부산</loc></url>
<url><loc>https://my.blog/2020/%EB%B6%80%EC%82%B0/index.html</loc></url>
<url><loc>https://me.github.io/blog/2020/%eb%b6%80%ec%82%b0/?a=1&amp;b=2</loc></url>
<url><loc>https://former.example/busan/</loc></url>
<url><loc>https://my.blog/img/지도.png</loc></url>
</urlset>
END
run convert old --to hugo --out new --sitemap sitemap.xml
expect_code 0
expect_out "sitemap.xml: 4 addresses, 4 covered, 0 not"

# What leads nowhere is a loss: a page that never was, one that is hidden, one that is not moved.
cat >sitemap.xml <<'END'
<urlset>
<url><loc>https://my.blog/2020/%EB%B6%80%EC%82%B0/</loc></url>
<url><loc>https://my.blog/2019/대구/</loc></url>
<url><loc>https://my.blog/2020/서울/</loc></url>
<url><loc>https://my.blog/about/</loc></url>
</urlset>
END
run convert old --to hugo --out lossy --sitemap sitemap.xml --report r.json --report r.html
expect_code 1
expect_out "sitemap.xml: 4 addresses, 1 covered, 3 not"
expect_out "/2019/대구/: nothing is at this address"
expect_out "/2020/서울/: the page at this address is not public"
expect_out "/about/: nothing is at this address (not moved: a page of the theme"
grep -q '대구' r.html || fail "the page should list the address"
python3 - r.json <<'END' || fail "the coverage in r.json is wrong"
import json, sys
coverage = json.load(open(sys.argv[1], encoding="utf-8"))["coverage"]
assert (coverage["addresses"], coverage["covered"]) == (4, 1), coverage
assert [one["url"] for one in coverage["missing"]] == ["/2019/대구/", "/2020/서울/", "/about/"], coverage
END
if python3 -c 'import jsonschema' 2>/dev/null; then
  python3 -W ignore - "$root/docs/migration.schema.json" r.json <<'END' || fail "r.json is not valid"
import json, jsonschema, sys
schema, report = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
jsonschema.validate(report, schema)
END
fi
# Without --sitemap there is no loss.
run convert old --to hugo --out new
expect_code 0

# Pages that --only leaves out are counted apart.
printf '/2020/부산/\n/2020/%%EC%%84%%9C%%EC%%9A%%B8/\n' >urls.txt
sed -i '/published/d' old/_posts/2020-01-03-서울.md
run convert old --to hugo --out part --only '_posts/*부산*' --sitemap urls.txt
expect_code 0
expect_out "urls.txt: 2 addresses, 1 covered, 0 not, 1 left out as wanted"

# An index: its sitemaps lie beside it, unpacked.
mkdir maps
printf '<sitemapindex><sitemap><loc>https://my.blog/posts.xml.gz</loc></sitemap></sitemapindex>' >maps/sitemap.xml
run convert old --to hugo --out indexed --sitemap maps/sitemap.xml
expect_code 2
[ ! -e indexed ] || fail "a sitemap that cannot be read stops before anything is written"
printf '<urlset><url><loc>https://my.blog/2020/부산/</loc></url></urlset>' >maps/posts.xml
run convert old --to hugo --out indexed --sitemap maps/sitemap.xml
expect_code 0
expect_out "1 address, 1 covered"
printf '\037\213packed' >maps/sitemap.xml
run convert old --to hugo --out packed --sitemap maps/sitemap.xml
expect_code 2
expect_err "gunzip"

# What the old engine built: its pages, those that lead on, its pictures; not the theme's files.
mkdir -p "built/2020/부산" built/busan built/img built/css built/old
printf '<title>부산</title><article>글</article>' >"built/2020/부산/index.html"
printf '<meta http-equiv="refresh" content="0; url=/2020/부산/">' >built/busan/index.html
printf PNG >built/img/지도.png
printf 'b{}' >built/css/style.css
run convert old --to hugo --out from-built --sitemap built
expect_code 0
expect_out "built: 3 addresses, 3 covered, 0 not"
printf GIF >built/img/바다.gif
run convert old --to hugo --out from-built --sitemap built
expect_code 1
expect_out "/img/바다.gif: nothing is at this address"

# It is part of the proof.
run convert old --to hugo --dry-run --sitemap sitemap.xml
expect_code 2
run convert old --to hugo --out x --no-proof --sitemap sitemap.xml
expect_code 2
run convert old --to hugo --out x --sitemap nothing.xml
expect_code 2
