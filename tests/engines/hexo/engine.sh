# Hexo. Sourced by run.sh; the functions run in the copy of the site.
engine_is_there() { [ -x "$modules/.bin/hexo" ] && node_is_at_least 20; }
engine_build() { # OUT
  rm -rf db.json public
  "$modules/.bin/hexo" generate "${2:---bail}" && [ -f public/index.html ] && cp -R public "$1"
}
engine_build_all() { # OUT: with what is not published
  for file in _config.yml source/_posts/*.md; do
    sed 's/^published: false/published: true/; s/^future: false/future: true/' "$file" >edited
    mv edited "$file"
  done
  engine_build "$1" --draft
}
