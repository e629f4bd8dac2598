// Pages that say 200 and are not there, and honest pages that look a little like them.
'use strict';
const {html, ok, page, redirect, status} = require('../answers');

const meta = (content) => html(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>Moving</title>
<meta http-equiv="refresh" content="${content}"></head><body><a href="/ok">here</a></body></html>`);

function add_soft_404(host) {
  const titles = {
    plain: '404 Not Found', words: 'Page not found', site: 'Page Not Found | Example Site', number: 'Error 404',
    korean: '페이지를 찾을 수 없습니다', 'korean-post': '존재하지 않는 게시물입니다', oops: "Oops! That page can't be found.",
  };
  for (const [name, title] of Object.entries(titles)) host.page(`/404-${name}`, html(page(title)));
  const euc_kr = Buffer.concat([Buffer.from('<html><head><title>'), Buffer.from('c6e4c0ccc1f6b8a620c3a3c0bb20bcf620bef8bdc0b4cfb4d9', 'hex'),
                                Buffer.from('</title></head><body>x</body></html>')]);
  host.page('/404-euc-kr', html(euc_kr, {headers: {'Content-Type': 'text/html; charset=euc-kr'}}));
  host.page('/alert', html(`<html><head><meta charset="utf-8"><title></title></head><body><script>
alert('삭제되었거나 존재하지 않는 게시물입니다.'); history.back();</script></body></html>`));
  const honest = {
    design: 'How to design a 404 page', meaning: 'What does “Page not found” mean? Status codes explained',
    korean: 'HTTP 404 오류를 고치는 방법', room: 'Room 404, and other hotel stories', peugeot: 'Peugeot 404 review',
    nginx: "How I fixed nginx's 404 Not Found for a React app",
  };
  for (const [name, title] of Object.entries(honest)) host.page(`/honest-${name}`, html(page(title)));
}

function add_parked(host) {
  host.page('/parked-sale', html('<html><head><title>shop.test - This domain is for sale</title></head><body>' +
    '<h1>shop.test is for sale</h1><a href="https://www.afternic.com/forsale/shop.test">Buy this domain</a></body></html>'));
  host.page('/parked-script', html('<!doctype html><html><head><title>shop.test</title></head><body><script>window.park = ' +
    '"eyJ1dWlkIjoi"</script><script src="https://img1.wsimg.com/parking-lander/static/js/main.js"></script></body></html>'));
  host.page('/parked-lander', html('<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href=' +
    '"/lander"}</script></head></html>'));
  host.page('/parked-sedo', html('<html><head><title>shop.test</title></head><body><script src="https://img.sedoparking.com/' +
    'templates/bg/arrows.js"></script>The domain shop.test may be for sale by its owner!</body></html>'));
  host.page('/honest-sale', html(page('How I sold my domain', '<p>“This domain is for sale” stood on the page for years, ' +
    'parked at Sedo.</p>' + '<p>Then somebody wrote to me. It was a long story.</p>'.repeat(40))));
}

function add_meta_refresh(host) {
  host.target('/ok', ok).target('/dead', status(404));
  host.page('/refresh-live', meta('0; url=/ok')).page('/refresh-dead', meta("0; URL='/dead'"));
  host.page('/refresh-relative', meta('0;url=dead'));
  host.page('/refresh-self', meta('300')).page('/refresh-slow', meta('600; url=/dead'));
  host.page('/refresh-comment', html(page('Comment', '<!-- <meta http-equiv="refresh" content="0;url=/dead"> -->')));
  host.page('/refresh-header', html(page('Header'), {headers: {Refresh: '0; url=/ok'}}));
  host.page('/refresh-private', meta('0; url=http://10.0.0.1/'));
  host.page('/refresh-loop', meta('0; url=/refresh-loop'));
}

module.exports = (web) => {
  const host = web.host('soft');
  add_soft_404(host);
  add_parked(host);
  add_meta_refresh(host);
  const home = web.host('home');
  home.page('/', ok).target('/index.html', ok).target('/404', html(page('Nothing here')))
    .target('/?error=404', ok).target('/new-place/deep', ok).target('/home', ok);
  home.page('/2017/03/01/post', redirect(302, '/')).page('/2017/03/02/post', redirect(301, 'http://{home}/'));
  home.page('/2017/03/03/post', redirect(301, '/index.html')).page('/2017/03/04/post', redirect(302, '/404'));
  home.page('/2017/03/05/post', redirect(302, '/?error=404')).page('/2017/03/06/post', redirect(301, 'http://{plain}/'));
  home.page('/2017/03/07/post', redirect(301, '/new-place/deep'));
  home.page('/index.php', redirect(301, '/'));
  // Says yes to everything, as pages made by a script do.
  const app = html('<!doctype html><html><head><title>App</title><script src="/app.js"></script></head>' +
                   '<body><div id="root"></div></body></html>');
  web.host('says_yes').page('/a/b/c', app).page('/docs', app).otherwise(app);
};
