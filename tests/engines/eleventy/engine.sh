# Eleventy. Sourced by run.sh; the functions run in the copy of the site.
engine_is_there() { [ -x "$modules/.bin/eleventy" ] && node_is_at_least 20; }
engine_build() { # OUT
  "$modules/.bin/eleventy" --quiet --output="$1"
}
engine_build_all() { # OUT: with what is not published
  SHOW_DRAFTS=yes "$modules/.bin/eleventy" --quiet --output="$1"
}
