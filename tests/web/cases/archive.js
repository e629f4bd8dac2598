// An archive of the web that speaks the Wayback Machine's availability API
// (https://archive.org/help/wayback_api.php): one snapshot for every page whose address has no
// "never" in it, near the timestamp that was asked for.
'use strict';

const kHome = 'http://web.archive.org/web';

// The API's own members, in its order.
function answer(url, timestamp) {
  if (url.includes('never')) return {url, archived_snapshots: {}, ...(timestamp && {timestamp})};
  const found = timestamp ? `${timestamp.slice(0, 6)}15044612` : '20230102030405';
  const status = url.includes('/410') ? '404' : '200';
  const closest = {status, available: true, url: `${kHome}/${found}/${url}`, timestamp: found};
  return {url, archived_snapshots: {closest}, ...(timestamp && {timestamp})};
}

module.exports = (web) => {
  const archive = web.host('archive');
  archive.otherwise((request, response) => {
    const asked = new URL(request.url, 'http://archive.org');
    // Too many at once: it asks to come back, as the real one does.
    if (asked.pathname === '/busy' || (asked.pathname === '/busy-once' && ++archive.times === 1)) {
      response.writeHead(429, {'Content-Type': 'text/html', 'Retry-After': '1'});
      response.end('<html><body><h1>429 Too Many Requests</h1></body></html>');
      return;
    }
    if (asked.pathname === '/broken') {
      response.writeHead(200, {'Content-Type': 'text/html'});
      response.end('<html><body>Internet Archive: Temporarily Offline</body></html>');
      return;
    }
    const body = JSON.stringify(answer(asked.searchParams.get('url') || '', asked.searchParams.get('timestamp')));
    response.writeHead(200, {'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body)});
    response.end(body);
  });
  archive.times = 0;
};
