# Jekyll. Sourced by run.sh in the copy of the site.
# The Gemfile says what the blog is built with; the plug-ins come from the machine all the same.
export JEKYLL_NO_BUNDLER_REQUIRE=true
engine_is_there() {
  command -v jekyll >/dev/null && ruby -e 'require "jekyll-redirect-from"; require "jekyll-feed";
    require "jekyll-sitemap"; require "jekyll-paginate"; require "jekyll-archives"' 2>/dev/null
}
engine_build() { # OUT
  jekyll build --quiet --destination "$1"
}
engine_build_all() { # OUT: with what is not published
  jekyll build --quiet --drafts --future --unpublished --destination "$1"
}
