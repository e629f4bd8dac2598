#include "checks/links/field_files.h"

#include "checks/links/page_links.h"
#include "core/base/any_of.h"
#include "core/base/normalize.h"

namespace postlint::links {

std::optional<FileLookup> look_up_field(LocalFiles& files, const LinkUse& use) {
  if (use.source != LinkSource::kFrontMatter || use.syntax != LinkSyntax::kUrl) return std::nullopt;
  const LinkClass kind = classify_link(use.target);
  if (kind != LinkClass::kRooted && kind != LinkClass::kRelative) return std::nullopt;
  // Only what looks like a file: a bare word may be a name that the theme knows.
  const std::string_view head =
      std::string_view(use.target).substr(0, find_any(use.target, "?#"_any));
  if (!is_file_path(head)) return std::nullopt;
  const std::optional<LocalTarget> target = local_target(use.target);
  if (!target) return std::nullopt;
  return files.look_up(*target);
}

bool is_in_other_case(const FileLookup& found, const LinkUse& use) {
  const std::optional<LocalTarget> target = local_target(use.target);
  return found.verdict == FileLookup::Verdict::kDiffers && target &&
         to_nfc(found.existing) != to_nfc(target->path);
}

}  // namespace postlint::links
