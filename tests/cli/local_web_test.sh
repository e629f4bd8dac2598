# The local web that the tests of external links run over agrees with its table.
. "$(dirname "$0")/lib.sh"

command -v node >/dev/null || skip "node is not installed"
node "$root/tests/web/check_table.js" || fail "server and table disagree"
