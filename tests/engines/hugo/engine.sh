# Hugo. Sourced by run.sh; the functions run in the copy of the site.
engine_is_there() { command -v hugo >/dev/null; }
engine_build() { # OUT
  hugo --quiet --destination "$1" --cacheDir "$1.cache"
}
engine_build_all() { # OUT: with what is not published
  hugo --quiet --destination "$1" --cacheDir "$1.cache" --buildDrafts --buildFuture --buildExpired
}
