// Status codes, hosts that are not there, IPv6, names.
'use strict';
const {html, ok, page, status} = require('../answers');

module.exports = (web) => {
  const plain = web.host('plain');
  for (const path of ['/ok', '/ok?x=1', '/ok?x=1&y=2', '/', '/deep/page/']) plain.page(path, ok);
  for (let i = 1; i <= 20; ++i) plain.page(`/many/${i}`, ok);
  plain.page('/201', status(201));
  plain.page('/204', (request, response) => void response.writeHead(204).end());
  for (const code of [400, 401, 402, 403, 404, 405, 406, 407, 410, 418, 423, 451, 999]) {
    plain.page(`/${code}`, status(code, code === 401 ? {'WWW-Authenticate': 'Basic realm="x"'} : {}));
  }
  plain.page('/article', html(page('An article')));

  web.host('closed', {kind: 'closed'});
  web.host('ipv6', {address: '::1'}).page('/ok', ok).page('/404', status(404))
    .page('/anchor', html(page('Anchors', '<h2 id="here">Here</h2>')));
  web.host('named', {hostname: 'blog.test'}).page('/ok', ok).page('/', ok);
  // The first address of the name is dead.
  web.host('two_addresses', {hostname: 'two.test', first_address: '127.0.0.254'}).page('/ok', ok);
  web.host('korean', {hostname: '한글.test'}).page('/ok', ok).page('/%EA%B8%80', ok);
};
