// Servers that tell programs from people.
'use strict';
const {by_method, html, ok, page, redirect, status} = require('../answers');

const when = (test, yes, no) => (request, ...rest) => (test(request) ? yes : no)(request, ...rest);
const is_browser = (request) => /Mozilla\/5\.0 .*(Chrome|Firefox|Safari)\//.test(request.headers['user-agent'] || '');
const speaks = (request) => is_browser(request) && 'accept-language' in request.headers &&
  (request.headers.accept || '').includes('text/html');

module.exports = (web) => {
  const host = web.host('walls');
  host.page('/browser-only', when(is_browser, ok, status(403)));
  host.page('/browser-headers', when(speaks, ok, status(403)));
  host.page('/browser-406', when(speaks, ok, status(406)));
  host.page('/browser-999', when(speaks, ok, status(999)));
  host.page('/browser-404', when(speaks, status(404), status(403)));
  host.page('/browser-get', by_method(status(403), when(speaks, ok, status(403))));
  host.page('/cloudflare', html('<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>' +
    '<noscript>Enable JavaScript and cookies to continue</noscript></body></html>',
    {status: 403, headers: {Server: 'cloudflare', 'cf-mitigated': 'challenge'}}));
  host.page('/waf', (request, response) =>
    void response.writeHead(202, {'x-amzn-waf-action': 'challenge', 'Content-Type': 'text/html', 'Content-Length': 0}).end());
  host.page('/captcha-200', html('<html><head><title>Just a moment...</title></head><body>Checking your browser before ' +
    'accessing. <script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script></body></html>',
    {headers: {Server: 'cloudflare'}}));
  host.page('/linkedin', status(999)).page('/legal', status(451));
  host.page('/basic', status(401, {'WWW-Authenticate': 'Basic realm="members"'}));
  web.host('wall_503').page('/', html('<html><head><title>Just a moment...</title></head><body>Checking your browser' +
    '</body></html>', {status: 503, headers: {Server: 'cloudflare', 'cf-mitigated': 'challenge'}}));
  const secret = 'Basic ' + Buffer.from('reader:s3cret-w0rd').toString('base64');
  host.page('/members', when((request) => request.headers.authorization === secret, ok, status(401)));
  host.page('/members-away', redirect(302, 'http://{plain}/ok'));
  host.page('/members-404', html(page('Members'), {status: 404}));
};
