// What the log of the local web says about the manners of a run over the table: how often each URL
// was asked for, how many requests at once, on how many connections, and what was sent along.
//
// usage: node check_manners.js LOG      prints what is wrong; exits 1 if anything is
'use strict';
const fs = require('node:fs');

const requests = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const faults = [];
const expect = (is_so, text) => is_so || faults.push(text);
const of_host = (name) => requests.filter((it) => it.host === name);

function count_by(list, key) {
  const counts = new Map();
  for (const item of list) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

function peak(name) {
  return Math.max(0, ...of_host(name).map((it) => it.at_once));
}

function connections(name) {
  return new Set(of_host(name).map((it) => it.connection)).size;
}

for (const {host, method, path, headers, is_unknown} of requests) {
  const where = `${method} ${path.slice(0, 80)} on ${host}`;
  const agent = headers['user-agent'] || '';
  expect(/postlint|Mozilla\/5\.0/.test(agent), `${where}: user agent ${agent}`);
  expect(['GET', 'HEAD'].includes(method), `${where}: only GET and HEAD are safe`);
  expect(!is_unknown, `${where}: no page has this address; it was spelled in another way`);
  expect(!headers.authorization || path.startsWith('/members'), `${where}: credentials were sent along`);
  expect(!headers.referer, `${where}: a Referer was sent`);
  expect(!headers.cookie || /^\/cookie/.test(path), `${where}: cookies of another chain were sent`);
}

// A page that is well is asked for once with HEAD and once with GET at most.
const led_to = ['h2 /ok', 'tls /ok', 'anchors /unquoted'];  // by redirects, too
for (const name of ['many', 'odd', 'anchors', 'h2', 'tls', 'beyond_8', 'named', 'korean']) {
  for (const [what, count] of count_by(of_host(name), (it) => `${it.method} ${it.path.slice(0, 80)}`)) {
    const is_target = led_to.includes(`${name} ${what.split(' ')[1]}`);
    expect(count === 1 || is_target, `${name}: ${what} was asked for ${count} times`);
  }
}
// First try, GET after HEAD, browser headers, two retries of both: never more.
for (const [what, count] of count_by(requests, (it) => `${it.host} ${it.path.slice(0, 80)}`)) {
  const is_target = /^(redirects|plain|soft|home|tls|anchors|h2|ipv6) |^limit_10|^beyond_\d/.test(what);
  expect(count <= 8 || is_target, `${what} was asked for ${count} times`);
}
for (const name of ['many', 'beyond_8', 'limit_10', 'plain']) {
  expect(peak(name) <= 8, `${name}: ${peak(name)} requests at once`);
  expect(connections(name) <= 40, `${name}: ${connections(name)} connections`);
}
expect(connections('many') <= 10, `many: ${connections('many')} connections; connections should be kept`);
expect(connections('h2') <= 3, `h2: ${connections('h2')} connections; one carries all`);
expect(of_host('hang_many').length <= 20, `hang_many: ${of_host('hang_many').length} requests to a dead host`);
expect(of_host('wait_hour').length <= 12, `wait_hour: ${of_host('wait_hour').length} requests to a host that said: in an hour`);
expect(of_host('limit_10').length <= 90, `limit_10: ${of_host('limit_10').length} requests for 30 pages`);

// A host that asks for a pause gets it, up to the cap (2 s in this run) and hardly more.
const waits = {wait_seconds: [900, 15000], wait_date: [900, 15000], wait_hour_once: [1500, 15000],
               wait_hour_503: [1500, 15000], wait_hour_date: [1500, 15000]};
for (const [name, [least, most]] of Object.entries(waits)) {
  const times = of_host(name).map((it) => it.time);
  expect(times.length >= 2, `${name}: ${times.length} requests; it would have answered the second`);
  const gap = times[1] - times[0];
  expect(!(gap < least || gap > most), `${name}: asked again after ${gap} ms`);
}

console.log(faults.length > 0 ? faults.join('\n') : 'well-mannered');
console.log(`${requests.length} requests, ${count_by(requests, (it) => it.host).size} hosts`);
process.exitCode = faults.length > 0 ? 1 : 0;
