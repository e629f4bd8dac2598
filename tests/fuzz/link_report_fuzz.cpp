// What is read about links from outside, on any bytes: reports of other jobs and answers of an
// archive. A report that is read is written and read again to the same, and merging it with itself
// changes nothing.
#include "core/links/merge_reports.h"
#include "core/net/archive.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace postlint;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto snapshot = read_archive_answer(text); snapshot.ok() && !snapshot->empty())
    fuzz::expect(snapshot->starts_with("http"), "a snapshot is a web address", *snapshot);
  const auto read = read_link_report("report.jsonl", text);
  if (!read.ok()) {
    fuzz::expect(!read.error().message.empty(), "an error has a message");
    return 0;
  }
  const LinkReport report = merge_link_reports({*read});
  const std::string written = link_report_as_jsonl(report);
  const auto again = read_link_report("again.jsonl", written);
  fuzz::expect(again.ok(), "what is written can be read", written);
  const LinkReport twice = merge_link_reports({*again, *again});
  fuzz::expect(link_report_as_jsonl(twice) == written, "merging with itself changes nothing",
               written);
  (void)link_report_as_text(report);
  (void)link_report_as_html(report);
  return 0;
}
