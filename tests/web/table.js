// cases.tsv: what a run over the local web must answer. Its head says what the columns mean.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

function read_table(file = path.join(__dirname, 'cases.tsv')) {
  const rows = [];
  fs.readFileSync(file, 'utf8').split('\n').forEach((line, index) => {
    if (line === '' || line.startsWith('#')) return;
    const [url, verdict, status = '*', final = '-', reason = '-', remark = ''] = line.split('\t');
    rows.push({line: index + 1, url, verdicts: verdict.split('|'), status, final, reason, remark});
  });
  return rows;
}

// A row for each URL that the rows stand for, with the addresses of a run: {NAME: "host:port"}.
function expand(rows, hosts) {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (whole, name) => hosts[name] || whole)
    .replace(/\[(\w)\*(\d+)\]/g, (whole, letter, times) => letter.repeat(Number(times)));
  return rows.flatMap((row) => {
    const range = /\[(\d+)-(\d+)\]/.exec(row.url);
    const numbers = range ? Array.from({length: range[2] - range[1] + 1}, (_, i) => Number(range[1]) + i) : [''];
    return numbers.map((number) => ({
      ...row, template: row.url, url: fill(range ? row.url.replace(range[0], number) : row.url),
      final: fill(row.final),
    }));
  });
}

// The host (NAME) that a template leads to, or ''.
function host_of(template) {
  return (/^\w+:\/\/(?:[^/]*@)?\{(\w+)\}/.exec(template) || ['', ''])[1];
}

// What a browser sends as the target of the request.
function target_of(url) {
  const {href, origin, username} = new URL(url);
  const start = username ? href.indexOf('@') + 1 : 0;
  const slash = href.indexOf('/', start || origin.length);
  return href.slice(slash).replace(/#.*$/s, '');
}

module.exports = {expand, host_of, read_table, target_of};
