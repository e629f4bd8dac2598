// Links and images of two pages, by where they lead.
#include <algorithm>

#include "converters/proof/page_compare.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"

namespace postlint::proof {
namespace {

std::string whole(const LinkFact& link) {
  return link.fragment.empty() ? link.target : link.target + "#" + link.fragment;
}

// A template or a plug-in makes the address.
bool is_unknown(const std::string& target) {
  return target == kUnknownText || target.starts_with(kFileMark);
}

// "photo" of "/assets/images/photo-4f2a9c.webp": what tools that process pictures keep of a name.
std::string stem_of(std::string_view target) {
  const std::string_view name = base_name(target);
  return std::string(name.substr(0, name.find('.')));
}

class LinkMatcher {
 public:
  explicit LinkMatcher(PageComparison& pages)
      : pages_(pages), new_links_(pages.after.body.links), is_taken_(new_links_.size()) {
    for (const LinkFact& link : new_links_) new_places_.push_back(pages.new_place(link.target));
  }

  void match() {
    std::vector<const LinkFact*> left;
    for (const LinkFact& link : pages_.before.body.links) {
      if (is_unknown(link.target)) continue;
      if (!take_same(link, true)) left.push_back(&link);
    }
    // A link whose text was changed leads where it led.
    std::erase_if(left, [&](const LinkFact* link) { return take_same(*link, false); });
    for (const LinkFact* link : left) report(*link);
  }

 private:
  bool take_same(const LinkFact& link, bool with_text) {
    const std::string place = pages_.old_place(link.target);
    for (std::size_t i = 0; i < new_links_.size(); ++i) {
      const LinkFact& other = new_links_[i];
      if (is_taken_[i] || new_places_[i] != place || other.fragment != link.fragment) continue;
      if (with_text && !may_be_same_text(link.text, other.text)) continue;
      is_taken_[i] = true;
      return true;
    }
    return false;
  }

  void report(const LinkFact& link) {
    // What was shown in place is an address in the text, which is a link or may be made one.
    if (link.text.empty() && pages_.after.body.text().find(link.target) != std::string::npos)
      return;
    for (std::size_t i = 0; i < new_links_.size(); ++i) {
      const LinkFact& other = new_links_[i];
      if (is_taken_[i] || !may_be_same_text(link.text, other.text)) continue;
      is_taken_[i] = true;
      if (is_unknown(other.target)) return;
      const std::string name = link.text.empty() ? "a link" : "the link " + quoted(link.text);
      return pages_.lose("links", name + " leads elsewhere", whole(link), whole(other));
    }
    pages_.lose("links",
                "the link " + quoted(link.text.empty() ? whole(link) : link.text) + " is missing",
                whole(link), "");
  }

  PageComparison& pages_;
  const std::vector<LinkFact>& new_links_;
  std::vector<std::string> new_places_;
  std::vector<bool> is_taken_;
};

class ImageMatcher {
 public:
  explicit ImageMatcher(PageComparison& pages)
      : pages_(pages), new_images_(pages.after.body.images), is_taken_(new_images_.size()) {}

  void match() {
    std::vector<const ImageFact*> left;
    for (const ImageFact& image : pages_.before.body.images) {
      if (image.target == kUnknownText) continue;
      if (!take(image, [&](const ImageFact& other) {
            return pages_.old_place(image.target) == pages_.new_place(other.target);
          }))
        left.push_back(&image);
    }
    for (const ImageFact* image : left) match_moved(*image);
  }

 private:
  template <class Same>
  bool take(const ImageFact& image, Same same) {
    // Of several the one with the same text.
    for (const bool wants_alt : {true, false}) {
      for (std::size_t i = 0; i < new_images_.size(); ++i) {
        const ImageFact& other = new_images_[i];
        if (is_taken_[i] || (wants_alt && other.alt != image.alt) || !same(other)) continue;
        is_taken_[i] = true;
        // Blanks around emphasis and code are the Markdown dialects' own.
        const bool is_same = may_be_same_text(image.alt, other.alt) ||
                             replace_all(image.alt, " ", "") == replace_all(other.alt, " ", "");
        if (!is_same) {
          pages_.lose("images", "another text for the image " + quoted(image.target), image.alt,
                      other.alt);
        }
        taken_ = &other;
        return true;
      }
    }
    return false;
  }

  void match_moved(const ImageFact& image) {
    const auto same_bytes = [&](const ImageFact& other) {
      return same_files(image.file, other.file);
    };
    if (take(image, same_bytes)) {
      if (image.target.starts_with(kFileMark) || taken_->target.starts_with(kFileMark)) return;
      return pages_.change("images", "the image " + quoted(image.target) + " has another address",
                           image.target, taken_->target, "the same bytes are shown");
    }
    // Not even the old blog has it.
    if (image.target.starts_with(kFileMark) && !read_file(image.file).ok()) return;
    const std::string stem = stem_of(image.target);
    const auto processed = [&](const ImageFact& other) {
      return other.target.starts_with('/') && !stem.empty() &&
             base_name(other.target).starts_with(stem) && stem_of(other.target) != stem;
    };
    if (image.target.starts_with('/') && !pages_.both_are_sources && take(image, processed)) {
      return pages_.change("images", "the image " + quoted(image.target) + " has another address",
                           image.target, taken_->target, "it is processed by the engine");
    }
    if (take(image, [](const ImageFact& other) { return other.target == kUnknownText; })) return;
    pages_.lose("images", "the image " + quoted(image.target) + " is missing", image.target,
                next_left());
  }

  // What stands in its place, most likely.
  std::string next_left() const {
    for (std::size_t i = 0; i < new_images_.size(); ++i) {
      if (!is_taken_[i]) return new_images_[i].target;
    }
    return {};
  }

  PageComparison& pages_;
  const std::vector<ImageFact>& new_images_;
  std::vector<bool> is_taken_;
  const ImageFact* taken_ = nullptr;
};

}  // namespace

bool same_files(const std::string& left, const std::string& right) {
  constexpr std::size_t kMaxBytes = std::size_t{256} << 20;
  if (left.empty() || right.empty()) return false;
  if (left == right) return true;
  const Result<std::string> a = read_file(left, kMaxBytes);
  if (!a.ok()) return false;
  const Result<std::string> b = read_file(right, kMaxBytes);
  return b.ok() && *a == *b;
}

void compare_links(PageComparison& pages) {
  LinkMatcher(pages).match();
}

void compare_images(PageComparison& pages) {
  ImageMatcher(pages).match();
}

}  // namespace postlint::proof
