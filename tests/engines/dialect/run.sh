#!/bin/sh
# usage: run.sh PROGRAM ROOT   PROGRAM is tests/tools/dialect_rewrite; see run.py
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
command -v python3 >/dev/null || { echo "engines: skipped: python3 is not installed" >&2; exit 77; }
exec python3 "$here/run.py" "$1" "$2/build/engines/node_modules"
