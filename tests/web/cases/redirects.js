// Redirects: permanent and temporary, chains, loops, broken and spelled oddly, gated by cookies.
'use strict';
const {by_method, html, ok, page, raw, redirect, status} = require('../answers');

function add_chains(host) {
  // /chain/LENGTH/CODE goes through LENGTH redirects in all.
  for (const [length, code] of [[2, 301], [9, 302], [12, 302]]) {
    for (let left = length; left > 0; --left) {
      const to = left === 1 ? '/ok' : `/chain-${length}-${code}/${left - 1}`;
      const from = `/chain-${length}-${code}/${left}`;
      host[left === length ? 'page' : 'target'](from, redirect(code, to));
    }
  }
  host.page('/permanent-then-temporary', redirect(301, '/temporary'));
  host.page('/temporary-then-permanent', redirect(302, '/permanent'));
  host.target('/permanent', redirect(301, '/ok'));
  host.target('/temporary', redirect(302, '/ok'));
}

function add_loops(host) {
  host.page('/loop-self', redirect(301, '/loop-self'));
  host.page('/loop-a', redirect(302, '/loop-b')).target('/loop-b', redirect(302, '/loop-a'));
  // Never the same address twice.
  for (let n = 1; n < 40; ++n) {
    host[n === 1 ? 'page' : 'target'](`/loop-growing?n=${n}`, redirect(302, `/loop-growing?n=${n + 1}`));
  }
}

function add_spellings(host) {
  host.page('/relative/up', redirect(301, '../ok'));
  host.page('/relative/query', redirect(301, '?to=1')).target('/relative/query?to=1', ok);
  host.page('/relative/same', redirect(301, 'page')).target('/relative/page', ok);
  host.page('/protocol-relative', redirect(301, '//{plain}/ok'));
  host.page('/korean', redirect(301, '/한글/글')).target('/%ED%95%9C%EA%B8%80/%EA%B8%80', ok);
  host.page('/korean-encoded', redirect(301, '/%ED%95%9C%EA%B8%80/%EA%B8%80'));
  host.page('/korean-latin', raw(() => Buffer.concat([
    Buffer.from('HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /'), Buffer.from([0xc7, 0xd1]),
    Buffer.from('\r\n\r\n')])));
  host.target('/%C7%D1', ok);
  host.page('/space', redirect(301, '/with space')).target('/with%20space', ok);
  host.page('/upper-scheme', redirect(301, 'HTTP://{plain}/ok'));
  host.page('/slash', redirect(301, '/slash/')).target('/slash/', ok);
}

function add_broken(host) {
  host.page('/no-location', status(301));
  host.page('/empty-location', redirect(301, ''));
  host.page('/no-host', redirect(301, 'http:///'));
  host.page('/to-mail', redirect(302, 'mailto:someone@example.org'));
  host.page('/to-file', redirect(302, 'file:///etc/passwd'));
  host.page('/to-ftp', redirect(302, 'ftp://{plain}/x'));
  host.page('/to-script', redirect(302, 'javascript:alert(1)'));
  host.page('/to-404', redirect(301, '/gone')).target('/gone', status(404));
  host.page('/to-403', redirect(302, '/no')).target('/no', status(403));
  host.page('/to-closed', redirect(302, 'http://{closed}/'));
  host.page('/to-login', redirect(302, '/login?next=%2Fto-login'));
  host.target('/login?next=%2Fto-login', html(page('Log in', '<form method="post"><input type="password"></form>')));
  // The answer to HEAD leads astray, the one to GET is the page.
  host.page('/head-astray', by_method(redirect(302, '/gone'), ok));
}

function add_private(host) {
  const targets = {
    name: 'http://{private10}/', metadata: 'http://169.254.169.254/latest/meta-data/', zero: 'http://0.0.0.0/',
    'short-zero': 'http://0/', decimal: 'http://167772163/', hexadecimal: 'http://0xa000001/',
    octal: 'http://012.0.0.1/', mapped: 'http://[::ffff:10.0.0.1]/', ipv6: 'http://[fd00::1]/',
    userinfo: 'http://{plain}@10.0.0.1/', relative: '//10.0.0.1/', backslash: '\\\\10.0.0.1/x', tab: 'http://10.0.\t0.1/',
    'full-width': 'http://１０.０.０.１/', dot: 'http://10.0.0.1./', https: 'https://10.0.0.1/',
  };
  for (const [name, target] of Object.entries(targets)) host.page(`/private-${name}`, redirect(302, target));
  host.page('/private-second', redirect(302, '/private-hop')).target('/private-hop', redirect(302, 'http://10.0.0.1/x'));
}

function add_cookies(host) {
  const has = (request, cookie) => (request.headers.cookie || '').includes(cookie);
  const good_or = (cookie, otherwise) => (request, response, visit) =>
    (has(request, cookie) ? ok : otherwise)(request, response, visit);
  host.page('/cookie', good_or('seen=1', redirect(302, '/cookie', {'Set-Cookie': 'seen=1; Path=/'})));
  host.page('/cookie-two', good_or('gate=2', redirect(302, '/cookie-set')));
  host.target('/cookie-set', redirect(302, '/cookie-two', {'Set-Cookie': 'gate=2; Path=/; HttpOnly'}));
  host.page('/cookie-loop', redirect(302, '/cookie-loop', {'Set-Cookie': 'again=1; Path=/'}));
  host.page('/cookie-away', redirect(302, 'http://{plain}/ok', {'Set-Cookie': 'mine=1; Path=/'}));
  // A cookie of one chain is not sent with another.
  host.page('/cookie-leak', (request, response, visit) =>
    (has(request, '=') ? status(500) : ok)(request, response, visit));
}

module.exports = (web) => {
  const host = web.host('redirects');
  host.target('/ok', ok);
  for (const code of [301, 302, 303, 307, 308]) host.page(`/${code}`, redirect(code, '/ok'));
  host.page('/other-host', redirect(301, 'http://{plain}/ok'));
  host.page('/to-https', redirect(301, 'https://{tls}/ok'));
  host.page('/to-expired', redirect(301, 'https://{tls_expired}/ok'));
  host.page('/to-ipv6', redirect(301, 'http://{ipv6}/ok'));
  const anchors = html(page('Anchors', '<h2 id="exists">Here</h2>'));
  host.page('/fragment', redirect(301, '/anchors#exists')).target('/anchors', anchors);
  host.page('/fragment-kept', redirect(301, '/anchors'));
  host.page('/fragment-lost', redirect(301, '/anchors'));
  const endless = (request) => {
    request.socket.write('HTTP/1.1 301 Moved\r\nLocation: /anchors\r\nContent-Type: text/html\r\n\r\n');
    const more = () => {
      while (!request.socket.destroyed && request.socket.write('<p>moved</p>'.repeat(5000)));
    };
    request.socket.on('drain', more);
    more();
  };
  host.page('/endless-body', endless);
  // RFC 9110 10.2.2: a fragment in Location replaces that of the link.
  host.page('/fragment-replaced', redirect(301, 'http://{redirects}/anchors#exists'));
  add_chains(host);
  add_loops(host);
  add_spellings(host);
  add_broken(host);
  add_private(host);
  add_cookies(host);
};
