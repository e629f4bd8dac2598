// HTTP/2: many requests on one connection, and connections that are taken away.
'use strict';
const {constants} = require('node:http2');
const {after, by_method, html, ok, page, redirect, status} = require('../answers');

const rst = (code) => (request) => void request.stream.close(code);

module.exports = (web) => {
  const host = web.host('h2', {kind: 'http2'});
  host.page('/ok', ok).page('/404', status(404)).page('/301', redirect(301, '/ok'));
  host.page('/head-405', by_method(status(405), ok)).page('/anchor', html(page('Anchors', '<h2 id="here">x</h2>')));
  for (let i = 1; i <= 40; ++i) host.page(`/many/${i}`, after(30, ok));
  web.host('h2_head_rst', {kind: 'http2'}).page('/', by_method(rst(constants.NGHTTP2_INTERNAL_ERROR), ok));
  web.host('h2_rst', {kind: 'http2'}).page('/', rst(constants.NGHTTP2_INTERNAL_ERROR));
  // REFUSED_STREAM: not processed, may be sent again (RFC 9113 8.7).
  web.host('h2_refused', {kind: 'http2'}).page('/', (request, response, visit) =>
    (visit.nth <= 2 ? rst(constants.NGHTTP2_REFUSED_STREAM) : ok)(request, response, visit));
  web.host('h2_required', {kind: 'http2'}).page('/', (request, ...rest) =>
    (request.httpVersionMajor === 2 ? rst(constants.NGHTTP2_HTTP_1_1_REQUIRED) : ok)(request, ...rest));
  const going = web.host('h2_goaway', {kind: 'http2'});
  let served = 0;
  for (let i = 1; i <= 20; ++i) {
    going.page(`/${i}`, (request, response, visit) => {
      ok(request, response, visit);
      if (++served % 5 === 0) request.stream.session.goaway();
    });
  }
  const narrow = web.host('h2_narrow', {kind: 'http2', server_options: {settings: {maxConcurrentStreams: 1}}});
  for (let i = 1; i <= 10; ++i) narrow.page(`/${i}`, after(20, ok));
};
