# Builds a Jekyll site as it is, and writes its posts as the engine had them before the layout.
# usage: ruby jekyll.rb SITE OUTPUT POSTS.json
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "jekyll"
require "json"

source, output, file = ARGV
Jekyll::PluginManager.require_from_bundler
config = Jekyll.configuration(
  "source" => source, "destination" => output, "quiet" => true, "disable_disk_cache" => true
)
site = Jekyll::Site.new(config)
site.process

def instant(time)
  time = Jekyll::Utils.parse_date(time) if time.is_a?(String)
  time.respond_to?(:to_time) ? time.to_time.getutc.strftime("%Y-%m-%dT%H:%M:%SZ") : time
end

# A value of front matter that JSON can say, or nil.
def plain(value)
  case value
  when String, Numeric, true, false then value
  when Time, Date then value.iso8601
  when Array then value.map { |one| plain(one) }
  when Hash then value.to_h { |name, one| [name.to_s, plain(one)] }
  end
end

# The excerpt that the author marked: not the first paragraph, which every post has.
def excerpt(post)
  separator = post.excerpt_separator
  return "" if separator.strip.empty? || !File.read(post.path, encoding: "bom|utf-8").include?(separator)
  post.data["excerpt"].is_a?(Jekyll::Excerpt) ? post.data["excerpt"].output : ""
end

posts = site.posts.docs.map do |post|
  {
    "source" => post.relative_path,
    "address" => "#{site.config["baseurl"].to_s.chomp("/")}#{post.url}",
    "title" => post.data["title"].to_s,
    "instant" => instant(post.date),
    "day" => post.date.strftime("%Y-%m-%d"),
    "updated" => instant(post.data["last_modified_at"] || post.data["updated"]),
    "tags" => post.data["tags"].map(&:to_s),
    "categories" => post.data["categories"].map { |name| [name.to_s] },
    "listed" => true,
    "fields" => plain(post.data),
    "excerpt" => excerpt(post),
    "html" => post.content,
  }
end
File.write(file, JSON.generate("posts" => posts, "prefix" => site.config["baseurl"].to_s,
                               "origin" => site.config["url"].to_s, "zone" => site.config["timezone"]))
