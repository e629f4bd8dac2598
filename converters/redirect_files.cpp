#include "converters/redirect_files.h"

#include "converters/body/plain_words.h"
#include "converters/head/head_values.h"
#include "converters/post_names.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::string_view kFormats[] = {"netlify", "nginx", "apache", "vercel", "caddy", "csv"};

std::vector<std::string> spellings(std::string_view path) {
  std::vector<std::string> both = {encode_url_path(path)};
  if (both[0] != path) both.emplace_back(path);
  return both;
}

std::string quoted_csv(std::string_view text) {
  return text.find_first_of(",\"\n") == std::string_view::npos
             ? std::string(text)
             : "\"" + replace_all(text, "\"", "\"\"") + "\"";
}

std::string regex_literal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view(".^$*+?()[]{}|\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::span<const std::string_view> redirect_formats() {
  return kFormats;
}

std::string encode_url_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_alnum(c) || std::string_view("/-._~!$&'()*+,;=:@").find(c) != path.npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

std::string redirect_page(std::string_view to) {
  const std::string address = to.find("://") == to.npos ? encode_url_path(to) : std::string(to);
  const std::string shown = html_text(address);
  return "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>" + shown +
         "</title>\n<link rel=\"canonical\"" + html_attribute("href", address) +
         ">\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\"" +
         html_attribute("content", "0; url=" + address) + ">\n</head>\n<body><a" +
         html_attribute("href", address) + ">" + shown + "</a></body>\n</html>\n";
}

std::string redirect_page_path(std::string_view from) {
  while (from.starts_with('/')) from.remove_prefix(1);
  std::string path(from);
  if (path.empty() || path.ends_with('/')) return path + "index.html";
  return is_file_address(path) ? path : path + "/index.html";
}

WrittenFile redirect_rules(std::string_view format, const Redirects& redirects) {
  std::string out;
  if (format == "vercel") out = "{\n  \"redirects\": [";
  if (format == "nginx") out = "# map $uri $new_uri { include redirects.map; }\n";
  if (format == "csv") out = "from,to\n";
  bool is_first = true;
  for (const auto& [from, to] : redirects) {
    const std::string goal = to.find("://") == to.npos ? encode_url_path(to) : to;
    if (format == "nginx") {
      // $uri is decoded already.
      out += json_value(make_text(from)) + " " + goal + ";\n";
      continue;
    }
    if (format == "csv") {
      out += quoted_csv(from) + "," + quoted_csv(to) + "\n";
      continue;
    }
    for (const std::string& spelled : spellings(from)) {
      if (format == "netlify") {
        if (spelled.find(' ') == spelled.npos) out += spelled + " " + goal + " 301\n";
      } else if (format == "apache") {
        out += "RedirectMatch 301 " + json_value(make_text("^" + regex_literal(spelled) + "$")) +
               " " + goal + "\n";
      } else if (format == "vercel") {
        out += std::string(is_first ? "\n" : ",\n") +
               "    {\"source\": " + json_value(make_text(spelled)) +
               ", \"destination\": " + json_value(make_text(goal)) + ", \"permanent\": true}";
      } else if (format == "caddy") {
        out += "redir " + json_value(make_text(spelled)) + " " + goal + " 301\n";
      }
      is_first = false;
    }
  }
  if (format == "vercel") out += "\n  ]\n}\n";
  const std::string_view name = format == "netlify"  ? "_redirects"
                                : format == "nginx"  ? "redirects.map"
                                : format == "apache" ? "redirects.htaccess"
                                : format == "vercel" ? "vercel.json"
                                : format == "caddy"  ? "redirects.caddy"
                                                     : "redirects.csv";
  return {std::string(name), out};
}

}  // namespace postlint
