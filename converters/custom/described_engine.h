// An engine of the owner's own as a target: where its posts lie, what its fields are called.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "converters/engine_converter.h"
#include "core/base/result.h"
#include "core/config/config.h"

namespace postlint {

class DescribedEngine {
 public:
  // `text` is the .postlint.yaml that `config` was read from; it is written with the posts, so that
  // `check` knows the new blog. Errors: it does not say engine: custom, the pattern of addresses,
  // or a place for posts.
  static Result<std::unique_ptr<DescribedEngine>> make(const Config& config, std::string text);

  const EngineConverter& converter() const { return converter_; }
  // What the description leaves open, for the owner.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  DescribedEngine(const Config& config, std::string text, std::string content);

  SiteSettings settings_;
  std::string text_;
  std::string content_;  // the pattern of the files that posts become: "contents/*/*.md"
  std::vector<FieldName> fields_;
  std::vector<std::string> notes_;
  EngineConverter converter_;
};

// "contents/*/*.md" and "안녕" → "contents/안녕/안녕.md": a * is the post's name, ** is no folder,
// of {a,b} the first counts. A pattern of folders gets "안녕.md" at its end.
std::string path_of_content_glob(std::string_view pattern, std::string_view name);

}  // namespace postlint
