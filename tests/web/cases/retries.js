// Servers that fail now and then, and what they say about coming back. Each has a host of its own:
// a client that slows down for one must not be seen to slow down for all.
'use strict';
const {in_turn, ok, redirect, status} = require('../answers');

const date = (milliseconds) => new Date(Date.now() + milliseconds).toUTCString();

// Says the given header value (a function: made at the time) with its status, `times` times.
function later(code, value, times = 1) {
  const refuse = (...all) =>
    status(code, {'Retry-After': typeof value === 'function' ? value() : value})(...all);
  return in_turn(...Array(times).fill(refuse), ok);
}

// One request a second; says so in headers and refuses what comes too early.
function announced(names, reset) {
  let next = 0;
  return (request, response, visit) => {
    const now = Date.now();
    const early = now < next;
    if (!early) next = now + 1000;
    const headers = {[names[0]]: '0', [names[1]]: reset(next)};
    (early ? status(429, headers) : (all, to) => to.writeHead(200, {...headers, 'Content-Type': 'text/plain'}).end())(
      request, response, visit);
  };
}

module.exports = (web) => {
  for (const code of [500, 502, 503, 504, 520]) web.host(`e${code}`).page('/', status(code));
  web.host('once_500').page('/', in_turn(status(500), ok));
  web.host('twice_500').page('/', in_turn(status(500), status(500), ok));
  web.host('once_503').page('/', later(503, '1'));
  web.host('once_reset').page('/', in_turn((request) => request.socket.resetAndDestroy(), ok));
  web.host('twice_reset').page('/', in_turn(...Array(2).fill((request) => request.socket.resetAndDestroy()), ok));

  web.host('wait_seconds').page('/', later(429, '1'));
  web.host('wait_date').page('/', later(429, () => date(2000)));
  web.host('wait_past').page('/', later(429, () => date(-86400e3)));
  web.host('wait_garbage').page('/', later(429, 'soon, perhaps'));
  web.host('wait_negative').page('/', later(429, '-5'));
  web.host('wait_huge').page('/', later(429, '99999999999999999999'));
  web.host('wait_hour_once').page('/', later(429, '3600'));
  web.host('wait_hour_503').page('/', later(503, '3600'));
  web.host('wait_hour_date').page('/', later(429, () => date(3600e3)));
  web.host('wait_hour').page('/', status(429, {'Retry-After': '3600'}))
    .page('/2', status(429, {'Retry-After': '3600'})).page('/3', status(429, {'Retry-After': '3600'}));
  web.host('always_429').page('/', status(429));
  web.host('wait_redirect').page('/', redirect(302, '/slow')).target('/slow', later(429, '1'));

  const limited = web.host('rate_headers');
  const answer = announced(['RateLimit-Remaining', 'RateLimit-Reset'], () => '1');
  for (let i = 1; i <= 4; ++i) limited.page(`/${i}`, answer);
  const old = web.host('rate_old_headers');
  const old_answer = announced(['X-RateLimit-Remaining', 'X-RateLimit-Reset'],
                               (next) => String(Math.ceil(next / 1000)));
  for (let i = 1; i <= 4; ++i) old.page(`/${i}`, old_answer);
};
