#include "core/lint/check_change.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/strings.h"
#include "core/lint/check_run_parts.h"
#include "core/lint/runner.h"
#include "core/parallel/parallel.h"
#include "core/site/name_text.h"

namespace postlint {
namespace {

const std::optional<std::string>& text_at(const ChangedFile& file, ChangeSide side) {
  return side == ChangeSide::kBefore ? file.before : file.after;
}

// What a post must have in it to link to one of the changed pages or files: the last part of an
// address, a file's name. Longer lists are not worth comparing with.
class Needles {
 public:
  void add_page(const SitePage& page) {
    std::string_view url = page.url;
    while (url.ends_with('/')) url.remove_suffix(1);
    if (url.ends_with("/index.html")) url.remove_suffix(11);
    if (url.ends_with(".html")) url.remove_suffix(5);
    if (!page.url.empty()) add(url.substr(url.rfind('/') + 1));
    add_source(page.source);
  }
  void add_source(std::string_view source) {
    std::string_view stem = base_name(source);
    stem = stem.substr(0, stem.rfind('.'));
    add(stem == "index" || stem == "_index" ? base_name(folder_of(source)) : stem);
  }
  void add(std::string_view text) {
    constexpr std::size_t kLeast = 2;
    constexpr std::size_t kMost = 100;
    if (text.size() < kLeast || needles_.size() >= kMost) {
      takes_all_ = true;
    } else {
      needles_.insert(unescaped_for_names(text));
    }
  }
  bool empty() const { return needles_.empty() && !takes_all_; }
  bool may_be_in(const std::string& text) const {
    if (takes_all_) return true;
    const std::string folded = unescaped_for_names(text);
    return std::any_of(needles_.begin(), needles_.end(), [&](const std::string& needle) {
      return folded.find(needle) != std::string::npos;
    });
  }

 private:
  std::set<std::string> needles_;
  bool takes_all_ = false;
};

class ChangeCheck {
 public:
  ChangeCheck(const CheckRunRequest& request, RuleCache& cache, CheckRunResult& result)
      : request_(request), change_(*request.change), cache_(cache), result_(result) {
    for (const ChangeSide side : {ChangeSide::kBefore, ChangeSide::kAfter}) {
      make_blog_state(state(side), side, change_, *request.files, request.site->request().read,
                      *request.blog, *request.config, *request.rules, request.jobs);
    }
  }

  Result<Done> run() {
    const Result<Done> judged = run_rules();
    if (!judged.ok()) return judged;
    return check_elsewhere();
  }

 private:
  BlogState& state(ChangeSide side) { return side == ChangeSide::kBefore ? before_ : after_; }

  Result<Done> run_rules() {
    const Result<const std::vector<ActiveRule>*> active = cache_.of(request_.config->root + "/.");
    if (!active.ok()) return active.error();
    std::vector<FileFinding> found;
    for (const ActiveRule& rule : **active) {
      if (!rule.rule->check_change || !rule.rule->engines.has(request_.blog->profile->engine))
        continue;
      std::vector<std::pair<std::size_t, Finding>> unused;
      SiteReporter reporter(*rule.rule, rule.severity, unused, &found);
      rule.rule->check_change({change_.files, after_.blog, *request_.config, before_.site->get(),
                               after_.site->get(), rule.options},
                              reporter);
    }
    std::map<std::string, std::string> texts;
    for (FileFinding& one : found) {
      const std::string shown = change_.shown(one.path);
      texts.try_emplace(shown, text_of(one.path));
      one.path = shown;
      // A fix may have moved what a span points at.
      if (request_.fix_mode != FixMode::kNone) one.finding.span = {0, 0};
    }
    return add_file_findings(
        request_, std::move(found), [&](const std::string& path) { return texts[path]; }, cache_,
        result_);
  }

  // Of a changed file: as it is, or as it was before it was deleted.
  std::string text_of(const std::string& path) const {
    for (const ChangedFile& file : change_.files) {
      if (file.path == path) return file.after ? *file.after : file.before.value_or("");
    }
    return after_.read(path).value_or("");
  }

  Needles find_needles() {
    Needles needles;
    const SiteIndex& after = after_.site->get();
    for (const SitePage& page : before_.site->get().pages()) {
      const SitePage* now = after.find_source(page.source);
      if (now == nullptr || now->url != page.url || now->state != page.state)
        needles.add_page(page);
    }
    for (const ChangedFile& file : change_.files) {
      if (!file.before) continue;
      if (file.kind == ChangedFile::Kind::kOther && !file.after) {
        needles.add(base_name(file.path));
      } else if (file.kind == ChangedFile::Kind::kPage &&
                 (!file.after || loses_anchors(file, after_.blog))) {
        const SitePage* page = before_.site->get().find_source(file.path);
        if (page != nullptr) needles.add_page(*page);
        needles.add_source(file.path);
      }
    }
    return needles;
  }

