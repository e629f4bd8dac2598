#!/bin/sh
# Files of about SIZE bytes that a parser may choke on: one short piece repeated. Runs `postlint check` on each
# and prints seconds of CPU and the exit code, slowest first. Ends with 1 where the program crashed or took
# over a minute; a finding that a file is too complex is fine.
# usage: hostile_inputs.sh POSTLINT [SIZE] [CHECK_OPTION…]
# shellcheck disable=SC1003,SC2016  # the pieces are printf formats
set -eu
postlint=$1
size=${2:-1000000}
shift
[ $# = 0 ] || shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

repeat() { # NAME PIECE (printf escapes) [HEAD] [TAIL]
  # shellcheck disable=SC2059  # the pieces are formats on purpose
  {
    printf -- "---\ntitle: x\ndate: 2024-01-01\n---\n"
    printf -- "${3:-}"
    piece=$(printf -- "$2.")
    piece=${piece%.}
    awk -v piece="$piece" -v size="$size" 'BEGIN {
      block = piece; while (length(block) < 4096) block = block piece
      for (n = 0; n < size; n += length(block)) printf "%s", block
    }'
    printf -- "${4:-}"
  } >"$work/$1.md"
}

repeat stars '*'
repeat stars-blank '* '
repeat stars-text '*a '
repeat strong-text '**a '
repeat underscores '_'
repeat emphasis-nested '*a **a '
repeat tildes '~~a '
repeat backticks '`'
repeat backtick-runs '`a``b'
repeat brackets-open '['
repeat brackets-close ']'
repeat links-open '[a]('
repeat images-open '!['
repeat link-empty '[]()'
repeat reversed '(a)[b]'
repeat references '[a][b] '
repeat reference-one '[a] ' '[a]: /u\n\n'
repeat definitions '[a]: b\n'
repeat footnotes '[^a] '
repeat footnote-definitions '[^a]: b\n\n'
repeat angle-open '<'
repeat angle-tag '<a '
repeat html-open '<b>'
repeat html-blocks '<div>\n\n'
repeat comments-open '<!-- '
repeat comment-lines '<!--\n\n'
repeat processing '<?'
repeat declaration '<!A '
repeat cdata '<![CDATA['
repeat attributes ' a="b' '<a'
repeat urls 'http://a)))'
repeat url-dots 'http://a.b.'
repeat www 'www.'
repeat mail 'a@b.'
repeat hashes '#'
repeat headings '#a\n'
repeat headings-lost '##a\n\n'
repeat headings-good '# a\n\n'
repeat headings-duplicate '## 제목\n\n'
repeat setext 'a\n-\n'
repeat quotes '> '
repeat quote-lines '>\n'
repeat quotes-lazy 'a\n' '>>>>>>>>>>>>>>>>>>>> a\n'
repeat lists '- '
repeat list-lines '- a\n'
repeat list-deep '  - a\n'
repeat ordered '1. '
repeat fences '```\n'
repeat fence-long '`````'
repeat tildes-fence '~~~\n'
repeat table-cells '|' '' '\n|-|\n'
repeat table-rows '|a|b|\n' '|a|b|\n|-|-|\n'
repeat table-short '|\n' '|a|b|\n|-|-|\n'
repeat table-lost 'a|b\n'
repeat paragraph 'a\n' '' '|-|\n'
repeat liquid-open '{%% '
repeat liquid-output '{{ '
repeat liquid-tags '{%% raw %%}'
repeat liquid-pairs '{%% if a %%}{%% endif %%}'
repeat kramdown '{: '
repeat braces '{'
repeat entities '&'
repeat entity '&amp;'
repeat backslashes '\\\\'
repeat blanks ' '
repeat tabs '\t'
repeat newlines '\n'
repeat returns '\r'
repeat zero-width '\342\200\213'
repeat nfd '\341\204\200\341\205\241'
repeat combining '\314\201' 'a'
repeat invalid '\377'
repeat mojibake '\303\242\342\202\254'
repeat hangul '\352\260\200'
repeat conflict '<<<<<<< a\n'
repeat conflict-rows '=======\n'
repeat suppressions '<!-- postlint-disable a -->\n\n'
repeat suppress-next '<!-- postlint-disable-next-line heading-empty -->\n\n#\n\n'
repeat bold-lines '**a**\n\n'
repeat generic 'List<String> '
repeat quotes-smart '\342\200\234'
repeat anchors '[a](#b) '
repeat files '[a](b.md) '
repeat image-files '![a](b.png) '
# Front matter that never ends, or is nothing else.
for piece in 'a: b' 'a: [' '- a' 'a:' '"' '? ' '&a ' '*a' '{' "it's: 'it's'"; do
  name=head-$(printf '%s' "$piece" | cksum | cut -c1-6)
  {
    echo ---
    awk -v piece="$piece" -v size="$((size / 16))" 'BEGIN {for (n = 0; n < size; n += length(piece) + 1) print piece}'
    echo ---
    echo text
  } >"$work/$name.md"
done

bad=
for file in "$work"/*.md; do
  code=0
  # The shell's own times: user and system of the children so far.
  times >"$work/times"
  before=$(tail -n 1 "$work/times")
  timeout 60 "$postlint" check --jobs 1 --quiet "$@" "$file" >/dev/null 2>&1 || code=$?
  times >"$work/times"
  after=$(tail -n 1 "$work/times")
  name=$(basename "$file" .md)
  echo "$before $after $code $name" >>"$work/results"
  [ "$code" -le 1 ] || bad="$bad $name"
done
awk '
  function seconds(t) {split(t, p, /[ms]/); return p[1] * 60 + p[2]}
  {printf "%8.2f s  exit %s  %s\n", seconds($3) + seconds($4) - seconds($1) - seconds($2), $5, $6}
' "$work/results" | sort -rn | head -n "${HOSTILE_SHOW:-25}"
if [ -n "$bad" ]; then
  echo "crashed or too slow:$bad" >&2
  exit 1
fi
