// A site's own shortcodes and includes in the target's words, as `--map FILE` gives them.
//
// The file is a YAML map of names to templates:
//
//   legacy-img: '![{{alt}}](/img/{{src}})'
//   box: |
//     <div class="box">
//
//     {{inner}}
//
//     </div>
//
// {{0}}, {{1}} … are the arguments without a name, {{src}} the one of that name, {{inner}} what
// stands between the tag and its end. An argument that is not given is empty; an empty template
// leaves the tag out.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "converters/body/construct.h"
#include "converters/body/construct_finder.h"
#include "core/base/result.h"

namespace postlint {

class OwnTags {
 public:
  // `path` is for messages.
  static Result<OwnTags> read(const std::string& path, std::string_view text);

  // The template of a tag; of {% include x.html %} "x.html" or "x" may be its name. nullptr: none.
  const std::string* template_of(const Tag& tag) const;
  const std::string* template_of(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> templates_;
};

// The template filled with the construct's attributes ("" names positions) and inner text.
WrittenConstruct fill_template(std::string_view pattern, const Construct& construct);

}  // namespace postlint
