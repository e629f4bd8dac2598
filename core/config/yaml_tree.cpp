#include "core/config/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <optional>
#include <set>
#include <sstream>

#include "core/base/utf8.h"

namespace postlint {
namespace {

// yaml-cpp's parser and scanner recurse and look back inside flow collections; nobody writes a
// configuration with more brackets open at once than this.
constexpr std::size_t kMaxOpenBrackets = 64;

// Builds the tree from the parser's events. Errors are thrown as yaml-cpp throws its own, because
// that is the only way to stop its parser.
class TreeBuilder final : public YAML::EventHandler {
 public:
  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(make(YamlNode::Kind::kNull, mark, anchor));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = make(YamlNode::Kind::kScalar, mark, anchor);
    node.text = value;
    node.is_quoted = tag == "!";
    if (!node.is_quoted && (value.empty() || value == "~" || value == "null")) {
      node.kind = YamlNode::Kind::kNull;
    }
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(make(YamlNode::Kind::kList, mark, anchor));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(make(YamlNode::Kind::kMap, mark, anchor));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    YamlNode node;
    std::optional<YamlNode> key;  // of the value that comes next in a map
    std::set<std::string> keys;
  };

  [[noreturn]] static void refuse_alias(const YAML::Mark& mark) {
    throw YAML::ParserException(mark, "anchors and aliases (& and *) are not allowed here");
  }

  static YamlNode make(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_alias(mark);
    YamlNode node;
    node.kind = kind;
    node.line = static_cast<std::uint32_t>(mark.line + 1);
    node.column = static_cast<std::uint32_t>(mark.column + 1);
    return node;
  }

  void open(YamlNode node) {
    if (levels_.size() >= kMaxYamlDepth) {
      throw YAML::ParserException(mark_of(node), "nested too deep");
    }
    if (!levels_.empty() && wants_key()) {
      throw YAML::ParserException(mark_of(node), "a key must be a word, not a list or a map");
    }
    levels_.push_back({std::move(node), std::nullopt, {}});
  }

  void close() {
    YamlNode node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (levels_.empty()) {
      root_ = std::move(node);
    } else if (levels_.back().node.is_list()) {
      levels_.back().node.items.push_back(std::move(node));
    } else if (wants_key()) {
      node.kind = YamlNode::Kind::kScalar;
      if (!levels_.back().keys.insert(node.text).second) {
        throw YAML::ParserException(mark_of(node), "the key \"" + node.text + "\" is given twice");
      }
      levels_.back().key = std::move(node);
    } else {
      Level& level = levels_.back();
      if (node.is_null() && node.line != level.key->line) {
        // yaml-cpp puts "nothing" where the next thing begins.
        node.line = level.key->line;
        node.column = level.key->column;
      }
      level.node.entries.push_back({std::move(*level.key), std::move(node)});
      level.key.reset();
    }
  }

  bool wants_key() const { return levels_.back().node.is_map() && !levels_.back().key; }

  static YAML::Mark mark_of(const YamlNode& node) {
    YAML::Mark mark;
    mark.line = static_cast<int>(node.line) - 1;
    mark.column = static_cast<int>(node.column) - 1;
    return mark;
  }

  YamlNode root_;
  std::vector<Level> levels_;
};

// yaml-cpp counts columns in bytes; people count characters.
std::uint32_t column_in_code_points(std::string_view text, std::uint32_t line,
                                    std::uint32_t byte_column) {
  std::size_t start = 0;
  for (std::uint32_t i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) return byte_column;
    start = end + 1;
  }
  const std::string_view rest = text.substr(start);
  return static_cast<std::uint32_t>(count_code_points(rest.substr(0, byte_column - 1))) + 1;
}

// Walks the tree with a list of its own; lines come in ascending order only by and large, so the
// line starts are looked up in a table.
void fix_columns(YamlNode& root, std::string_view text) {
  std::vector<std::size_t> line_starts = {0};
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    line_starts.push_back(at + 1);
  }
  std::vector<YamlNode*> todo = {&root};
  while (!todo.empty()) {
    YamlNode& node = *todo.back();
    todo.pop_back();
    if (node.line >= 1 && node.line <= line_starts.size() && node.column >= 1) {
      const std::string_view before = text.substr(line_starts[node.line - 1], node.column - 1);
      node.column = static_cast<std::uint32_t>(count_code_points(before)) + 1;
    }
    for (YamlNode& item : node.items) todo.push_back(&item);
    for (YamlEntry& entry : node.entries) {
      todo.push_back(&entry.key);
      todo.push_back(&entry.value);
    }
  }
}

std::optional<Error> find_hostile_text(const std::string& path, std::string_view text) {
  if (text.size() > kMaxYamlBytes) {
    return Error{"the file is larger than 256 KB, which no configuration is", path};
  }
  std::size_t open = 0;
  std::uint32_t line = 1;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (c == '[' || c == '{') ++open;
    if ((c == ']' || c == '}') && open > 0) --open;
    if (c == '\0') return Error{"the file has a NUL byte, so it is no text file", path, line};
    if (open > kMaxOpenBrackets) return Error{"too many open brackets", path, line};
  }
  return std::nullopt;
}

// yaml-cpp's own words where they help, plain ones where they do not.
std::string explain(const std::string& message) {
  if (message == "illegal map value") {
    return "\":\" is not allowed here; is a value with a colon in it missing its quotes?";
  }
  if (message == "end of map not found" || message == "end of sequence not found") {
    return message + ": the indentation is uneven or a key has no \":\"";
  }
  return message;
}

}  // namespace

Result<YamlNode> read_yaml_tree(const std::string& path, std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  if (const auto error = find_hostile_text(path, text)) return *error;
  if (!is_valid_utf8(text)) return Error{"the file is not UTF-8", path};
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    TreeBuilder builder;
    parser.HandleNextDocument(builder);
    YamlNode root = builder.take();
    fix_columns(root, text);
    return root;
  } catch (const YAML::Exception& error) {
    const auto line = static_cast<std::uint32_t>(error.mark.line + 1);
    const auto column = static_cast<std::uint32_t>(error.mark.column + 1);
    if (error.mark.is_null()) return Error{explain(error.msg), path};
    return Error{explain(error.msg), path, line, column_in_code_points(text, line, column)};
  }
}

}  // namespace postlint
