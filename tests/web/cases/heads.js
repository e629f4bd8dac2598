// HEAD lies. GET is what a reader's browser sends.
'use strict';
const {by_method, close, hang, html, ok, page, raw, reset, status} = require('../answers');

module.exports = (web) => {
  const heads = web.host('heads');
  for (const code of [400, 403, 404, 405, 410, 501]) heads.page(`/${code}`, by_method(status(code), ok));
  heads.page('/get-404', by_method(ok, status(404))).page('/get-404-anchor', by_method(ok, status(404)));
  heads.page('/get-403-anchor', by_method(ok, status(403)));
  // A body after HEAD, which must not be taken for the next answer of the connection.
  const body = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello';
  heads.page('/body', raw(body, {then: 'hold'}));
  heads.page('/no-type', (request, response) => void response.writeHead(200, {'Content-Length': 0}).end());
  heads.page('/empty-page', html(''));
  heads.page('/anchor', by_method(status(405), html(page('Anchors', '<h2 id="here">Here</h2>'))));

  web.host('head_500').page('/', by_method(status(500), ok));
  web.host('head_503').page('/', by_method(status(503), ok));
  web.host('head_hang').page('/', by_method(hang, ok));
  web.host('head_reset').page('/', by_method(reset, ok));
  web.host('head_close').page('/', by_method(close, ok));
  web.host('head_garbage').page('/', by_method(raw('what?\r\n'), ok));
};
