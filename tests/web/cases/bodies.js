// How answers arrive: slow, without end, broken off, packed, badly framed.
'use strict';
const zlib = require('node:zlib');
const {after, by_method, close, drip, hang, html, ok, page, raw, reset} = require('../answers');

const with_anchor = page('Anchors', '<h2 id="here">Here</h2>');
const packed = (encoding, bytes) => html(bytes, {headers: {'Content-Encoding': encoding}});
const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n';

function add_slow(web) {
  web.host('slow').page('/5s', after(5000, ok));
  web.host('hang').page('/', hang);
  const many = web.host('hang_many');
  for (let i = 1; i <= 12; ++i) many.page(`/${i}`, hang);
  web.host('hang_body').page('/', by_method(ok, drip(`${head}\r\n<p>`, [' '], 1e9, {is_endless: true})));
  web.host('drip').page('/', by_method(ok, drip(`${head}\r\n`, ['<p>x'], 300, {is_endless: true})))
    .page('/found', by_method(ok, drip(`${head}\r\n<p i`, ['d', '=', '"he', 're"', '>', ...Array(1e3).fill('x')], 300)))
    .page('/headers', drip('HTTP/1.1 200 OK\r\n', ['X-A: b\r\n'], 500, {is_endless: true}));
}

function add_broken(web) {
  web.host('reset').page('/', reset);
  web.host('reset_late').page('/', raw(head, {then: 'reset'}));
  web.host('empty_reply').page('/', close);
  web.host('garbage').page('/', raw('\u0001\u0002 this is not HTTP\r\n\r\n'));
  web.host('silent', {kind: 'raw', raw: () => {}}).page('/', hang);
  web.host('greeting', {kind: 'raw', raw: (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')}).page('/', hang);
  web.host('hints').page('/', drip('', ['HTTP/1.1 103 Early Hints\r\n\r\n'], 300, {is_endless: true}));
  web.host('big_header').page('/', raw(() => `${head}X-Big: ${'a'.repeat(1 << 20)}\r\nContent-Length: 0\r\n\r\n`));
  web.host('many_headers').page('/', raw(() =>
    `${head}${'X-One: abcdefghijklmnopqrstuvwxyz\r\n'.repeat(40000)}Content-Length: 0\r\n\r\n`));
}

function add_huge(host) {
  const kilobytes = Buffer.from(`<p>${'a'.repeat(65500)}</p>\n`);
  const endless = (request) => {
    const socket = request.socket;
    socket.write(`${head}\r\n`);
    const more = () => {
      while (!socket.destroyed && socket.write(kilobytes));
    };
    socket.on('drain', more);
    more();
  };
  const length = {'Content-Type': 'text/html', 'Content-Length': 5e9};
  host.page('/huge', by_method((request, response) => void response.writeHead(200, length).end(), endless));
  host.page('/huge-anchor', by_method(ok, endless));
  const late = `<p>${'a'.repeat(1.5e6)}</p><h2 id="here">Here</h2>`;
  host.page('/late-anchor', html(page('Late', late)));
  const bomb = zlib.gzipSync(Buffer.alloc(200e6, 'a'), {level: 1});
  host.page('/bomb', packed('gzip', bomb));
}

function add_framing(host) {
  const chunk = (text) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n`;
  host.page('/chunked', raw(`${chunked}${chunk(with_anchor.slice(0, 200))}${chunk(with_anchor.slice(200))}0\r\n\r\n`));
  host.page('/bad-chunk', by_method(ok, raw(`${chunked}${chunk(with_anchor)}zzzz\r\noops`)));
  host.page('/bad-chunk-first', by_method(ok, raw(`${chunked}zzzz\r\noops`)));
  host.page('/no-last-chunk', by_method(ok, raw(`${chunked}${chunk(with_anchor)}`)));
  host.page('/two-lengths', by_method(ok, raw(`${head}Content-Length: 3\r\nContent-Length: 4000\r\n\r\n${with_anchor}`)));
  host.page('/short', by_method(ok, raw(`${head}Content-Length: 100000\r\n\r\n${with_anchor}`)));
  host.page('/http10', raw((request) => `HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n${
    request.method === 'HEAD' ? '' : with_anchor}`));
  host.page('/early-hints', raw((request) => `HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n${
    head}Content-Length: ${Buffer.byteLength(with_anchor)}\r\n\r\n${request.method === 'HEAD' ? '' : with_anchor}`));
  const cookies = Array.from({length: 2000}, (_, i) => `Set-Cookie: c${i}=value\r\n`).join('');
  host.page('/many-cookies', raw(`${head}${cookies}Content-Length: 0\r\n\r\n`));
  host.page('/no-reason', raw('HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n'));
  host.page('/binary', html(Buffer.from(Array.from({length: 5000}, (_, i) => (i * 7919) % 256))));
}

module.exports = (web) => {
  const host = web.host('bodies');
  host.page('/gzip', packed('gzip', zlib.gzipSync(with_anchor)));
  host.page('/br', packed('br', zlib.brotliCompressSync(with_anchor)));
  host.page('/deflate', packed('deflate', zlib.deflateSync(with_anchor)));
  host.page('/gzip-missing', packed('gzip', zlib.gzipSync(with_anchor)));
  host.page('/gzip-short', packed('gzip', zlib.gzipSync(page('Long', 'x'.repeat(5000))).subarray(0, 300)));
  host.page('/not-gzip', packed('gzip', Buffer.from(with_anchor)));
  host.page('/unknown-encoding', packed('x-own', Buffer.from(with_anchor)));
  add_slow(web);
  add_broken(web);
  add_huge(host);
  add_framing(host);
};
