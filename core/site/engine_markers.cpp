#include "core/site/engine_markers.h"

namespace postlint {
namespace {

constexpr std::string_view kHugo[] = {"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"};
constexpr std::string_view kPelican[] = {"pelicanconf.py"};
constexpr std::string_view kZola[] = {"zola.toml"};
constexpr std::string_view kEleventy[] = {".eleventy.js",        ".eleventy.cjs",
                                          "eleventy.config.js",  "eleventy.config.mjs",
                                          "eleventy.config.cjs", "eleventy.config.ts"};
constexpr std::string_view kAstro[] = {"astro.config.mjs", "astro.config.ts", "astro.config.js",
                                       "astro.config.mts", "astro.config.cjs"};
constexpr std::string_view kDocusaurus[] = {"docusaurus.config.js", "docusaurus.config.ts",
                                            "docusaurus.config.mjs", "docusaurus.config.cjs"};
constexpr std::string_view kGatsby[] = {"gatsby-config.js", "gatsby-config.ts",
                                        "gatsby-config.mjs"};
constexpr std::string_view kVitePress[] = {".vitepress/config.js", ".vitepress/config.ts",
                                           ".vitepress/config.mjs", ".vitepress/config.mts"};

}  // namespace

std::span<const std::string_view> engine_markers(Engine engine) {
  switch (engine) {
    case Engine::kHugo:
      return kHugo;
    case Engine::kPelican:
      return kPelican;
    case Engine::kZola:
      return kZola;
    case Engine::kEleventy:
      return kEleventy;
    case Engine::kAstro:
      return kAstro;
    case Engine::kDocusaurus:
      return kDocusaurus;
    case Engine::kGatsby:
      return kGatsby;
    case Engine::kVitePress:
      return kVitePress;
    case Engine::kPlain:
    case Engine::kJekyll:  // its _config.yml is Hexo's too: engine_evidence.cpp looks inside
    case Engine::kHexo:
    case Engine::kCustom:
      break;
  }
  return {};
}

}  // namespace postlint
