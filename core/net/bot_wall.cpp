// Pages that are meant for robots: challenges, captchas, "access denied".
#include <algorithm>
#include <iterator>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/net/soft_gone.h"

namespace postlint {
namespace {

struct Sign {
  std::string_view text;  // lower case
  std::string_view service;
};

constexpr Sign kTitles[] = {
    {"just a moment...", "Cloudflare"},
    {"attention required! | cloudflare", "Cloudflare"},
    {"please wait... | cloudflare", "Cloudflare"},
    {"checking your browser", "a bot wall"},
    {"ddos-guard", "DDoS-Guard"},
    {"access denied", "an access wall"},
    {"pardon our interruption", "Imperva"},
    {"are you a robot", "a bot wall"},
    {"are you a human", "a bot wall"},
    {"are you human", "a bot wall"},
    {"robot check", "a bot wall"},
    {"human verification", "a bot wall"},
    {"security check", "a bot wall"},
    {"security checkpoint", "Vercel"},
    {"vercel security checkpoint", "Vercel"},
    {"verify you are human", "a bot wall"},
    {"verifying your browser", "a bot wall"},
    {"one moment, please", "a bot wall"},
    {"making sure you're not a bot!", "Anubis"},
    {"making sure you&#39;re not a bot!", "Anubis"},
    {"sucuri website firewall - access denied", "Sucuri"},
    {"client challenge", "a bot wall"},
    {"bot verification", "a bot wall"},
    {"captcha", "a captcha"},
    {"비정상적인 접근입니다", "a bot wall"},
    {"자동입력 방지", "a captcha"},
    {"보안문자 입력", "a captcha"},
    {"로봇이 아닙니다", "a captcha"},
    {"ロボットではありません", "a captcha"},
    {"安全验证", "a captcha"},
    {"百度安全验证", "Baidu"},
};

// In the page itself; they count only where it has little text of its own.
constexpr Sign kBodySigns[] = {
    {"/cdn-cgi/challenge-platform/h/", "Cloudflare"},
    {"cf-chl-", "Cloudflare"},
    {"_incapsula_resource", "Imperva"},
    {"px-captcha", "PerimeterX"},
    {"captcha-delivery.com", "DataDome"},
    {"awswafcaptcha", "AWS WAF"},
    {"token.awswaf.com", "AWS WAF"},
    {"g-recaptcha", "a captcha"},
    {"h-captcha", "a captcha"},
    {"cf-turnstile", "Cloudflare"},
    {"ak_bmsc", "Akamai"},
    {"/_sec/cp_challenge", "Akamai"},
    {"within.website/x/cmd/anubis", "Anubis"},
};

std::string challenge_by(std::string_view service) {
  return "a challenge for robots by " + std::string(service);
}

}  // namespace

std::optional<std::string> bot_wall_evidence(const Answer& answer, const PageFacts& page) {
  if (answer.headers.has("cf-mitigated")) return challenge_by("Cloudflare");
  if (answer.headers.has("x-amzn-waf-action")) return challenge_by("AWS WAF");
  if (answer.headers.has("x-datadome") && answer.status >= 400) return challenge_by("DataDome");
  if (answer.headers.get("x-vercel-mitigated") == "challenge") return challenge_by("Vercel");
  const bool is_error = answer.status >= 400;
  const std::string title = to_lower(page.title);
  constexpr std::size_t kLittleText = 1500;
  if (page.text_bytes > kLittleText && !is_error) return std::nullopt;
  for (const Sign& sign : kTitles) {
    // A short title by itself; longer ones may be an article about it.
    if (title.starts_with(sign.text) && title.size() <= sign.text.size() + 40) {
      return challenge_by(sign.service);
    }
  }
  if (answer.body.empty() || page.text_bytes > kLittleText / 3) return std::nullopt;
  const std::string lower = ascii_lower(answer.body);
  for (const Sign& sign : kBodySigns) {
    if (lower.find(sign.text) != std::string::npos) return challenge_by(sign.service);
  }
  return std::nullopt;
}

}  // namespace postlint
