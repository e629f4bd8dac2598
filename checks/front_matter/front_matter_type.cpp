#include <array>

#include <algorithm>

#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/date.h"
#include "core/site/engine_dates.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFrontMatterType;
const Rule kFrontMatterType{
    .id = "front-matter-type",
    .family = Family::kFrontMatter,
    .severity = Severity::kError,
    .summary = "A value that is not what the field needs",
    .why =
        "A day that does not exist is moved into the next month by Jekyll and leaves a Hugo post "
        "without a date; "
        "tags "
        "in one string become one long tag; a switch written as text does not switch; a title such "
        "as No is read as false.",
    .bad = "---\ntitle: 여름\ndate: 2024-06-31\n---\n\n6월의 마지막 날이었다.\n",
    .good = "---\ntitle: 여름\ndate: 2024-06-30\n---\n\n6월의 마지막 날이었다.\n",
    .example = {.path = "_posts/2024-06-30-summer.md", .engine = Engine::kJekyll},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary =
        "A title or tag that would be read as true, false or a number is put in quotes. Unsafe: a "
        "string of tags becomes a list, a switch loses its quotes.",
    .check = check,
};

namespace {

using Kind = FieldValue::Kind;

bool is_yaml(const CheckContext& ctx) {
  return ctx.front_matter().format == FrontMatterFormat::kYaml ||
         ctx.front_matter().format == FrontMatterFormat::kHexoBare;
}

Kind kind_of(const CheckContext& ctx, const FieldValue& value) {
  if (!value.is_scalar() || !is_yaml(ctx)) return value.kind;
  return resolve_scalar(value.text, value.style, ctx.profile().yaml);
}

bool has_template(std::string_view text) {
  return text.find("{{") != std::string_view::npos || text.find("{%") != std::string_view::npos ||
         text.find("<%") != std::string_view::npos;
}

void check_date(const CheckContext& ctx, const FieldEntry& entry, Reporter& reporter) {
  const FieldValue& value = entry.value;
  if (is_empty_value(value)) return;
  if (!value.is_scalar()) {
    reporter.report(value.span,
                    "the field " + quoted(entry.key) + " needs a date and holds a list or a map");
    return;
  }
  if (has_template(value.text) || value.span.empty()) return;
  const DateReading reading = read_date(value.text);
  switch (reading.problem) {
    case DateProblem::kImpossible:
      reporter.report(value.span, "there is no such day or time: " + quoted(value.text));
      return;
    case DateProblem::kNotADate:
      if (kind_of(ctx, value) == Kind::kBool || !value.text.empty()) {
        reporter.report(value.span, quoted(value.text) + " is no date", "write it as 2024-05-01");
      }
      return;
    case DateProblem::kAmbiguous:
      reporter.report(value.span,
                      "engines disagree whether day or month comes first in " + quoted(value.text),
                      "write it as 2024-05-01");
      return;
    case DateProblem::kNone:
      break;
  }
  if (!engine_reads_date(ctx.profile().engine, value)) {
    reporter.report(value.span,
                    engine_words(ctx) + " does not read a date in this form: " + quoted(value.text),
                    "write: " + safe_date(reading.date));
  }
}

// Words that people mean as true or false.
bool is_switch_word(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kWords{"true", "false", "yes",
                                                          "no",   "on",    "off"};
  for (const std::string_view word : kWords) {
    if (equals_ignoring_case(text, word)) return true;
  }
  return false;
}

void check_switch(const CheckContext& ctx, const FieldEntry& entry, Reporter& reporter) {
  const FieldValue& value = entry.value;
  const Engine engine = ctx.profile().engine;
  if (kind_of(ctx, value) != Kind::kString || !is_switch_word(value.text)) return;
  // Hexo casts any text; Hugo and Docusaurus take "true" and "false" as text too.
  if (engine == Engine::kHexo || ctx.front_matter().format == FrontMatterFormat::kMetadataLines)
    return;
  const std::string lower = ascii_lower(value.text);
  const bool is_plain_word = lower == "true" || lower == "false";
  if (is_plain_word && (engine == Engine::kHugo || engine == Engine::kDocusaurus)) return;
  const bool on = lower == "true" || lower == "yes" || lower == "on";
  Finding& finding = reporter.report(value.span,
                                     engine_words(ctx) + " reads this as text, not as a switch: " +
                                         quoted(entry.key) + " has no effect",
                                     std::string("write: ") + (on ? "true" : "false"));
  finding.fix = Fix{{Edit{value.span, on ? "true" : "false"}}, FixSafety::kUnsafe};
}

std::optional<Fix> as_list(const CheckContext& ctx, const FieldValue& value) {
  if (!is_yaml(ctx)) return std::nullopt;
  std::string list = "[";
  for (const std::string_view part : split(value.text, ',')) {
    if (trim(part).empty()) continue;
    if (list.size() > 1) list += ", ";
    list += quote_yaml(trim(part));
  }
  return Fix{{Edit{value.span, list + "]"}}, FixSafety::kUnsafe};
}

// What the engine makes of "a, b" where it wants a list; empty: what the writer means.
std::string effect_of_comma(Engine engine) {
  switch (engine) {
    case Engine::kHugo:
    case Engine::kHexo:
      return "takes this for one name";
    case Engine::kJekyll:
      return "splits this at the blanks and keeps the commas";
    default:
      return {};
  }
}

void check_list(const CheckContext& ctx, const FieldEntry& entry, FieldType type,
                Reporter& reporter) {
  const FieldValue& value = entry.value;
  const Engine engine = ctx.profile().engine;
  const bool is_strict = type == FieldType::kList || type == FieldType::kStringList;
  if (value.kind == Kind::kMap) {
    reporter.report(value.span, "the field " + quoted(entry.key) + " needs a list and holds a map");
  } else if (value.is_scalar() && is_strict && !value.span.empty() && value.kind != Kind::kNull) {
    Finding& finding = reporter.report(
        value.span, engine_words(ctx) + " needs a list here and stops at a single value",
        "write: [" + excerpt(value.text) + "]");
    finding.fix = as_list(ctx, value);
  } else if (value.is_scalar() && is_taxonomy_field(entry.key) && !has_template(value.text) &&
             value.text.find(',') != std::string::npos && !effect_of_comma(engine).empty()) {
    Finding& finding = reporter.report(
        value.span, engine_words(ctx) + " " + effect_of_comma(engine) + ": " + quoted(value.text),
        "write a list: [a, b]");
    finding.fix = as_list(ctx, value);
  }
}

// Text that the reader's YAML takes for something else, so that other text is shown.
bool is_misread(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::kBool:
      return true;
    case Kind::kInt: {
      const std::string_view digits = trim_left(text);
      return find_any(digits, ":,_xo"_any) != std::string_view::npos ||
             (digits.size() > 1 && digits.front() == '0');
    }
    case Kind::kFloat: {
      const std::size_t dot = text.find('.');
      return dot != std::string_view::npos && text.back() == '0';
    }
    default:
      return false;
  }
}

