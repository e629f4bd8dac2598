# The example blog has the mistakes it is there for, and its clean posts are clean.
. "$(dirname "$0")/lib.sh"

cp -R "$root/examples/blog" blog
export SOURCE_DATE_EPOCH=1750000000 # 2025-06-15
run check --format jsonl --engine jekyll blog
expect_code 1
expect_no_err
for rule in front-matter-syntax front-matter-required front-matter-duplicate-key heading-missing-space \
  image-source-empty image-alt-missing link-target-empty emphasis-not-rendered markdown-in-html \
  code-fence-unclosed title-duplicate; do
  expect_out "\"$rule\""
done
for clean in 2023-03-04-hello 2024-02-18-one-pot-soup 2024-03-31-reading-list; do
  expect_no_out "$clean"
done

# Safe fixes leave the clean posts alone, and a second run finds nothing more to fix.
run check --fix --quiet blog
expect_code 1
for clean in 2023-03-04-hello 2024-02-18-one-pot-soup 2024-03-31-reading-list; do
  expect_same_files "$root/examples/blog/_posts/$clean.md" "blog/_posts/$clean.md"
done
cp -R blog again
run check --fix --quiet again
diff -r blog again || fail "a second --fix changes nothing"
