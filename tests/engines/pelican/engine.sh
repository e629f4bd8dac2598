# Pelican. Sourced by run.sh; the functions run in the copy of the site.
engine_is_there() { command -v pelican >/dev/null; }
engine_build() { # OUT
  pelican --settings pelicanconf.py --output "$1"
}
engine_build_all() { # OUT: with what is not published
  find content -name '*.md' | while read -r file; do
    sed 's/^Status: draft/Status: published/' "$file" >edited
    mv edited "$file"
  done
  pelican --settings pelicanconf.py --output "$1" --extra-settings WITH_FUTURE_DATES=true
}