  // Posts that did not change themselves.
  Result<Done> check_elsewhere() {
    const Needles needles = find_needles();
    if (needles.empty()) return Done{};
    std::set<std::string> done;
    for (const ChangedFile& file : change_.files) done.insert(normalize_path(file.path));
    std::vector<std::string> sources;
    for (const SitePage& page : after_.site->get().pages()) {
      if (!is_excluded(page.source) && done.insert(normalize_path(page.source)).second)
        sources.push_back(page.source);
    }
    std::vector<std::optional<CheckedFile>> found(sources.size());
    parallel_for(sources.size(), request_.jobs, [&](std::size_t i) {
      std::optional<std::string> text = after_.read(sources[i]);
      if (!text || !needles.may_be_in(*text)) return;
      found[i] = check_post_elsewhere(sources[i], std::move(*text));
    });
    for (std::optional<CheckedFile>& file : found) {
      if (file) result_.files.push_back(std::move(*file));
    }
    return Done{};
  }

  bool is_excluded(std::string_view source) const {
    const std::string path = path_in_config(*request_.config, source);
    return std::any_of(request_.config->exclude.begin(), request_.config->exclude.end(),
                       [&](const std::string& pattern) {
                         const Glob glob(pattern);
                         for (std::string_view at = path; !at.empty(); at = folder_of(at)) {
                           if (glob.matches(at)) return true;
                           if (at == "/") break;
                         }
                         return false;
                       });
  }

  static bool is_about_links(const Rule& rule) {
    return !rule.needs_web && (rule.family == Family::kLinks || rule.family == Family::kImages);
  }

  // What is found now and was not found before; nullopt: nothing.
  std::optional<CheckedFile> check_post_elsewhere(const std::string& path, std::string text) const {
    const Result<const std::vector<ActiveRule>*> active = cache_.of(path);
    if (!active.ok()) return std::nullopt;
    std::vector<ActiveRule> rules;
    for (const ActiveRule& rule : **active) {
      if (is_about_links(*rule.rule)) rules.push_back(rule);
    }
    const Post post = load_post(path, std::move(text), *request_.blog->profile);
    CheckRunRequest now = request_;
    now.inputs.clear();
    now.files = after_.files;
    now.blog = &after_.blog;
    now.site = after_.site.get();
    CheckedFile file;
    file.path = change_.shown(path);
    file.findings = visible_findings(now, post, rules, file);
    std::erase_if(file.findings,
                  [](const Finding& finding) { return !is_about_links(*finding.rule); });
    if (file.findings.empty()) return std::nullopt;
    const std::vector<Finding> known =
        check_post(post, before_.blog, *before_.files, rules, {nullptr, before_.site.get()});
    std::erase_if(file.findings, [&](const Finding& finding) {
      return std::any_of(known.begin(), known.end(), [&](const Finding& one) {
        return one.rule == finding.rule && one.span.begin == finding.span.begin &&
               one.span.end == finding.span.end;
      });
    });
    if (file.findings.empty()) return std::nullopt;
    for (Finding& finding : file.findings) {
      if (!finding.help.empty()) finding.help += '\n';
      finding.help += "this post has not changed; the change of another file broke it";
    }
    file.content = std::string(post.file->bytes());
    return file;
  }

  const CheckRunRequest& request_;
  const BlogChange& change_;
  RuleCache& cache_;
  CheckRunResult& result_;
  BlogState before_, after_;
};

}  // namespace

void make_blog_state(BlogState& state, ChangeSide side, const BlogChange& change,
                     const FileTree& files, const ReadText& read, const BlogFacts& blog,
                     const Config& config, const RuleTable& rules, std::size_t jobs) {
  state.files = &files;
  state.read = read;
  state.config = config;
  state.blog = blog;
  if (side == ChangeSide::kBefore || !change.is_on_disk) {
    std::vector<std::string> there, not_there;
    bool has_configuration = false;
    for (const ChangedFile& file : change.files) {
      (text_at(file, side) ? there : not_there).push_back(file.path);
      has_configuration |= file.kind == ChangedFile::Kind::kConfiguration;
    }
    state.own_files = make_changed_file_tree(files, std::move(there), not_there);
    state.files = state.own_files.get();
    std::map<std::string, const ChangedFile*> by_path;
    for (const ChangedFile& file : change.files) by_path[normalize_path(file.path)] = &file;
    state.read = [by_path = std::move(by_path), side,
                  &read](const std::string& path) -> std::optional<std::string> {
      const auto found = by_path.find(normalize_path(path));
      if (found == by_path.end() || (found->second->kind == ChangedFile::Kind::kOther))
        return read(path);
      return text_at(*found->second, side);
    };
    if (has_configuration) {
      if (const auto text = config.path.empty() ? std::nullopt : state.read(config.path)) {
        Result<Config> own = read_config(config.path, *text, rules);
        if (own.ok()) {
          if (own->engine.empty()) own->engine = config.engine;  // of the command line
          state.config = std::move(own).value();
        }
      }
      Result<BlogFacts> own = load_blog_facts(*state.files, blog.root, state.config, state.read);
      if (own.ok() && own->profile == blog.profile) {
        state.blog = std::move(own).value();
        state.blog.now = blog.now;
      }
    }
  }
  SiteIndex::Request request;
  request.files = state.files;
  request.blog = &state.blog;
  request.config = &state.config;
  request.read = state.read;
  request.jobs = jobs;
  state.site = std::make_unique<LazySiteIndex>(std::move(request));
}

Result<Done> check_change(const CheckRunRequest& request, RuleCache& cache,
                          CheckRunResult& result) {
  if (request.site == nullptr || !may_break_others(*request.change, *request.blog)) return Done{};
  return ChangeCheck(request, cache, result).run();
}

}  // namespace postlint
