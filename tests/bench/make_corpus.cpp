// Writes a blog of COUNT generated posts of about 7 KB (Jekyll's layout): front matter, headings,
// lists, code, links, images, tables, footnotes, quotes, Korean and English prose, and a defect in
// every third post. Post N is the same in every run and on every machine.
//
// usage: make_corpus FOLDER COUNT
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

// splitmix64: small, and the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t limit) { return next() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

template <std::size_t N>
std::string_view pick(Random& random, const std::array<std::string_view, N>& words) {
  return words[random.below(N)];
}

constexpr std::array<std::string_view, 16> kKoreanTopics{
    "배포 과정", "로그 수집",   "캐시 정책",   "검색 화면",  "데이터 모델", "빌드 서버",
    "설정 파일", "오류 메시지", "결제 모듈",   "알림 기능",  "테스트 코드", "작업 큐",
    "인증 토큰", "정적 사이트", "이미지 변환", "접근성 점검"};
constexpr std::array<std::string_view, 12> kKoreanEnds{
    "을 다시 살펴보았습니다.",   "에서 느린 부분을 찾았습니다.", "을 조금씩 나누어 옮겼습니다.",
    "을 팀과 함께 정리했어요.",  "에 관한 기록을 남겨 둡니다.",  "을 처음부터 새로 만들었습니다.",
    "의 기본값을 바꾸었습니다.", "때문에 하루를 꼬박 썼습니다.", "은 생각보다 단순했습니다.",
    "을 두 단계로 줄였습니다.",  "에서 배운 점이 많았어요.",     "을 자동으로 확인하게 했습니다."};
constexpr std::array<std::string_view, 10> kKoreanStarts{
    "지난주에는 ", "처음에는 ",     "그래서 우리는 ",  "이번 글에서는 ",      "며칠 동안 ",
    "결국 ",       "막상 해 보니 ", "회의가 끝난 뒤 ", "사용자 의견을 듣고 ", "문서를 읽다가 "};
constexpr std::array<std::string_view, 14> kEnglishSubjects{
    "The build server",   "Our deploy script",  "A small cache",        "The search index",
    "This configuration", "The second attempt", "Every slow request",   "The log collector",
    "A failing test",     "The image pipeline", "One careless default", "The review",
    "The migration",      "A queue worker"};
constexpr std::array<std::string_view, 14> kEnglishVerbs{"taught us to measure before we guess",
                                                         "finished in half the time",
                                                         "kept a copy of every file",
                                                         "turned out to be the easy part",
                                                         "broke on a name with an accent",
                                                         "needed a timeout and a retry",
                                                         "was easier to explain than to fix",
                                                         "went live without anyone noticing",
                                                         "reads each line only once",
                                                         "still runs on the old machine",
                                                         "got a clear message at last",
                                                         "moved to a folder of its own",
                                                         "hid the real cause for a week",
                                                         "became the page that people read first"};
constexpr std::array<std::string_view, 10> kEnglishTails{", which surprised nobody",
                                                         " after a long afternoon",
                                                         "",
                                                         " and we wrote down why",
                                                         ", as the numbers below show",
                                                         "",
                                                         " before the holidays",
                                                         " with one line changed",
                                                         "",
                                                         " in the end"};
constexpr std::array<std::string_view, 12> kTags{"배포",   "테스트", "cpp",  "web",
                                                 "회고",   "성능",   "docs", "linux",
                                                 "데이터", "blog",   "도구", "design"};
constexpr std::array<std::string_view, 6> kLanguages{"cpp", "python", "bash", "json", "yaml", "js"};

class PostWriter {
 public:
  PostWriter(std::size_t number) : number_(number), random_(0x706F73746C696E74u + number * 7919) {
    is_korean_ = number % 3 != 2;
  }

  std::string write() {
    front_matter();
    paragraph();
    const std::size_t target = 5200 + random_.below(3200);
    for (std::size_t section = 1; text_.size() < target; ++section) {
      heading(section);
      paragraph();
      block();
      if (random_.one_in(2)) paragraph();
    }
    if (has_footnote_) text_ += "[^note]: " + sentence() + "\n";
    if (has_reference_)
      text_ += "\n[guide]: https://example.org/guide/" + number() + " \"Guide\"\n";
    if (number_ % 3 == 0) defect();
    return std::move(text_);
  }

  std::string file_name() const {
    char date[16];
    std::snprintf(date, sizeof date, "%04zu-%02zu-%02zu", year(), month(), day());
    return std::string(date) + "-post-" + number() + ".md";
  }

 private:
  std::size_t year() const { return 2010 + number_ % 14; }
  std::size_t month() const { return 1 + number_ / 14 % 12; }
  std::size_t day() const { return 1 + number_ / 168 % 28; }
  std::string number() const { return std::to_string(number_); }

  std::string sentence() {
    std::string made;
    if (is_korean_) {
      made += pick(random_, kKoreanStarts);
      made += pick(random_, kKoreanTopics);
      made += pick(random_, kKoreanEnds);
    } else {
      made += pick(random_, kEnglishSubjects);
      made += ' ';
      made += pick(random_, kEnglishVerbs);
      made += pick(random_, kEnglishTails);
      made += '.';
    }
    return made;
  }

  std::string words() {
    return std::string(is_korean_ ? pick(random_, kKoreanTopics) : pick(random_, kEnglishSubjects));
  }

