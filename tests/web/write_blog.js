// Writes a blog whose posts link to every URL of the table, in every way a post can: inline links,
// references, HTML, autolinks; some from several posts.
//
// usage: node write_blog.js WEB FOLDER          WEB: what serve.js printed, in a file
//        node write_blog.js WEB FOLDER TEMPLATE…  these URLs ([1-30] stands for thirty) instead
// Writes FOLDER/NN-*.md, and FOLDER/.uses.json: how often each URL (without fragment) is used.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const {expand, read_table} = require('./table');

const kLinksInPost = 40;

function link(url, number) {
  const escaped = url.replaceAll('&', '&amp;');
  switch (number % 4) {
    case 0: return `읽을 글: [글 ${number}](<${escaped}>)입니다.`;
    case 1: return `See [that page][ref-${number}].\n\n[ref-${number}]: <${escaped}>`;
    case 2: return `<p>HTML: <a href="${escaped.replaceAll('"', '&quot;')}">글 ${number}</a></p>`;
    default: return / /.test(url) ? `[space](<${escaped}>)` : `<${url}>`;
  }
}

const [web_file, folder, ...templates] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node write_blog.js WEB FOLDER [TEMPLATE…]');
  process.exit(2);
}
const web = JSON.parse(fs.readFileSync(web_file, 'utf8'));
const rows = templates.length > 0 ? templates.map((url) => ({url, final: ''})) : read_table();
const urls = expand(rows, web.hosts).map((row) => row.url);
const again = urls.filter((url, index) => index % 9 === 0);  // used by another post as well
const all = [...urls, ...again];
const uses = {};
fs.mkdirSync(folder, {recursive: true});
for (let start = 0, post = 1; start < all.length; start += kLinksInPost, ++post) {
  const links = all.slice(start, start + kLinksInPost);
  for (const url of links) {
    const page = url.replace(/#.*$/s, '');
    uses[page] = (uses[page] || 0) + 1;
  }
  const text = `---\ntitle: "링크를 모은 글 ${post}"\ndate: 2024-03-${String(1 + (post % 28)).padStart(2, '0')}\n---\n\n` +
    links.map((url, index) => link(url, start + index)).join('\n\n') + '\n';
  fs.writeFileSync(path.join(folder, `${String(post).padStart(2, '0')}-links.md`), text);
}
fs.writeFileSync(path.join(folder, '.uses.json'), JSON.stringify(uses));
console.log(`${Object.keys(uses).length} URLs, ${all.length} links`);
