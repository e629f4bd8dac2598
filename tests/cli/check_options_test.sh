# Each option of `postlint check` that is not about inputs.
. "$(dirname "$0")/lib.sh"

mkdir posts
cat >posts/글.md <<'END'
---
title: 글
date: 2024-01-01
---

##제목

![](https://example.com/a.jpg)

**강조(强調)**는 이렇다. ** 굵게 ** 쓴다.
END
cp posts/글.md original.md.keep

# Rules.
run check --select heading-missing-space --format jsonl
expect_code 1
expect_out '"rule": "heading-missing-space"'
expect_no_out image-alt-missing
run check --select MD045 --format jsonl
expect_out '"rule": "image-alt-missing"'
expect_no_out heading-missing-space
run check --ignore headings,images,rendering
expect_code 0
run check --select headings --extend-select image-alt-missing --format jsonl
expect_out image-alt-missing
run check --select no-such-rule
expect_code 2
expect_err no-such-rule

# Severity and exit code.
run check --select image-alt-missing --fail-on error
expect_code 0
run check --select image-alt-missing --fail-on info
expect_code 1

# Fixes.
run check --diff
expect_code 1
expect_out "+## 제목"
expect_out "+<strong>강조(强調)</strong>는 이렇다. **굵게** 쓴다."
cmp -s posts/글.md original.md.keep || fail "--diff has written a file"
run check --fix --diff --fix-only heading-missing-space
expect_out "+## 제목"
expect_no_out strong
run check --fix
expect_code 1
expect_out image-alt-missing
grep -q '^## 제목$' posts/글.md || fail "--fix has not written the heading"
cp posts/글.md fixed.md.keep
run check --fix
cmp -s posts/글.md fixed.md.keep || fail "a second --fix changed the file"
run check --fix-only headings
expect_code 2
printf -- '---\ntitle: 글\ndate: 2024-01-01\n---\n\n글.\n\n**준비**\n\n글.\n' >posts/굵게.md
run check --fix --select emphasis-as-heading
grep -q '^\*\*준비\*\*$' posts/굵게.md || fail "--fix applied an unsafe fix"
run check --fix --unsafe-fixes --select emphasis-as-heading
grep -q '^## 준비$' posts/굵게.md || fail "--unsafe-fixes applied nothing"
rm posts/굵게.md
cp original.md.keep posts/글.md
run check --fix --stdin-filename posts/x.md - <original.md.keep
expect_out "## 제목"

# A baseline hides what was there, not what is new.
run check --write-baseline old.txt
expect_code 0
run check --baseline old.txt
expect_code 0
printf '\n첫 줄 앞에 글이 늘어도\n\n##새 제목\n' >>posts/글.md
run check --baseline old.txt --format jsonl
expect_code 1
expect_out "새 제목"
expect_no_out image-alt-missing

# Configuration.
printf 'rules:\n  headings: off\n  images: off\n  rendering: off\n' >.postlint.yaml
run check
expect_code 0
run check --no-config
expect_code 1
printf 'ignore: [headings]\n' >other.yaml
run check --config other.yaml --format jsonl
expect_no_out heading-missing-space
expect_out image-alt-missing
printf 'rulez: {}\n' >.postlint.yaml
run check
expect_code 2
expect_err ".postlint.yaml:1:1"
expect_err "rules"
rm .postlint.yaml

# The engine: Pelican's Markdown makes a heading of ##제목.
run check --engine pelican --format jsonl posts/글.md
expect_no_out heading-missing-space
run check --engine hugoo
expect_code 2

# Output.
run check --statistics
expect_out image-alt-missing
run check --quiet
expect_no_out "problems"
run check --color always
case $out in *"$(printf '\033')"*) ;; *) fail "--color always has no colour" ;; esac
run check
case $out in *"$(printf '\033')"*) fail "colour where there is no terminal" ;; esac
run check --jobs 1
one=$out
run check --jobs 4
[ "$one" = "$out" ] || fail "the number of threads changed the report"
for format in text json jsonl sarif github gitlab junit checkstyle; do
  run check --format "$format"
  expect_code 1
  [ -n "$out" ] || fail "--format $format printed nothing"
done
run check --format nonsense
expect_code 2

# Commands.
run chekc
expect_code 2
expect_err "did you mean “check”?"
run --version
expect_code 0
expect_out "postlint "
run
expect_code 2

# A path may follow an option that takes a list.
mkdir -p listed
printf -- "---\ntitle: 글\ndate: 2024-05-01\n---\n\n##제목\n" >listed/post.md
run check --no-config --select heading-missing-space,heading-empty listed
expect_code 1
expect_out "heading-missing-space"
run links --offline --no-config --exclude "https://a.example/*" --allow-private 10.0.0.0/8 listed
expect_code 0
