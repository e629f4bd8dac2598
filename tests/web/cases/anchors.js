// Fragments: what a browser would scroll to, what it would not, and pages that only a browser knows.
'use strict';
const {html, page, raw, redirect} = require('../answers');

const nfd = '한글'.normalize('NFD');
const euc_kr = Buffer.concat([Buffer.from('<!DOCTYPE html><html><head><title>x</title></head><body><h2 id="'),
                              Buffer.from([0xc7, 0xd1, 0xb1, 0xdb]), Buffer.from('">x</h2></body></html>')]);
const euc_kr_meta = Buffer.concat([Buffer.from('<!DOCTYPE html><html><head><meta charset="euc-kr">'),
                                   euc_kr.subarray(euc_kr.indexOf('<title>'))]);

const bodies = {
  id: '<h2 id="here">Here</h2>', unquoted: '<h2 id=here>Here</h2>', single: "<h2 id='here'>Here</h2>",
  'upper-attribute': '<H2 ID="here">Here</H2>', 'name-a': '<a name="here"></a>', 'name-div': '<div name="here">x</div>',
  'name-input': '<form><input name="here"></form>', 'name-meta': '<meta name="here" content="x">',
  comment: '<!-- <h2 id="here">Here</h2> -->', script: '<script>document.write(\'<h2 id="here">\')</script>',
  template: '<template><h2 id="here">Here</h2></template>', style: '<style>/* <p id="here"> */</style>',
  textarea: '<textarea><p id="here"></textarea>', attribute: '<p title=\'id="here"\'>x</p>',
  text: '<p>id="here" and &lt;p id="here"&gt;</p>', 'data-id': '<p data-id="here">x</p>',
  'second-id': '<p id="first" id="here">x</p>', 'in-svg': '<svg><g id="here"></g></svg>',
  srcdoc: '<iframe srcdoc=\'<p id="here">\'></iframe>', 'over-lines': '<p\n  class="x"\n  id\n=\n"here"\n>x</p>',
  'case': '<h2 id="Here">Here</h2>', korean: '<h2 id="한글">x</h2>', 'korean-encoded-id': '<h2 id="%ED%95%9C">x</h2>',
  'korean-nfd': `<h2 id="${nfd}">x</h2>`, spaces: '<h2 id="a b">x</h2>', entity: '<h2 id="a&amp;b">x</h2>',
  'entity-number': '<h2 id="&#54620;&#xae00;">x</h2>', 'user-content': '<h2 id="user-content-here">x</h2>',
  several: '<h2 id="one">1</h2><h2 id="two">2</h2><h2 id="셋">3</h2>', none: '<p>no anchor at all</p>',
  colon: '<h2 id="fn:1">x</h2>', slash: '<h2 id="a/b">x</h2>', plus: '<h2 id="c++">x</h2>',
  duplicate: '<h2 id="here">1</h2><h2 id="here">2</h2>', unclosed: '<div><p><h2 id="here">x<b><i>',
  'emoji': '<h2 id="🚀-go">x</h2>', 'noscript': '<noscript id="here">x</noscript>', 'percent': '<h2 id="100%">x</h2>',
  'legacy': '<a name="%ED%95%9C">x</a>', 'doctype-less': '<h2 id="here">x</h2>', 'big-tag': `<p ${'data-x="y" '.repeat(3000)}id="here">x</p>`,
  'deep': '<div>'.repeat(3000) + '<p id="here">x</p>',
};

function typed(type, body) {
  return html(body, {headers: {'Content-Type': type}});
}

module.exports = (web) => {
  const host = web.host('anchors');
  for (const [name, body] of Object.entries(bodies)) host.page(`/${name}`, html(page('Anchors', body)));
  host.page('/top', html(page('Top'))).page('/empty-fragment', html(page('Empty')));
  host.page('/directive', html(page('Directive', '<h2 id="here">x</h2>')));
  host.page('/route', html(page('Route')));
  host.page('/made-by-script', html('<!doctype html><html><head><title>Docs</title></head><body><div id="root"></div>' +
    '<script src="/static/js/main.chunk.js"></script></body></html>'));
  host.page('/made-by-next', html('<!doctype html><html><head><title>Docs</title></head><body><div id="__next">' +
    '</div><script id="__NEXT_DATA__" type="application/json">{"props":{}}</script><script src="/_next/static/a.js"></script></body></html>'));
  host.page('/paper.pdf', typed('application/pdf', '%PDF-1.4\n%âãÏÓ\n')).page('/film.mp4', typed('video/mp4', 'ftyp'));
  host.page('/code.txt', typed('text/plain; charset=utf-8', 'one\ntwo\n'));
  host.page('/data.json', typed('application/json', '{"here": 1}'));
  host.page('/icons.svg', typed('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="home"/></svg>'));
  host.page('/page.xhtml', typed('application/xhtml+xml', '<html xmlns="http://www.w3.org/1999/xhtml"><body id="here"/></html>'));
  host.page('/euc-kr', typed('text/html; charset=euc-kr', euc_kr)).page('/euc-kr-meta', typed('text/html', euc_kr_meta));
  host.page('/euc-kr-missing', typed('text/html; charset=euc-kr', euc_kr));
  host.page('/utf-16', typed('text/html; charset=utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]),
    Buffer.from('<!DOCTYPE html><title>x</title><h2 id="here">x</h2>', 'utf16le')])));
  host.page('/no-type', raw(() => `HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${page('No type', '<h2 id="here">x</h2>')}`));
  host.page('/moved', redirect(301, '/unquoted')).page('/moved-missing', redirect(301, '/unquoted'));
  host.page('/empty', html(''));
};
