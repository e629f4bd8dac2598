// Style and script of the page of link_report_html.cpp.
#pragma once

#include <string_view>

namespace postlint {

inline constexpr std::string_view kLinkPageStyle = R"(
:root{color-scheme:light dark;--ink:#1c1e21;--dim:#5d6470;--line:#d9dce1;--back:#fff;--soft:#f4f5f7;
--bad:#b3261e;--warn:#8a6100;--good:#1b6e3c;--link:#0b57d0}
@media(prefers-color-scheme:dark){:root{--ink:#e6e7ea;--dim:#9aa1ad;--line:#363a42;--back:#17191d;
--soft:#202329;--bad:#ff8a80;--warn:#e8b84a;--good:#74d39a;--link:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1rem 4rem;background:var(--back);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Apple SD Gothic Neo","Noto Sans KR",sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2.5rem 0 .75rem}
p{margin:.25rem 0}a{color:var(--link)}.dim{color:var(--dim)}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0;padding:0;list-style:none}
.counts li{background:var(--soft);border-radius:.5rem;padding:.35rem .75rem}
.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
table{border-collapse:collapse;width:100%}td:first-child{overflow-wrap:anywhere}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.link{border-top:1px solid var(--line);padding:.7rem 0;overflow-wrap:anywhere;word-break:keep-all}
.link ul{margin:.25rem 0 0;padding-left:1.25rem}summary{cursor:pointer;color:var(--dim)}
code{font-family:ui-monospace,monospace;font-size:.9em}
svg{display:block}svg text{fill:currentColor;font-size:11px;text-anchor:middle}svg .count{fill:var(--dim)}
svg .bar{fill:var(--bad)}svg .rest{fill:var(--line)}
.scroll{overflow-x:auto}
#filter{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);
border-radius:.5rem;padding:.4rem .75rem;width:100%;margin-top:2rem}
#filter[hidden],.link[hidden]{display:none}
)";

// Shows the links that hold every word that was typed. The page lives without it.
inline constexpr std::string_view kLinkPageScript = R"SCRIPT(
const filter=document.getElementById("filter"),links=[...document.querySelectorAll(".link")];
const texts=links.map(link=>link.textContent.normalize().toLowerCase());
filter.hidden=links.length<2;
filter.oninput=()=>{
const words=filter.value.normalize().toLowerCase().split(/\s+/);
links.forEach((link,i)=>{link.hidden=!words.every(word=>texts[i].includes(word))});
for(const section of document.querySelectorAll("section")){
const all=section.querySelectorAll(".link").length;
const shown=section.querySelectorAll(".link:not([hidden])").length;
section.querySelector(".shown").textContent=shown===all?all:shown+" of "+all}};
)SCRIPT";
// SHA-256 of the script in base64: the page lets the browser run this one and no other. The test
// report_merge_test.sh tells when it does not fit.
inline constexpr std::string_view kLinkPageScriptHash =
    "mV3kJcaDL47t5HRaHj7J4vfMSgK9nCQq3o7nIdYrQBo=";

}  // namespace postlint
