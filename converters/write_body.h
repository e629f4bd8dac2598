// The body of a post for another engine: edits on the source's bytes, nothing else.
//
// Template tags come first (converters/body), then what the two Markdown dialects disagree about
// (core/dialect), then the ids of headings that links lead to. Two edits never overlap: the earlier
// kind wins.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "converters/body/own_tags.h"
#include "converters/plan.h"
#include "core/dialect/dialect.h"

namespace postlint {

struct BodyWriter {
  const ReadRequest* read = nullptr;
  const EngineConverter* target = nullptr;
  const EngineProfile* target_profile = nullptr;
  const TargetPlaces* places = nullptr;
  const OwnTags* own_tags = nullptr;       // may be null
  const FileTree* files = nullptr;         // of the source
  const ConfigValues* settings = nullptr;  // of the source engine's configuration
  Dialect from, to;
  // Fragments (percent-decoded) that any link of the blog has.
  const std::unordered_set<std::string>* fragments = nullptr;

  // The body's bytes; relative addresses become rooted ones where the page's own address is in
  // another folder than before; `notes` gets what could not be said, with its line.
  std::string write(const PortablePost& post, const PlannedPage& planned,
                    std::vector<MoveNote>& notes) const;
};

// The dialect of the target as its configuration will be written; `settings` are those of its
// .postlint.yaml.
Dialect target_dialect(const EngineProfile& target, const SiteIdentity& site,
                       const SiteSettings& settings);

// Where the pages of a plan are.
class PlanPlaces : public TargetPlaces {
 public:
  PlanPlaces(const Plan& plan, Engine target) : plan_(plan), target_(target) {}
  std::string url_of(const SitePage& page) const override;
  std::string source_of(const SitePage& page) const override;
  std::string prefix() const override { return plan_.site.prefix; }
  std::string fragment_of(const SitePage&, const std::string& fragment) const override {
    return fragment;  // headings keep their ids
  }

 private:
  const Plan& plan_;
  Engine target_;
};

}  // namespace postlint
