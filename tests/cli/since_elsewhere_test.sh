# What a change breaks elsewhere: `check --since` and `--staged`, `links --offline --since`.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || skip "git is not installed"

# "RULE FILE" of every finding, one a line.
found() {
  printf '%s\n' "$out" | sed -n 's/.*"file": *"\([^"]*\)".*"rule": *"\([^"]*\)".*/\2 \1/p' | sort
}
expect_found() { # LINE…
  wanted=$(printf '%s\n' "$@" | sort)
  [ "$(found)" = "$wanted" ] || fail "expected: $wanted; seen: $(found)"
}
check() {
  run check --format jsonl "$@"
}
post() { # FILE TITLE LINES OF FRONT MATTER… -- BODY
  post_file=$1
  shift
  {
    printf -- '---\ntitle: %s\ndate: 2024-05-01\n' "$1"
    shift
    while [ "$1" != -- ]; do
      printf '%s\n' "$1"
      shift
    done
    printf -- '---\n\n%s\n' "$2"
  } | write "$post_file"
}

new_repository .
echo 'baseURL = "https://my.kr/"' >hugo.toml
post content/posts/경복궁.md 경복궁 -- '## 봄꽃 길

꽃이 핍니다.

## 가는 길

지하철로 갑니다.'
post content/posts/남산.md 남산 -- '[경복궁](/posts/경복궁/)에서 [봄꽃](/posts/%EA%B2%BD%EB%B3%B5%EA%B6%81/#봄꽃-길)을 보고 옵니다.

![탑의 밤 모습](/img/탑.png)'
post content/posts/한강.md 한강 -- '{{< relref "경복궁.md" >}}에 이어지는 글입니다.'
post content/posts/명동.md 명동 -- '다른 곳은 다루지 않습니다.'
mkdir -p static/img
: >static/img/탑.png
: >static/img/궁.png
git add -A
git commit -q -m blog

# The blog is good as it is.
check
expect_code 0
check --since HEAD
expect_code 0

# Words, tags and descriptions may change.
post content/posts/경복궁.md 경복궁 'tags: [서울]' 'description: 궁의 봄' -- '## 봄꽃 길

꽃이 많이 핍니다.

## 가는 길

버스로 갑니다.'
check --since HEAD
expect_code 0

# A heading gets another id.
post content/posts/경복궁.md 경복궁 -- '## 봄꽃 산책

꽃이 핍니다.

## 가는 길

지하철로 갑니다.'
check --since HEAD
expect_code 1
expect_found "link-anchor-missing content/posts/남산.md"
expect_out "봄꽃-길"
expect_out "this post has not changed; the change of another file broke it"
git add -A
check --staged
expect_found "link-anchor-missing content/posts/남산.md"
run links --offline --since HEAD --format jsonl
expect_code 1
expect_found "link-anchor-missing content/posts/남산.md"
# What is staged counts, not what lies in the folder.
git show HEAD:content/posts/경복궁.md >content/posts/경복궁.md
check --staged
expect_found "link-anchor-missing content/posts/남산.md"
check --since HEAD
expect_code 0
git checkout -q HEAD -- content/posts/경복궁.md
git rm -q --cached content/posts/경복궁.md
check --staged --select url-vanished
expect_found "url-vanished content/posts/경복궁.md"
git reset -q --hard
check --staged
expect_code 0

# A new address: with an alias the old one leads on; without, it is gone for everybody.
post content/posts/경복궁.md 경복궁 'slug: gyeongbokgung' -- '## 봄꽃 길

꽃이 핍니다.'
check --since HEAD
expect_code 1
expect_found "url-vanished content/posts/경복궁.md" "link-page-missing content/posts/남산.md" \
  "link-page-missing content/posts/남산.md"
expect_out "“/posts/경복궁/” to “/posts/gyeongbokgung/”"
expect_out "aliases: [/posts/경복궁/]"
case $out in *'"line": 4, "column": 7,'*) ;; *) fail "the finding should stand at the slug" ;; esac
post content/posts/경복궁.md 경복궁 'slug: gyeongbokgung' 'aliases: [/posts/경복궁/]' -- '## 봄꽃 길

꽃이 핍니다.'
check --since HEAD --ignore link-redirected-locally
expect_code 0
git checkout -q -- .

# A renamed file: links by address and by name.
git mv content/posts/경복궁.md content/posts/palace.md
check --since HEAD
expect_code 1
expect_found "url-vanished content/posts/palace.md" "link-page-missing content/posts/남산.md" \
  "link-page-missing content/posts/남산.md" "engine-link-broken content/posts/한강.md"
