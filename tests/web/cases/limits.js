// Hosts with limits, which only a client that adapts gets through.
'use strict';
const {after, ok, reset, status} = require('../answers');

const kPages = 30;

function every_page(host, answer) {
  for (let i = 1; i <= kPages; ++i) host.page(`/${i}`, answer);
}

module.exports = (web) => {
  const starts = [];
  every_page(web.host('limit_10'), (request, response, visit) => {
    const now = Date.now();
    while (starts.length > 0 && starts[0] <= now - 1000) starts.shift();
    const is_over = starts.length >= 10;
    if (!is_over) starts.push(now);
    (is_over ? status(429, {'Retry-After': '1'}) : ok)(request, response, visit);
  });
  const beyond = (limit, refuse) => (request, response, visit) =>
    (visit.at_once > limit ? refuse : after(60, ok))(request, response, visit);
  every_page(web.host('beyond_8'), beyond(8, status(503)));
  every_page(web.host('beyond_3'), beyond(3, status(503)));
  every_page(web.host('beyond_2_resets'), beyond(2, reset));
  // Dead in one way or another: one verdict for the host, not a timeout for each URL.
  every_page(web.host('many_closed', {kind: 'closed'}), ok);
  every_page(web.host('many'), after(30, ok));
  // Any page, each after a while: for tests that need a run that lasts.
  web.host('steady').otherwise(after(200, ok));
};
