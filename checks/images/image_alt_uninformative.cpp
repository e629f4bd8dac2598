#include <algorithm>

#include "checks/excerpt.h"
#include "checks/images/image_use.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/io/file_tree.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kImageAltUninformative;
const Rule kImageAltUninformative{
    .id = "image-alt-uninformative",
    .family = Family::kImages,
    .severity = Severity::kInfo,
    .summary = "An alternative text that is a file name or a word such as “image” or “사진”",
    .why =
        "It was put there by an editor or a camera. Who cannot see the image hears “IMG 1234 dot "
        "jpeg” or “image, image” and is no wiser. Short words that say something are left alone.",
    .bad =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n"
        "![IMG_1234.jpg](https://example.com/IMG_1234.jpg)\n",
    .good =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n"
        "![해가 뜨는 동해](https://example.com/IMG_1234.jpg)\n",
    .check = check,
};

namespace {

// Words that name the thing and not what it shows; digits and blanks may follow ("사진 2").
constexpr std::string_view kGenericWords[] = {
    "image",
    "img",
    "images",
    "picture",
    "pic",
    "photo",
    "photograph",
    "screenshot",
    "screen shot",
    "screen-shot",
    "screencap",
    "screen capture",
    "alt",
    "alt text",
    "alt-text",
    "alttext",
    "image alt",
    "image alt text",
    "alternative text",
    "untitled",
    "pasted image",
    "placeholder",
    "picture alt text",
    "bild",
    "imagen",
    "imagem",
    "immagine",
    "изображение",
    "картинка",
    "이미지",
    "사진",
    "그림",
    "스크린샷",
    "스크린 샷",
    "캡처",
    "캡쳐",
    "화면 캡처",
    "화면캡처",
    "화면 캡쳐",
    "대체 텍스트",
    "대체텍스트",
    "제목 없음",
    "무제",
    "画像",
    "写真",
    "イメージ",
    "スクリーンショット",
    "代替テキスト",
    "スクショ",
    "图片",
    "圖片",
    "图像",
    "照片",
    "截图",
    "截圖",
    "插图",
    "屏幕截图",
};

// With a number these refer to a caption: "그림 1".
constexpr std::string_view kCaptionWords[] = {"그림"};

// What cameras, phones and screenshot tools call their files.
constexpr std::string_view kCameraPrefixes[] = {
    "img_",
    "img-",
    "dsc_",
    "dsc0",
    "dscf",
    "dscn",
    "pxl_",
    "mvimg_",
    "kakaotalk_",
    "screenshot_",
    "screenshot from 2",
    "screenshot 2",
    "screen shot 2",
    "스크린샷 2",
    "스크린샷, 2",
    "화면 캡처 2",
    "화면캡처_2",
    "pasted image 2",
    "clipboard_",
    "photo_2",
    "image-20",
    "wechatimg",
    "wx20",
};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_generic_word(std::string_view lower) {
  if (contains(kGenericWords, lower)) return true;
  std::string_view base = lower;
  while (!base.empty() &&
         (is_ascii_digit(base.back()) ||
          std::string_view(" -_.()#:").find(base.back()) != std::string_view::npos)) {
    base.remove_suffix(1);
  }
  return base.size() != lower.size() && contains(kGenericWords, base) &&
         !contains(kCaptionWords, base);
}

// A camera's name is followed by a number, and by nothing that a person wrote.
bool is_camera_name(std::string_view lower) {
  for (const std::string_view prefix : kCameraPrefixes) {
    if (!lower.starts_with(prefix)) continue;
    const std::string_view rest = lower.substr(prefix.size());
    const auto digits = std::count_if(rest.begin(), rest.end(), is_ascii_digit);
    const auto letters = std::count_if(rest.begin(), rest.end(), is_ascii_letter);
    if (digits >= 3 && letters <= 8) return true;
  }
  return false;
}

// "3f2a9c…": at least 16 hexadecimal digits with some of both kinds.
bool is_hash(std::string_view lower) {
  std::size_t digits = 0, letters = 0;
  for (const char c : lower) {
    if (is_ascii_digit(c))
      ++digits;
    else if (c >= 'a' && c <= 'f')
      ++letters;
    else if (c != '-')
      return false;
  }
  return digits >= 4 && letters >= 2 && digits + letters >= 16;
}

bool is_file_name(std::string_view alt, std::string_view target) {
  if (!has_image_extension(alt)) return false;
  if (find_any(alt, " \t"_any) == std::string_view::npos) return true;
  const std::string_view path = target.substr(0, find_any(target, "?#"_any));
  return alt == base_name(percent_decode(path));
}

void judge(const CheckContext& ctx, const ImageUse& image, std::string_view alt,
           Reporter& reporter) {
  if (alt.empty() || alt.size() > 200 || has_masked_text(alt)) return;
  const std::string lower = to_lower(alt);
  const bool is_name = is_file_name(alt, image.target) || is_camera_name(lower) || is_hash(lower);
  if (!is_name && !is_generic_word(lower)) return;
  reporter.report(
      place_of(ctx, image),
      is_name ? "the alternative text " + quoted(alt) +
                    " is the name of a file, not what the image shows"
              : "the alternative text " + quoted(alt) + " does not say what the image shows",
      "say in a few words what it shows");
}

void check(const CheckContext& ctx, Reporter& reporter) {
  for (const ImageUse& image : images_of(ctx)) {
    if (image.target.empty() || image.target == "#") continue;
    if (image.is_markdown()) {
      judge(ctx, image, trim(ctx.doc().visible_text(image.node)), reporter);
    } else if (const HtmlAttribute* alt = image.tag->attribute("alt"); alt != nullptr) {
      judge(ctx, image, trim(decode_entities(alt->value)), reporter);
    }
  }
}

}  // namespace
}  // namespace postlint
