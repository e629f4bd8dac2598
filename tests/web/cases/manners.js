// Hosts for the options that say how to ask: what they got is in the log.
'use strict';
const {after, ok, redirect, status} = require('../answers');

module.exports = (web) => {
  // Forbids programs what is below /private/.
  web.host('forbids').otherwise((request, response, visit) => {
    if (request.url !== '/robots.txt') return ok(request, response, visit);
    response.writeHead(200, {'Content-Type': 'text/plain'});
    response.end('User-agent: *\nDisallow: /private/\n');
  });
  // /hops/N leads on to /hops/N-1, and /hops/0 is a page.
  web.host('hops').otherwise((request, response, visit) => {
    const left = Number((request.url.match(/^\/hops\/(\d+)$/) || [])[1]);
    if (!(left >= 0)) return status(404)(request, response, visit);
    (left === 0 ? ok : redirect(302, `/hops/${left - 1}`))(request, response, visit);
  });
  // Slow enough that requests meet.
  web.host('meeting').otherwise(after(80, ok));
  web.host('meeting_too').otherwise(after(80, ok));
};
