// TLS: certificates that hold and certificates that do not.
'use strict';
const {html, ok, page, redirect, status} = require('../answers');

module.exports = (web) => {
  const tls = web.host('tls', {kind: 'https'});
  tls.page('/ok', ok).page('/404', status(404)).page('/anchor', html(page('Anchors', '<h2 id="here">x</h2>')));
  tls.page('/to-http', redirect(302, 'http://{plain}/ok'));
  web.host('tls_named', {kind: 'https', hostname: 'secure.test'}).page('/ok', ok);
  const bad = {
    tls_self_signed: 'self_signed', tls_expired: 'expired', tls_early: 'early', tls_other_name: 'other_name',
    tls_untrusted: 'untrusted', tls_incomplete: 'incomplete',
  };
  for (const [name, certificate] of Object.entries(bad)) web.host(name, {kind: 'https', certificate}).page('/ok', ok);
  web.host('tls_old', {
    kind: 'https',
    certificate_options: {minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0'},
  }).page('/ok', ok);
  web.host('tls_silent', {kind: 'raw', raw: () => {}}).page('/ok', ok);
  web.host('tls_reset', {kind: 'raw', raw: (socket) => socket.once('data', () => socket.resetAndDestroy())})
    .page('/ok', ok);
};
