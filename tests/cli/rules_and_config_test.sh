# postlint rules, explain and config.
. "$(dirname "$0")/lib.sh"

run explain MD045
expect_code 0
expect_out "image-alt-missing"
run explain Heading-Missing-Space
expect_code 0
expect_out "Also known as MD018"
run explain heading-mising-space
expect_code 2
expect_err 'did you mean "heading-missing-space"?'
run explain headings
expect_code 2
expect_err '"headings" is a family'

run rules
expect_code 0
expect_out "heading-missing-space"
run rules --format markdown
cmp -s "$scratch/.out" "$root/docs/rules.md" || { out=""; fail "docs/rules.md is old (./dev test --update)"; }
run rules --format schema
cmp -s "$scratch/.out" "$root/docs/postlint.schema.json" || { out=""; fail "docs/postlint.schema.json is old (./dev test --update)"; }

run config
expect_code 0
expect_out "# no .postlint.yaml was found"

mkdir -p blog/posts
good_post blog/posts/a.md
write blog/.postlint.yaml <<'END'
engine: hugo
site: {url: "https://example.com"}
rules:
  MD018: error
overrides:
  - files: posts/**
    rules: {heading-empty: off}
END
cd blog || exit 1
run config
expect_code 0
expect_out "engine: hugo                                 # .postlint.yaml:1"
expect_out "  heading-missing-space: error               # .postlint.yaml:4"
expect_out "1 override not shown"
run config posts/a.md
expect_out "rules:  # for posts/a.md"
expect_out "  heading-empty: off                         # .postlint.yaml:7"
cp "$scratch/.out" "$scratch/.shown.yaml"
# What it prints is a configuration.
run check --config "$scratch/.shown.yaml" posts/a.md
expect_code 0
run config --format json posts/a.md
expect_out '"severity_from": ".postlint.yaml:4"'
run config nowhere.md
expect_code 2
expect_err "nowhere.md"

printf 'rulez: {}\n' >.postlint.yaml
run config
expect_code 2
expect_err '.postlint.yaml:1:1: unknown key "rulez"; did you mean "rules"?'
