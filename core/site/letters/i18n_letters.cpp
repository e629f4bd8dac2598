// Ruby's I18n.transliterate (Jekyll's slugs of mode "latin"); every other letter becomes "?".
#include "core/site/letters/letter_table.h"

namespace postlint {
namespace {

constexpr LetterGroup kGroups[] = {
    {"'n", U"ŉ"},        {"A", U"ÀÁÂÃÄÅĀĂĄ"},  {"AE", U"Æ"},         {"C", U"ÇĆĈĊČ"},
    {"D", U"ÐĎĐ"},       {"E", U"ÈÉÊËĒĔĖĘĚ"},  {"G", U"ĜĞĠĢ"},       {"H", U"ĤĦ"},
    {"I", U"ÌÍÎÏĨĪĬĮİ"}, {"IJ", U"Ĳ"},         {"J", U"Ĵ"},          {"K", U"Ķ"},
    {"L", U"ĹĻĽĿŁ"},     {"N", U"ÑŃŅŇ"},       {"NG", U"Ŋ"},         {"O", U"ÒÓÔÕÖØŌŎŐ"},
    {"OE", U"Œ"},        {"R", U"ŔŖŘ"},        {"S", U"ŚŜŞŠ"},       {"T", U"ŢŤŦ"},
    {"Th", U"Þ"},        {"U", U"ÙÚÛÜŨŪŬŮŰŲ"}, {"W", U"Ŵ"},          {"Y", U"ÝŶŸ"},
    {"Z", U"ŹŻŽ"},       {"a", U"àáâãäåāăą"},  {"ae", U"æ"},         {"c", U"çćĉċč"},
    {"d", U"ðďđ"},       {"e", U"èéêëēĕėęě"},  {"g", U"ĝğġģ"},       {"h", U"ĥħ"},
    {"i", U"ìíîïĩīĭįı"}, {"ij", U"ĳ"},         {"j", U"ĵ"},          {"k", U"ķĸ"},
    {"l", U"ĺļľŀł"},     {"n", U"ñńņň"},       {"ng", U"ŋ"},         {"o", U"òóôõöøōŏő"},
    {"oe", U"œ"},        {"r", U"ŕŗř"},        {"s", U"śŝşš"},       {"ss", U"ß"},
    {"t", U"ţťŧ"},       {"th", U"þ"},         {"u", U"ùúûüũūŭůűų"}, {"w", U"ŵ"},
    {"x", U"×"},         {"y", U"ýÿŷ"},        {"z", U"źżž"},
};

}  // namespace

const LetterTable& i18n_letters() {
  static const LetterTable table(kGroups);
  return table;
}

}  // namespace postlint
