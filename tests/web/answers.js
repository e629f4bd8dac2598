// How a page of the local web answers: small functions that make handlers
// (request, response, visit) → void; visit is {nth, at_once, web, host}.
'use strict';

function send(response, status, headers, body) {
  if (!response.stream) response.strictContentLength = false;
  response.writeHead(status, headers);
  response.end(response.req && response.req.method === 'HEAD' ? undefined : body);
}

function html(body, {status = 200, headers = {}} = {}) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  return (request, response) => {
    response.req = request;
    send(response, status, {'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.length, ...headers},
         bytes);
  };
}

// A page as a blog has them: long enough to look like one.
function page(title, body = '') {
  const prose = '<p>The quick brown fox jumps over the lazy dog. 키스의 고유조건은 입술끼리 만나야 한다.</p>\n';
  return `<!DOCTYPE html>\n<html lang="ko"><head><meta charset="utf-8"><title>${title}</title></head>\n` +
         `<body><header><h1>${title}</h1></header>\n${body}\n${prose.repeat(12)}</body></html>\n`;
}

const ok = html(page('A good page'));
const status = (code, headers = {}) => html(page(`Status ${code}`), {status: code, headers});

// The Location may name hosts ({plain}) and hold any UTF-8: it is sent as raw bytes.
function redirect(code, location, headers = {}) {
  return (request, response, visit) => {
    const bytes = Buffer.from(visit.web.expand(location), 'utf8').toString('latin1');
    response.writeHead(code, {Location: bytes, 'Content-Length': 0, ...headers});
    response.end();
  };
}

const hang = () => {};  // no answer, ever
const reset = (request) => request.socket.resetAndDestroy();
const close = (request) => request.socket.destroy();

function after(milliseconds, answer) {
  return (...all) => void setTimeout(() => answer(...all), milliseconds).unref();
}

function by_method(head, get) {
  return (request, ...rest) => (request.method === 'HEAD' ? head : get)(request, ...rest);
}

// The first request gets the first answer, and so on; the last one stays.
function in_turn(...answers) {
  return (request, response, visit) =>
    answers[Math.min(visit.nth, answers.length) - 1](request, response, visit);
}

// Bytes as they are instead of what the server would write. then: close, reset or hold.
function raw(bytes, {then = 'close'} = {}) {
  return (request, response, visit) => {
    const socket = request.socket;
    socket.write(Buffer.from(typeof bytes === 'function' ? bytes(request, visit) : bytes), () => {
      if (then === 'close') socket.end();
      if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 50).unref();
    });
  };
}

// head at once, then `pieces` one by one, `milliseconds` apart; then the end, or silence.
function drip(head, pieces, milliseconds, {is_endless = false} = {}) {
  return (request) => {
    const socket = request.socket;
    socket.write(head);
    let next = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || (!is_endless && next === pieces.length)) {
        clearInterval(timer);
        if (!socket.destroyed) socket.end();
        return;
      }
      socket.write(pieces[next++ % pieces.length]);
    }, milliseconds);
    timer.unref();
  };
}

module.exports = {after, by_method, close, drip, hang, html, in_turn, ok, page, raw, redirect, reset, status};
