// The table and the server agree: every row names a page that is there, every page that is no mere
// target of redirects has a row, and every row says something that a run can answer.
//
// usage: node check_table.js     prints what is wrong; exits 1 if anything is
'use strict';
const {build_web} = require('./serve');
const {expand, host_of, read_table, target_of} = require('./table');

const kVerdicts = ['ok', 'moved', 'redirected', 'gone', 'blocked', 'flaky', 'tls', 'soft-gone',
                   'anchor-missing', 'refused', 'skipped'];
const faults = [];
const web = build_web('/dev/null');
const rows = read_table();
const hosts = Object.fromEntries([...web.hosts.keys()].map((name) => [name, `${name.replaceAll('_', '-')}.test:1`]));
const named = new Set();

for (const row of rows) {
  for (const verdict of row.verdicts) {
    if (!kVerdicts.includes(verdict)) faults.push(`line ${row.line}: no verdict is called ${verdict}`);
  }
  if (!/^(\*|\d+)$/.test(row.status)) faults.push(`line ${row.line}: status is a number or *: ${row.status}`);
  new RegExp(row.reason, 'i');
  for (const [, name] of `${row.url} ${row.final}`.matchAll(/\{(\w+)\}/g)) {
    if (!web.hosts.has(name)) faults.push(`line ${row.line}: no host is called ${name}`);
  }
}

const seen = new Set();
for (const row of expand(rows, hosts)) {
  if (seen.has(row.url)) faults.push(`line ${row.line}: ${row.url} is there twice`);
  seen.add(row.url);
  const host = web.hosts.get(host_of(row.template));
  if (!host || host.kind === 'name' || host.kind === 'closed') continue;
  const target = target_of(row.url);
  named.add(`${host.name} ${target}`);
  if (host.kind !== 'raw' && !host.pages.has(target)) faults.push(`line ${row.line}: ${host.name} has no page ${target}`);
}
for (const host of web.hosts.values()) {
  for (const [path, page] of host.pages) {
    const is_served = host.kind !== 'closed' && host.kind !== 'raw';
    if (is_served && !page.is_target && !named.has(`${host.name} ${path}`)) {
      faults.push(`the page ${path} of ${host.name} has no row`);
    }
  }
}

console.log(faults.length === 0 ? `${rows.length} rows, ${seen.size} URLs, ${web.hosts.size} hosts`
                                : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
