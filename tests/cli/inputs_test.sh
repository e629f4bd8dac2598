# What `postlint check` takes as posts, and what it says where there are none.
. "$(dirname "$0")/lib.sh"

# The names of the files with findings, one a line.
files() {
  printf '%s\n' "$out" | sed -n 's/.*"file": *"\([^"]*\)".*/\1/p' | sort -u | tr '\n' ' '
}
expect_files() {
  [ "$(files)" = "$*${*:+ }" ] || fail "findings expected in “$*”, seen in “$(files)”"
}
check() {
  run check --format jsonl "$@"
}

bad_post a.md
bad_post posts/b.md
bad_post posts/deep/c.md
bad_post drafts/d.md
good_post posts/good.md

# Folders and files.
check
expect_code 1
expect_files a.md drafts/d.md posts/b.md posts/deep/c.md
check .
expect_files a.md drafts/d.md posts/b.md posts/deep/c.md
check posts
expect_files posts/b.md posts/deep/c.md
check ./posts/b.md a.md a.md
expect_files ./posts/b.md a.md
check posts/good.md
expect_code 0

# A path that does not exist is never "0 files, all good".
check posts/nowhere.md
expect_code 2
expect_err "“posts/nowhere.md” does not exist"
expect_no_out
check post/b.md
expect_code 2
expect_err "did you mean “posts/b.md”?"
check a.md posts/nowhere.md
expect_code 2

# No posts.
mkdir empty
check empty
expect_code 2
expect_err "no posts found in empty"
check --allow-empty empty
expect_code 0

# Patterns that the shell has left alone.
check 'posts/**/*.md'
expect_files posts/b.md posts/deep/c.md
check 'posts/*.md'
expect_files posts/b.md
check 'posts/*.nothing'
expect_code 2

# Standard input.
run check --format jsonl - <posts/b.md
expect_code 1
expect_files stdin.md
run check --format jsonl --stdin-filename posts/new.md - <posts/b.md
expect_files posts/new.md
run check --format jsonl - <posts/good.md
expect_code 0

# Lists.
printf 'posts/b.md\nposts/good.md\n' >list
check --files-from list
expect_files posts/b.md
printf 'a.md\0posts/deep/c.md\0' >list
check --files-from list
expect_files a.md posts/deep/c.md
printf 'a.md\n' >list
run check --format jsonl --files-from - <list
expect_files a.md
printf 'gone.md\n' >list
check --files-from list
expect_code 2

# The configuration's exclude; named files are checked all the same, but for hooks.
echo 'exclude: ["drafts/**"]' >.postlint.yaml
check
expect_files a.md posts/b.md posts/deep/c.md
check drafts/d.md
expect_files drafts/d.md
check --force-exclude drafts/d.md a.md
expect_files a.md
check --force-exclude drafts/d.md
expect_code 2
check --force-exclude --allow-empty drafts/d.md
expect_code 0
rm .postlint.yaml

command -v git >/dev/null || exit 0

check --staged
expect_code 2
expect_err "is in no git repository"

# What is staged counts, and nothing else.
new_repository .
echo drafts/ >.gitignore
check
expect_files a.md posts/b.md posts/deep/c.md
check --staged
expect_code 0
git add a.md posts/good.md
good_post a.md
bad_post posts/good.md
check --staged
expect_code 1
expect_files a.md
check a.md
expect_code 0
git add a.md posts/good.md
good_post posts/good.md
check --staged
expect_files posts/good.md
(cd posts && check --staged && expect_files good.md && check --staged .. && expect_files good.md) || exit 1

rm posts/good.md
check --staged posts/good.md
expect_files posts/good.md
check --staged posts/nowhere.md
expect_code 2

# What has changed since a revision.
good_post posts/good.md
git add -A
git commit -q -m all
check --since HEAD
expect_code 0
bad_post posts/good.md
bad_post 새글.md
check --since HEAD
expect_files posts/good.md 새글.md
check --since HEAD posts
expect_files posts/good.md
check --since nowhere
expect_code 2
expect_err "git knows no revision “nowhere”"
check --staged --since HEAD
expect_code 2
