// Running rules over one post.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/config/config.h"
#include "core/lint/check_context.h"

namespace postlint {

// The findings of all `rules` on `post`, sorted by offset, then rule id. Rules that do not fit the
// blog's engine are passed over. Suppression and baseline are not applied here.
std::vector<Finding> check_post(const Post& post, const BlogFacts& blog, const FileTree& files,
                                std::span<const ActiveRule> rules,
                                const UrlVerdicts* web = nullptr);

// The default options of a rule, as its record states them.
RuleOptions default_options(const Rule& rule);
// The default of one option as values: one for a scalar, any number for a list.
std::vector<std::string> default_values(const RuleOption& option);

}  // namespace postlint
