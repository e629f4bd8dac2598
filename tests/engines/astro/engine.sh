# Astro. Sourced by run.sh; the functions run in the copy of the site.
engine_is_there() { [ -x "$modules/.bin/astro" ] && node_is_at_least 20; }
engine_build() { # OUT
  ASTRO_TELEMETRY_DISABLED=1 "$modules/.bin/astro" build --silent --outDir "$1"
}
engine_build_all() { # OUT: with what is not published
  SHOW_DRAFTS=yes engine_build "$1"
}
