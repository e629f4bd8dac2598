# Hugo. Sourced by run.sh; the functions run in the copy of the site.
# Later versions than 0.127 read other keys for the size of lists.
engine_is_there() {
  command -v hugo >/dev/null && hugo version | grep -Eq 'v0\.([0-9][0-9]|1[01][0-9]|12[0-7])\.'
}
engine_build() { # OUT
  hugo --quiet --destination "$1" --cacheDir "$1.cache"
}
engine_build_all() { # OUT: with what is not published
  hugo --quiet --destination "$1" --cacheDir "$1.cache" --buildDrafts --buildFuture --buildExpired
}
