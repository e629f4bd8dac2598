# The hooks of .pre-commit-hooks.yaml under the real pre-commit.
. "$(dirname "$0")/lib.sh"

command -v pre-commit >/dev/null || skip "pre-commit is not installed"
command -v git >/dev/null || skip "git is not installed"

# The hooks run the program that is on the PATH.
mkdir .bin && ln -s "$postlint" .bin/postlint
PATH=$scratch/.bin:$PATH
PRE_COMMIT_HOME=$scratch/.pre-commit
export PATH PRE_COMMIT_HOME

# A repository as it would be published, with the hooks as they are now.
new_repository hooks
cp "$root/.pre-commit-hooks.yaml" hooks/
git -C hooks add -A && git -C hooks commit -q -m hooks || fail "no repository of hooks"
rev=$(git -C hooks rev-parse HEAD)

use_hook() { # ID
  cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $scratch/hooks
    rev: $rev
    hooks: [{id: $1}]
EOF
  git add .pre-commit-config.yaml && git commit -q --no-verify -m "use $1" || fail "no commit"
}

# commit: tries to commit what is staged; leaves $out, $err and $code.
commit() {
  before=$(git rev-parse HEAD)
  git commit -m post >"$scratch/.out" 2>"$scratch/.err" </dev/null
  code=$?
  out=$(cat "$scratch/.out")
  err=$(cat "$scratch/.err")
  after=$(git rev-parse HEAD)
}

expect_commit() {
  [ "$code" = 0 ] && [ "$before" != "$after" ] || fail "$1: should be committed"
}

expect_stop() {
  [ "$code" != 0 ] && [ "$before" = "$after" ] || fail "$1: should not be committed"
}

new_repository blog
cd blog || exit 1
echo 'exclude: ["old/**"]' >.postlint.yaml
git add -A && git commit -q -m start || fail "no first commit"
use_hook postlint
pre-commit install >/dev/null || fail "pre-commit install"

bad_post "나쁜 글.md"
git add -A
commit
expect_stop "a bad post"
case $out$err in *heading-missing-space*) ;; *) fail "the rule should be named" ;; esac
git rm -q -f "나쁜 글.md"

good_post good.md
git add -A
commit
expect_commit "a good post"

good_post half.md
git add half.md
bad_post half.md
cp half.md "$scratch/.half"
commit
expect_commit "a post whose staged content is good"
expect_same_files half.md "$scratch/.half"

git checkout -q half.md
bad_post half.md
git add half.md
good_post half.md
cp half.md "$scratch/.half"
commit
expect_stop "a post whose staged content is bad"
expect_same_files half.md "$scratch/.half"
git reset -q --hard

bad_post README.md
bad_post old/post.md
echo 'body {}' >style.css
git add -A
commit
expect_commit "what is no post or is excluded"

echo 'p {}' >>style.css
git add -A
commit
expect_commit "a commit without Markdown"

use_hook postlint-fix
bad_post mended.md
git add mended.md
commit
expect_stop "a post that was mended"
grep -qx '## 제목' mended.md || fail "the heading should be mended: $(cat mended.md)"
git add mended.md
commit
expect_commit "the mended post"

# CI runs the hook over all files.
use_hook postlint
run_all() {
  pre-commit run --all-files >"$scratch/.out" 2>"$scratch/.err" </dev/null
  code=$?
  out=$(cat "$scratch/.out")
}
run_all
expect_code 0
bad_post late.md
git add late.md && git commit -q --no-verify -m late
run_all
expect_code 1
expect_out "late.md"
