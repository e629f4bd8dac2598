// Heads between engines: any front matter of one, written by another's writer, is read there with
// the same values.
#include "tests/fuzz/expect.h"
#include "tests/support/heads.h"

namespace postlint::fuzz {
namespace {

struct Target {
  std::string_view engine;
  FrontMatterFormat format;
};
constexpr Target kTargets[] = {
    {"jekyll", FrontMatterFormat::kYaml}, {"hugo", FrontMatterFormat::kYaml},
    {"hugo", FrontMatterFormat::kToml},   {"hugo", FrontMatterFormat::kJson},
    {"hexo", FrontMatterFormat::kYaml},   {"zola", FrontMatterFormat::kToml},
    {"astro", FrontMatterFormat::kYaml},  {"pelican", FrontMatterFormat::kMetadataLines},
};
constexpr std::string_view kSources[] = {"jekyll", "hugo", "hexo", "docusaurus"};

void run(const Input& input) {
  const EngineProfile& from = *find_engine_profile(kSources[input.choice % std::size(kSources)]);
  const Target& to = kTargets[input.choice / std::size(kSources) % std::size(kTargets)];
  const Post source = load_post("source.md", input.text, from);
  if (source.front_matter.error || !source.front_matter.present()) return;
  const HeadsRead made = write_and_read(source, from, *find_engine_profile(to.engine), to.format);
  expect(made.wrong.empty(), "a field is read back as it was",
         made.wrong.empty() ? std::string_view() : made.bytes);
}

}  // namespace
}  // namespace postlint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  postlint::fuzz::run(postlint::fuzz::Input(data, size));
  return 0;
}
