#include "core/net/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

#include "core/base/strings.h"
#include "core/config/yaml_tree.h"
#include "core/net/transfer_setup.h"
#include "core/net/url_cache.h"

namespace postlint {
namespace {

constexpr std::int64_t kSpacingMs = 250;
constexpr std::size_t kMostBytes = std::size_t{64} << 10;  // of an answer
constexpr int kFaultsThatEnd = 3;                          // in a row

const YamlNode* member(const YamlNode* map, std::string_view key) {
  if (map == nullptr || !map->is_map()) return nullptr;
  for (const YamlEntry& entry : map->entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

std::string text_of(const YamlNode* node) {
  return node != nullptr && node->is_scalar() ? node->text : std::string();
}

std::string today(std::int64_t now) {
  const auto time = static_cast<std::time_t>(now);
  std::tm utc{};
  gmtime_r(&time, &utc);
  return fmt::format("{:04}{:02}{:02}", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
}

class Archive {
 public:
  Archive(const CheckUrlsOptions& options, std::string_view api, const std::atomic<bool>& stop)
      : options_(options), api_(api), stop_(stop) {}
  ~Archive() {
    transfer_.reset();
    if (setup_.curl != nullptr) setup_.curl->slist_free_all(setup_.resolve);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  Result<Done> set_up() {
    if (!parse_web_url(api_).ok())
      return Error{"the address of the archive is no http or https URL: “" + std::string(api_) +
                   "”"};
    const Result<Done> filled = fill_transfer_setup(options_, setup_);
    if (!filled) return filled.error();
    transfer_.emplace(setup_);
    return Done{};
  }

  // The snapshot, empty where there is none; an error where the archive did not say.
  Result<std::string> ask(const ArchiveQuery& query) {
    const std::string question = archive_question(api_, query);
    for (int attempt = 0;; ++attempt) {
      wait_ms(has_asked_ ? kSpacingMs : 0);
      has_asked_ = true;
      const Answer answer = get(question);
      if (answer.failure != NetFailure::kNone) return Error{answer.failure_text};
      const bool is_too_much = answer.status == 429 || answer.status == 503;
      if (is_too_much && attempt == 0 && !stop_) {
        const std::int64_t asked = retry_after(answer.headers, options_.now).value_or(5);
        wait_ms(1000 * std::min<std::int64_t>(asked, options_.retry_after_cap_seconds));
        continue;
      }
      is_refusing_ = is_too_much;
      if (answer.status != 200) return Error{"it answers " + status_phrase(answer.status)};
      return read_archive_answer(answer.body);
    }
  }

  // It said twice that this is too much.
  bool is_refusing() const { return is_refusing_; }

 private:
  Answer get(const std::string& question) {
    Request request;
    request.url = *parse_web_url(question);
    request.is_head = false;
    request.timeout_ms = std::max<std::int64_t>(options_.timeout_seconds, 1) * 1000;
    request.body_limit = kMostBytes;
    request.keeps_any_body = true;
    if (!transfer_->start(std::move(request))) return transfer_->finish(CURLE_OK);
    return transfer_->finish(setup_.curl->easy_perform(transfer_->handle()));
  }

  void wait_ms(std::int64_t milliseconds) const {
    constexpr std::int64_t kStep = 50;  // how soon a stop is noticed
    for (; milliseconds > 0 && !stop_; milliseconds -= kStep)
      std::this_thread::sleep_for(std::chrono::milliseconds(std::min(milliseconds, kStep)));
  }

  const CheckUrlsOptions& options_;
  std::string api_;
  const std::atomic<bool>& stop_;
  TransferSetup setup_;
  std::optional<Transfer> transfer_;
  bool has_asked_ = false;
  bool is_refusing_ = false;
};

}  // namespace

std::string archive_question(std::string_view api, const ArchiveQuery& query) {
  std::string question(api);
  question += api.find('?') == std::string_view::npos ? "?url=" : "&url=";
  for (const char c : query.url) {
    if (is_ascii_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      question += c;
    } else {
      question += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  if (!query.day.empty()) question += "&timestamp=" + query.day;
  return question;
}

Result<std::string> read_archive_answer(std::string_view json) {
  const Error fault{"its answer is not what the Wayback API answers"};
  // JSON is YAML as far as this answer goes; the reader bounds size and depth.
  const Result<YamlNode> tree = read_yaml_tree("answer", json);
  if (!tree.ok()) return fault;
  const YamlNode* snapshots = member(&*tree, "archived_snapshots");
  // An empty list is how PHP writes an empty object.
  if (snapshots == nullptr || (!snapshots->is_map() && !snapshots->is_list())) return fault;
  const YamlNode* closest = member(snapshots, "closest");
  if (closest == nullptr || text_of(member(closest, "available")) == "false") return std::string();
  const std::string status = text_of(member(closest, "status"));
  if (!status.empty() && !status.starts_with('2')) return std::string();
  std::string url = text_of(member(closest, "url"));
  if (!parse_web_url(url).ok()) return fault;
  constexpr std::string_view kPlain = "http://web.archive.org/";
  if (url.starts_with(kPlain)) url.replace(0, 4, "https");
  return url;
}

std::string day_of_snapshot(std::string_view snapshot) {
  constexpr std::string_view kWeb = "/web/";
  const std::size_t at = snapshot.find(kWeb);
  if (at == std::string_view::npos) return {};
  const std::string_view day = snapshot.substr(at + kWeb.size(), 8);
  if (day.size() != 8 || !std::all_of(day.begin(), day.end(), is_ascii_digit)) return {};
  return std::string(day.substr(0, 4)) + "-" + std::string(day.substr(4, 2)) + "-" +
         std::string(day.substr(6));
}

Result<ArchiveAnswers> find_snapshots(std::span<const ArchiveQuery> queries, std::string_view api,
                                      const CheckUrlsOptions& options, UrlCache* cache,
                                      const std::function<void(std::size_t done)>& progress,
                                      const std::atomic<bool>& stop) {
  ArchiveAnswers answers;
  answers.snapshots.resize(queries.size());
  Archive archive(options, api, stop);
  if (!queries.empty()) {
    const Result<Done> ready = archive.set_up();
    if (!ready.ok()) return ready.error();
  }
  std::size_t asked = 0;
  int faults = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const ArchiveQuery& query = queries[i];
    progress(i);
    const auto parsed = parse_web_url(query.url);
    if (!parsed || parsed->has_credentials()) continue;
    if (cache != nullptr) {
      if (auto known = cache->find_archive(query.url, query.day, options.now)) {
        answers.snapshots[i] = std::move(*known);
        continue;
      }
    }
    const bool is_over =
        asked >= kMostArchiveQueries || faults >= kFaultsThatEnd || archive.is_refusing() || stop;
    if (is_over) {
      ++answers.unasked;
      continue;
    }
    ++asked;
    // Without a day the API now and then says that it has nothing.
    Result<std::string> snapshot =
        archive.ask({query.url, query.day.empty() ? today(options.now) : query.day});
    if (stop) {
      ++answers.unasked;
    } else if (!snapshot.ok()) {
      answers.fault = snapshot.error().message;
      ++answers.unasked;
      ++faults;
    } else {
      faults = 0;
      answers.snapshots[i] = *snapshot;
      if (cache != nullptr) cache->store_archive(query.url, query.day, *snapshot, options.now);
    }
  }
  if (cache != nullptr) cache->flush();
  return answers;
}

}  // namespace postlint
