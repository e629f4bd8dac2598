// lodash 4: every letter that deburr changes.
#include "core/site/letters/letter_table.h"

namespace postlint {
namespace {

constexpr LetterGroup kGroups[] = {
    {"'n", U"ŉ"},         {"A", U"ÀÁÂÃÄÅĀĂĄ"}, {"Ae", U"Æ"},        {"C", U"ÇĆĈĊČ"},
    {"D", U"ÐĎĐ"},        {"E", U"ÈÉÊËĒĔĖĘĚ"}, {"G", U"ĜĞĠĢ"},      {"H", U"ĤĦ"},
    {"I", U"ÌÍÎÏĨĪĬĮİ"},  {"IJ", U"Ĳ"},        {"J", U"Ĵ"},         {"K", U"Ķ"},
    {"L", U"ĹĻĽĿŁ"},      {"N", U"ÑŃŅŇŊ"},     {"O", U"ÒÓÔÕÖØŌŎŐ"}, {"Oe", U"Œ"},
    {"R", U"ŔŖŘ"},        {"S", U"ŚŜŞŠ"},      {"T", U"ŢŤŦ"},       {"Th", U"Þ"},
    {"U", U"ÙÚÛÜŨŪŬŮŰŲ"}, {"W", U"Ŵ"},         {"Y", U"ÝŶŸ"},       {"Z", U"ŹŻŽ"},
    {"a", U"àáâãäåāăą"},  {"ae", U"æ"},        {"c", U"çćĉċč"},     {"d", U"ðďđ"},
    {"e", U"èéêëēĕėęě"},  {"g", U"ĝğġģ"},      {"h", U"ĥħ"},        {"i", U"ìíîïĩīĭįı"},
    {"ij", U"ĳ"},         {"j", U"ĵ"},         {"k", U"ķĸ"},        {"l", U"ĺļľŀł"},
    {"n", U"ñńņňŋ"},      {"o", U"òóôõöøōŏő"}, {"oe", U"œ"},        {"r", U"ŕŗř"},
    {"s", U"śŝşšſ"},      {"ss", U"ß"},        {"t", U"ţťŧ"},       {"th", U"þ"},
    {"u", U"ùúûüũūŭůűų"}, {"w", U"ŵ"},         {"y", U"ýÿŷ"},       {"z", U"źżž"},
};

}  // namespace

const LetterTable& lodash_letters() {
  static const LetterTable table(kGroups);
  return table;
}

}  // namespace postlint
