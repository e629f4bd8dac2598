# postlint convert --updated git.
. "$(dirname "$0")/lib.sh"

post() { # FILE TITLE [LINE]
  printf -- '---\ntitle: %s\ndate: 2020-01-02 10:00:00 +0900\n%s---\n\n글\n' "$2" "${3:-}" | write "$1"
}
commit() { # DATE
  git -C old add -A && GIT_AUTHOR_DATE=$1 GIT_COMMITTER_DATE='2024-01-01T00:00:00Z' git -C old commit -qm 글 || fail commit
}

mkdir old
printf 'url: https://my.blog\ntimezone: Asia/Seoul\n' >old/_config.yml
post old/_posts/2020-01-02-부산.md 부산
post old/_posts/2020-01-02-서울.md 서울 '
'
post old/_posts/2020-01-02-say.md 말 'last_modified_at: 2021-05-06 07:00:00 +0900
'
run convert old --to hugo --out new --updated git
expect_code 2
expect_err "is in no git repository"
[ ! -e new ] || fail "nothing should be written"

new_repository old
run convert old --to hugo --out new --updated git
expect_code 2

# The author's time of the last change; renaming and rights are none. A commit before the post's own
# date updates nothing.
commit '2020-01-01T00:00:00+0900'
echo 더 >>old/_posts/2020-01-02-부산.md
echo 더 >>old/_posts/2020-01-02-say.md
commit '2022-03-04T05:06:07+0900'
git -C old mv _posts/2020-01-02-부산.md _posts/2020-01-02-부산항.md
commit '2023-01-01T00:00:00+0900'
chmod +x old/_posts/2020-01-02-부산항.md
commit '2023-02-01T00:00:00+0900'
post old/_posts/2020-01-02-새글.md 새글
for to in hugo hexo jekyll pelican zola docusaurus; do
  run convert old --to "$to" --out "new-$to" --updated git
  expect_code 0
done
expect_out "note: “updated” of 1 page is the time of the last commit"
expect_out "note: 1 page without “updated”: in no commit"
grep -q '^lastmod: 2022-03-04T05:06:07+09:00$' new-hugo/content/posts/부산항.md || fail "hugo: lastmod"
grep -q '^lastmod: 2021-05-06T07:00:00+09:00$' new-hugo/content/posts/say.md || fail "front matter goes first"
for name in 서울 새글; do
  ! grep -q lastmod "new-hugo/content/posts/$name.md" || fail "$name was not updated"
done
grep -q '^updated: 2022-03-04 05:06:07$' new-hexo/source/_posts/부산항.md || fail "hexo: updated"
grep -q '^last_modified_at: 2022-03-04 05:06:07 +0900$' new-jekyll/_posts/2020-01-02-부산항.md || fail "jekyll: last_modified_at"
grep -q '^Modified: 2022-03-04' new-pelican/content/posts/부산항.md || fail "pelican: Modified"
grep -q '^updated = 2022-03-04T05:06:07+09:00$' new-zola/content/posts/부산항.md || fail "zola: updated"
grep -A1 '^last_update:' new-docusaurus/blog/*부산항.md | grep -q 'date: 2022-03-0' || fail "docusaurus: last_update"
run convert old --to hugo --out plain
expect_code 0
! grep -q lastmod plain/content/posts/부산항.md || fail "without --updated nothing is asked of git"

# A blog in a folder of a repository; a merge.
mkdir all && mv old/_posts old/_config.yml all/
git -C old commit -qam gone && mkdir old/blog && mv all/* old/blog/
git -C old add -A && GIT_AUTHOR_DATE='2023-05-01T00:00:00+0900' git -C old commit -qm moved
git -C old checkout -qb side && echo 옆 >>old/blog/_posts/2020-01-02-서울.md && commit '2023-06-01T00:00:00+0900'
git -C old checkout -q main && echo 앞 >>old/blog/_posts/2020-01-02-say.md && commit '2023-06-02T00:00:00+0900'
GIT_AUTHOR_DATE='2023-07-01T00:00:00+0900' git -C old merge -q side -m merged || fail merge
run convert old/blog --to hugo --out below --updated git
expect_code 0
grep -q '^lastmod: 2023-06-01T00:00:00+09:00$' below/content/posts/서울.md || fail "the side's change counts, not the merge"

# In a shallow clone the oldest commit seems to have made every file.
git clone -q --depth 1 "file://$PWD/old" shallow || fail clone
run convert shallow/blog --to hugo --out shallow-new --updated git
expect_code 0
expect_out "this is a shallow clone"
! grep -q lastmod shallow-new/content/posts/서울.md || fail "an unknown time is not written"

run convert old/blog --to hugo --out x --updated svn
expect_code 2
# Without git.
mkdir bin && ln -s "$(command -v cat)" "$(command -v rm)" bin/
whole=$PATH
PATH=$PWD/bin
run convert old/blog --to hugo --out x --updated git
PATH=$whole
expect_code 2
expect_err "cannot be run"
