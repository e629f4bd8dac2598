// Addresses spelled as people spell them. A page answers only to the bytes that a browser sends.
'use strict';
const {ok} = require('../answers');

module.exports = (web) => {
  const host = web.host('odd');
  const targets = [
    '/a%2Fb', '/a//b', '//start', '/up/c', '/dot/d', '/tail/', '/%ED%95%9C%EA%B8%80', '/%ed%95%9c%ea%b8%81',
    '/%EA%B8%80?q=%ED%95%9C', '/with%20space', '/plus+sign', '/paren(s)', '/semi;colon=1', '/comma,a', '/at@b',
    '/tilde~x', '/star*', '/bang!', '/colon:x', '/dollar$', '/percent%zz', '/percent%', '/equal=x', '/q?', '/q?a=b?c',
    '/q?a=%26', '/q?a=/../b', '/encoded%2e', '/caf%C3%A9', '/%F0%9F%98%80', '/nfd/%E1%84%92%E1%85%A1%E1%86%AB',
    '/quote%22x', '/entity?a=1&copy=2', '/upper/%C3%89', '/empty//', '/x?a&b&&c', '/%00nul', '/upper',
  ];
  for (const target of targets) host.page(target, ok);
  // Browsers send these raw, most Markdown renderers percent-encode them: both are right.
  for (const both of ['/pipe|x', '/bracket[1]', "/apostrophe'x", '/caret^x', '/q?a[]=1',
    "/q?a='x'", '/q?a|b', '/back`tick']) {
    host.target(both, ok);
    const encoded = both.replace(/[|[\]'^`]/g, (it) => '%' + it.charCodeAt(0).toString(16).toUpperCase());
    if (encoded !== both) host.target(encoded, ok);
  }
  host.page('/dotdot', ok);
  const long = '/long/' + 'a'.repeat(7000);
  host.page(long, ok);
};
