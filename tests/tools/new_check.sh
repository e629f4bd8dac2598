#!/bin/sh
# ./dev new-check NAME --family FAMILY: writes the check, its line in the registry and its test.
# usage: new_check.sh ROOT NAME --family FAMILY
set -eu
root=$1
shift
name=
family=
while [ $# -gt 0 ]; do
  case $1 in
    --family) family=${2:-} && shift 2 ;;
    --family=*) family=${1#--family=} && shift ;;
    -*) echo "new-check: unknown option $1" >&2 && exit 2 ;;
    *) name=$1 && shift ;;
  esac
done

families='front-matter headings images links rendering'
case $name in
  '' | *[!a-z0-9-]* | -* | *- | [0-9]*)
    echo "usage: ./dev new-check NAME --family FAMILY   (NAME such as heading-too-long)" >&2
    exit 2
    ;;
esac
case " $families " in
  *" ${family:-?} "*) ;;
  *)
    echo "new-check: which family? --family with one of: $families" >&2
    exit 2
    ;;
esac

underscores=$(echo "$name" | tr - _)
folder=$(echo "$family" | tr - _)
constant=k$(echo "$name" | awk -F- '{for (i = 1; i <= NF; ++i) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2)}')
member=k$(echo "$family" | awk -F- '{for (i = 1; i <= NF; ++i) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2)}')
check=$root/checks/$folder/$underscores.cpp
test=$root/tests/unit/${underscores}_test.cpp
for file in "$check" "$test"; do
  if [ -e "$file" ]; then
    echo "new-check: ${file#"$root"/} exists" >&2
    exit 2
  fi
done

mkdir -p "$(dirname "$check")" "$(dirname "$test")"
cat >"$check" <<END
#include "core/lint/check_context.h"
#include "core/lint/rule.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}  // namespace

extern const Rule $constant;
const Rule $constant{
    .id = "$name",
    .family = Family::$member,
    .on_by_default = false,
    .summary = "what it reports, in one sentence",
    .why = "what the reader of the blog or a machine sees",
    .bad = R"(---
title: 나쁜 예
date: 2024-03-01
---
FIXME
)",
    .good = R"(---
title: 좋은 예
date: 2024-03-01
---
본문입니다.
)",
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  // Something cheap first: most posts have nothing to report.
  if (!ctx.file().byte_set().has('F')) return;
  const Document& doc = ctx.doc();
  for (NodeId id : doc.texts()) {
    if (doc.node(id).literal.find("FIXME") == std::string_view::npos) continue;
    reporter.report(doc.report_span(id), "what is wrong and what the reader sees", "write: …");
  }
}

}  // namespace
}  // namespace postlint
END
cat >"$test" <<END
#include "catch.h"
#include "tests/support/check.h"

using postlint::test::check_text;

TEST_CASE("$name: says what is wrong") {
  const auto findings = check_text("$name", "---\ntitle: 글\ndate: 2024-03-01\n---\nFIXME\n");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].line == 5);
}

TEST_CASE("$name: is silent about code") {
  CHECK(check_text("$name", "\`FIXME\`\n\n    FIXME\n").empty());
}
END

registry=$root/checks/registry.cpp
awk -v family="$family" -v line="  RULE($constant)" '
  {print}
  $1 == "/*" && $2 == family && $3 == "*/" {printf "%-31s \\\n", line; done = 1}
  END {exit !done}
' "$registry" >"$registry.new" || {
  rm -f "$registry.new" "$check" "$test"
  echo "new-check: checks/registry.cpp has no line /* $family */" >&2
  exit 1
}
cat "$registry.new" >"$registry"
rm -f "$registry.new"

echo "wrote checks/$folder/$underscores.cpp, tests/unit/${underscores}_test.cpp and a line in checks/registry.cpp"
echo "next: write the check, then ./dev test $underscores"
