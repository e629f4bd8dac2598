#include "core/net/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kMetaWithin = 1024;  // browsers look no further

std::string label_after(std::string_view text, std::string_view key) {
  const std::string lower = ascii_lower(text);
  const std::size_t found = lower.find(key);
  if (found == std::string::npos) return {};
  std::string_view rest = std::string_view(lower).substr(found + key.size());
  while (!rest.empty() && (rest[0] == '"' || rest[0] == '\'' || rest[0] == ' ')) {
    rest.remove_prefix(1);
  }
  const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
    return !is_ascii_alnum(c) && c != '-' && c != '_' && c != ':' && c != '.';
  });
  return std::string(rest.begin(), end);
}

// What browsers take these labels for (WHATWG Encoding standard).
std::string iconv_name(std::string_view label) {
  constexpr std::array<std::pair<std::string_view, const char*>, 8> kNames = {{
      {"euc-kr", "CP949"},
      {"ks_c_5601-1987", "CP949"},
      {"shift_jis", "CP932"},
      {"shift-jis", "CP932"},
      {"gb2312", "GB18030"},
      {"gbk", "GB18030"},
      {"iso-8859-1", "CP1252"},
      {"big5", "BIG5-HKSCS"},
  }};
  for (const auto& [name, converter] : kNames) {
    if (name == label) return converter;
  }
  return std::string(label);
}

}  // namespace

std::string page_charset(std::string_view content_type, std::string_view html) {
  std::string label = label_after(content_type, "charset=");
  if (label.empty()) label = label_after(html.substr(0, kMetaWithin), "charset=");
  return label;
}

std::string page_as_utf8(std::string html, std::string_view charset) {
  if (charset.empty() || charset == "utf-8" || charset == "utf8") return html;
  iconv_t converter = iconv_open("UTF-8", iconv_name(charset).c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return html;
  std::string out;
  out.reserve(html.size() * 3 / 2);
  char* in = html.data();
  std::size_t left = html.size();
  std::array<char, 8192> buffer;
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = iconv(converter, &in, &left, &to, &room);
    out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
    const bool is_stuck = done == static_cast<std::size_t>(-1) && room == buffer.size();
    if (is_stuck && left > 0) {  // a byte that is no character: pass over it
      out += "\xEF\xBF\xBD";
      ++in;
      --left;
    }
  }
  iconv_close(converter);
  return out;
}

}  // namespace postlint
