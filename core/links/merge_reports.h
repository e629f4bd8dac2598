// Link reports in JSON Lines (link_report.h), read again and united: the parts of a run that was
// split by --shard, or runs over several folders.
//
// A URL in several reports becomes one:
// - A verdict beats "skipped", which says that nobody asked. Else the later checked_at wins; of the
//   same time, the worse verdict (gone, soft-gone, anchor-missing, tls, flaky, refused, blocked,
//   moved, redirected, ok).
// - Places are united; the same place of the same file counts once.
// - A fragment that one report misses and the winning one did not look for stays missing.
// The result does not depend on the order of the reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/links/link_report.h"

namespace postlint {

// `path` names the report in errors, which tell the line. Unknown keys are left alone; empty
// lines too. A line is at most 64 MB and 16 levels deep, a URL at most 64 KB.
Result<std::vector<UrlReport>> read_link_report(const std::string& path, std::string_view text);

// `posts` becomes the number of files that hold a place, `now` the latest check.
LinkReport merge_link_reports(std::vector<std::vector<UrlReport>> reports);

}  // namespace postlint