void check_text(const CheckContext& ctx, const FieldValue& value, std::string_view what,
                Reporter& reporter) {
  if (!is_yaml(ctx) || value.style != ScalarStyle::kPlain || value.span.empty()) return;
  const Kind kind = kind_of(ctx, value);
  if (!is_misread(kind, value.text)) return;
  const std::string written = quote_yaml(value.text, ScalarStyle::kDoubleQuoted);
  const std::string_view as = kind == Kind::kBool ? "as true or false" : "as another number";
  Finding& finding =
      reporter.report(value.span,
                      engine_words(ctx) + " reads the " + std::string(what) + " " +
                          quoted(value.text) + " " + std::string(as) + ": put it in quotes",
                      "write: " + written);
  finding.fix = Fix{{Edit{value.span, written}}, FixSafety::kSafe};
}

void check_title(const CheckContext& ctx, const FieldEntry& entry, Reporter& reporter) {
  const FieldValue& value = entry.value;
  const bool is_known_engine =
      ctx.profile().engine != Engine::kPlain && ctx.profile().engine != Engine::kCustom;
  if (!value.is_scalar()) {
    reporter.report(value.span, "the title is read as a list or a map, not as text",
                    "put the title in quotes");
  } else if (is_known_engine) {
    check_text(ctx, value, "title", reporter);
  }
}

FieldType type_of(const CheckContext& ctx, std::string_view name) {
  for (const KnownField& field : ctx.profile().fields) {
    if (field.type != FieldType::kAny && field.name.size() == name.size() &&
        same_field_name(ctx, field.name, name)) {
      return field.type;
    }
  }
  return FieldType::kAny;
}

// A day that no calendar has is wrong whatever reads the field; the engine may be the owner's own.
void check_day(const FieldEntry& entry, Reporter& reporter) {
  constexpr std::array<std::string_view, 12> kDateNames = {
      "date",    "pubdate",  "pub_date", "publishdate", "publish_date",     "updated",
      "lastmod", "modified", "created",  "created_at",  "last_modified_at", "updated_at"};
  if (!entry.value.is_scalar() || entry.value.span.empty()) return;
  const std::string name = ascii_lower(entry.key);
  if (std::find(kDateNames.begin(), kDateNames.end(), name) == kDateNames.end()) return;
  if (read_date(entry.value.text).problem != DateProblem::kImpossible) return;
  reporter.report(entry.value.span, "there is no such day or time: " + quoted(entry.value.text));
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const FrontMatter& front_matter = ctx.front_matter();
  if (!front_matter.present() || front_matter.error) return;
  for (const FieldEntry& entry : front_matter.entries) {
    if (same_field_name(ctx, entry.key, "title")) check_title(ctx, entry, reporter);
    switch (const FieldType type = type_of(ctx, entry.key)) {
      case FieldType::kDate:
        check_date(ctx, entry, reporter);
        break;
      case FieldType::kBool:
        check_switch(ctx, entry, reporter);
        break;
      case FieldType::kList:
      case FieldType::kStringList:
      case FieldType::kStringOrList:
        check_list(ctx, entry, type, reporter);
        break;
      default:
        check_day(entry, reporter);
        break;
    }
    if (ctx.profile().engine == Engine::kJekyll && entry.key == "slug" &&
        kind_of(ctx, entry.value) == Kind::kInt) {
      reporter.report(entry.value.span, "Jekyll stops at a slug that is a number",
                      "put the slug in quotes");
    }
  }
  if (ctx.profile().engine == Engine::kPlain || ctx.profile().engine == Engine::kCustom) return;
  for_each_taxonomy(front_matter, [&](const FieldEntry& entry) {
    for (const FieldValue& item : entry.value.items) {
      if (item.is_scalar() && kind_of(ctx, item) == Kind::kBool)
        check_text(ctx, item, "name", reporter);
    }
  });
}

}  // namespace
}  // namespace postlint
