# No input makes the program crash or hang: small files of one piece repeated, under two engines.
. "$(dirname "$0")/lib.sh"

for engine in jekyll astro; do
  sh "$root/tests/tools/hostile_inputs.sh" "$postlint" 20000 --engine "$engine" >list 2>&1 || {
    cat list
    fail "a hostile input was too much ($engine)"
  }
done