check --staged
expect_found "url-vanished content/posts/palace.md" "link-page-missing content/posts/남산.md" \
  "link-page-missing content/posts/남산.md" "engine-link-broken content/posts/한강.md"
# The same from another folder, and narrowed down to what does not matter.
(cd content && check --staged && expect_found "url-vanished posts/palace.md" \
  "link-page-missing posts/남산.md" "link-page-missing posts/남산.md" \
  "engine-link-broken posts/한강.md") || exit 1
check --since HEAD content/posts/명동.md
expect_code 0
# Suppressions and the configuration count as everywhere.
printf 'rules:\n  url-vanished: off\noverrides:\n  - files: ["content/posts/남산.md"]\n    rules: {link-page-missing: off}\n' >.postlint.yaml
check --since HEAD
expect_found "engine-link-broken content/posts/한강.md"
rm .postlint.yaml
check --since HEAD --write-baseline known.txt
check --since HEAD --baseline known.txt
expect_code 0
rm known.txt
git reset -q --hard

# A deleted post, a deleted picture.
git rm -q content/posts/경복궁.md static/img/탑.png
check --since HEAD
expect_code 1
expect_found "url-vanished content/posts/경복궁.md" "link-page-missing content/posts/남산.md" \
  "link-page-missing content/posts/남산.md" "image-file-missing content/posts/남산.md" \
  "engine-link-broken content/posts/한강.md"
expect_out "its post is deleted"
run check --since HEAD
expect_code 1
expect_out "content/posts/경복궁.md"
git reset -q --hard

# A post becomes a draft.
post content/posts/경복궁.md 경복궁 'draft: true' -- '## 봄꽃 길

꽃이 핍니다.'
check --since HEAD --ignore engine-link-broken,link-anchor-missing
expect_code 1
expect_out "the post is a draft now"
expect_out '"rule": "link-to-draft"'
git checkout -q -- .

# The configuration moves all posts: one finding, at the configuration.
printf 'baseURL = "https://my.kr/"\n[permalinks]\nposts = "/:year/:slug/"\n' >hugo.toml
check --since HEAD --select url-vanished
expect_code 1
expect_found "url-vanished hugo.toml"
expect_out "takes away 4 published addresses"
expect_out "give each post its former address, as in aliases: [/posts/"
git checkout -q -- .

# New posts, scripts and styles break nothing.
post content/posts/새글.md 새글 -- '새 글입니다.'
echo 'a {}' >static/a.css
check --since HEAD
expect_code 0

# A post of a branch, measured from where it left main.
rm -f content/posts/새글.md static/a.css
git checkout -q -b move
git mv content/posts/경복궁.md content/posts/palace.md
git commit -q -m move
check --since main
expect_code 1
expect_out '"rule": "url-vanished"'

# The other engines' own ways: of linking, and of leading on.
advice() { # CONFIGURATION ITS-TEXT OLD-NAME NEW-NAME WHAT-IS-SAID [A-LINK]
  rm -rf "$scratch/engine" && mkdir "$scratch/engine" && cd "$scratch/engine" || exit 1
  new_repository .
  printf '%s' "$2" | write "$1"
  post "$3" 옛글 -- '글입니다.'
  other=$(dirname "$3")/2024-05-02-other.md
  post "$other" 다른글 -- "${6:-글입니다.}"
  git add -A
  git commit -q -m blog
  git mv "$3" "$4"
  check --since HEAD
  expect_code 1
  expect_found "url-vanished $4" ${6:+"engine-link-broken $other"}
  expect_out "$5"
  cd "$scratch" || exit 1
}
advice _config.yml 'url: https://my.kr
' _posts/2024-05-01-옛글.md _posts/2024-05-01-새글.md \
  "redirect_from: [/2024/05/01/옛글.html] (needs the plug-in jekyll-redirect-from)" \
  '[옛글]({% post_url 2024-05-01-옛글 %})을 보세요.'
advice config.toml 'base_url = "https://my.kr"
[markdown]
' content/옛글.md content/새글.md "aliases: [" '[옛글](@/옛글.md)을 보세요.'
advice .postlint.yaml 'engine: custom
site:
  url: https://my.kr
  content: posts/*.md
  permalink: /:slug/
  fields: {aliases: former}
' posts/옛글.md posts/새글.md "former: [/옛글/]"
advice _config.yml 'title: 글
url: https://my.kr
permalink: :title/
theme: landscape
' source/_posts/옛글.md source/_posts/새글.md \
  "alias: [/옛글/index.html] (needs the plug-in hexo-generator-alias)"