  void front_matter() {
    char date[40];
    std::snprintf(date, sizeof date, "%04zu-%02zu-%02zu %02zu:30:00 +0900", year(), month(), day(),
                  7 + number_ % 12);
    text_ += "---\nlayout: post\ntitle: \"" + words() + " " + number() + "\"\ndate: " + date + "\n";
    const std::size_t first_tag = random_.below(kTags.size() - 2);
    text_ += "categories: [" + std::string(is_korean_ ? "개발" : "notes") + "]\ntags:\n";
    for (std::size_t i = first_tag; i < first_tag + 2; ++i)
      text_ += "  - " + std::string(kTags[i]) + "\n";
    text_ += "description: " + sentence() + "\n---\n\n";
  }

  void heading(std::size_t section) {
    const bool is_deeper = section > 1 && random_.one_in(3);
    text_ += is_deeper ? "### " : "## ";
    text_ += words() + " " + std::to_string(section) + "\n\n";
  }

  void inline_extra() {
    switch (random_.below(9)) {
      case 0:
        text_ += " **" + words() + "**";
        break;
      case 1:
        text_ += " *" + words() + "*";
        break;
      case 2:
        text_ += " `config." + number() + "`";
        break;
      case 3:
        text_ += " [" + words() + "](https://example.org/" + number() + "/page)";
        break;
      case 4:
        text_ += " <https://example.com/a?b=" + number() + ">";
        break;
      case 5:
        text_ += " [" + words() + "][guide]";
        has_reference_ = true;
        break;
      case 6:
        text_ += "[^note]";
        has_footnote_ = true;
        break;
      case 7:
        text_ += " {{ site.title }}";
        break;
      default:
        text_ += " https://example.net/" + number();
        break;
    }
  }

  void paragraph() {
    const std::size_t sentences = 3 + random_.below(5);
    for (std::size_t i = 0; i < sentences; ++i) {
      text_ += sentence();
      if (random_.one_in(3)) inline_extra();
      text_ += i + 1 == sentences ? "\n\n" : random_.one_in(2) ? "\n" : " ";
    }
  }

  void block() {
    switch (random_.below(7)) {
      case 0:
      case 1:
        code();
        break;
      case 2:
        list("- ");
        break;
      case 3:
        list("1. ");
        break;
      case 4:
        table();
        break;
      case 5:
        text_ += "> " + sentence() + "\n> " + sentence() + "\n\n";
        break;
      default:
        image();
        break;
    }
  }

  void code() {
    text_ += "```" + std::string(pick(random_, kLanguages)) + "\n";
    const std::size_t lines = 4 + random_.below(12);
    for (std::size_t i = 0; i < lines; ++i) {
      text_ += "  value_" + std::to_string(i) + " = read(\"" + number() +
               ".json\", limit=" + std::to_string(random_.below(1000)) + ")  # **not** emphasis\n";
    }
    text_ += "```\n\n";
  }

  void list(std::string_view marker) {
    const std::size_t items = 3 + random_.below(4);
    for (std::size_t i = 0; i < items; ++i) {
      text_ += marker;
      text_ += sentence();
      text_ += '\n';
      if (random_.one_in(4)) text_ += "    - " + words() + "\n";
    }
    text_ += '\n';
  }

  void table() {
    text_ += is_korean_ ? "| 항목 | 전 | 후 |\n|---|--:|--:|\n"
                        : "| what | before | after |\n|---|--:|--:|\n";
    for (int row = 0; row < 5; ++row) {
      text_ += "| " + words() + " | " + std::to_string(random_.below(900)) + " ms | " +
               std::to_string(random_.below(300)) + " ms |\n";
    }
    text_ += '\n';
  }

  void image() {
    text_ += "![" + words() + (is_korean_ ? "을 그린 그림" : " in a drawing") +
             "](/assets/picture-" + std::to_string(random_.below(8)) + ".png)\n\n";
  }

  void defect() {
    switch (number_ / 3 % 6) {
      case 0:
        text_ += "\n##" + words() + "\n\n" + sentence() + "\n";
        break;
      case 1:
        text_ += "\n![](/assets/picture-1.png)\n";
        break;
      case 2:
        text_ += "\n**" + words() + "(note)**을 보았습니다.\n";
        break;
      case 3:
        text_ += "\n<div>**" + words() + "**</div>\n";
        break;
      case 4:
        text_ += "\n[" + words() + "]()\n";
        break;
      default:
        text_ += "\n[" + words() + "](#no-such-heading)\n";
        break;
    }
  }

  std::size_t number_;
  Random random_;
  bool is_korean_ = true, has_footnote_ = false, has_reference_ = false;
  std::string text_;
};

bool write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: make_corpus FOLDER COUNT\n", stderr);
    return 2;
  }
  const std::filesystem::path root = argv[1];
  const std::size_t count = std::strtoull(argv[2], nullptr, 10);
  std::filesystem::create_directories(root / "_posts");
  std::filesystem::create_directories(root / "assets");
  bool ok = write_file(root / "_config.yml",
                       "title: Bench\nurl: https://bench.example\nmarkdown: kramdown\n");
  for (int i = 0; i < 8; ++i) {
    ok = ok && write_file(root / "assets" / ("picture-" + std::to_string(i) + ".png"), "\x89PNG");
  }
  std::size_t bytes = 0;
  for (std::size_t number = 0; number < count && ok; ++number) {
    PostWriter post(number);
    const std::string text = post.write();
    bytes += text.size();
    ok = write_file(root / "_posts" / post.file_name(), text);
  }
  if (!ok) {
    std::fprintf(stderr, "make_corpus: cannot write into %s\n", argv[1]);
    return 2;
  }
  std::printf("%zu posts, %zu bytes a post\n", count, count == 0 ? 0 : bytes / count);
  return 0;
}
