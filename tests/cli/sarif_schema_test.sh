# The SARIF report is valid by the official schema of SARIF 2.1.0.
. "$(dirname "$0")/lib.sh"

schema=$root/build/specs/sarif.json
[ -f "$schema" ] || sh "$root/tests/tools/fetch_specs.sh" "$root"
[ -f "$schema" ] || skip "no schema (npm is missing or has no network)"
python3 -c 'import jsonschema' 2>/dev/null || skip "python3-jsonschema is missing"

validate() { # FILE
  python3 -W ignore - "$schema" "$1" <<'END' || fail "$1 is not valid"
import json, jsonschema, sys
schema, report = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
jsonschema.Draft4Validator(schema).validate(report)
END
}

validate "$root/tests/data/report/report.sarif"

bad_post "글 하나.md"
good_post good.md
run check --format sarif .
expect_code 1
validate "$scratch/.out"
expect_out '"ruleId": "heading-missing-space"'
