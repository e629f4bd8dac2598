// Compares what `postlint links --format jsonl` printed with the table.
//
// usage: node check_results.js WEB RESULTS USES    (files: serve.js's line, the output, .uses.json)
// Prints each difference with the row's line in cases.tsv; exits 1 if there is any.
'use strict';
const dns = require('node:dns');
const fs = require('node:fs');
const {expand, read_table} = require('./table');

// The same URL in any of its spellings: as a browser reads it, without credentials and fragment,
// and with what may be sent raw or percent-encoded always raw.
function key_of(url) {
  try {
    const parsed = new URL(url);
    parsed.username = '';
    parsed.password = '';
    const href = parsed.href.replace(/#.*$/s, '');
    return href.replace(/%(7C|5B|5D|27|5E|60)/g, (it) => decodeURIComponent(it));
  } catch {
    return url;
  }
}

function fragment_of(url) {
  const hash = url.indexOf('#');
  return hash < 0 ? '' : url.slice(hash + 1);
}

function short(url) {
  return url.length > 120 ? `${url.slice(0, 117)}…` : url;
}

// What of a result is not as a row wants it; '' where all is well. Rows of one URL share a result:
// `shared` is what the worst of them expects.
function difference(row, result, shared) {
  const missing = result.missing_fragments || [];
  const fragment = fragment_of(row.url);
  const wants_missing = row.verdicts[0] === 'anchor-missing';
  if (fragment !== '' && missing.includes(fragment) && !wants_missing) return `#${fragment} is said to be missing`;
  if (!shared.includes(result.verdict)) return `${result.verdict} (${result.status}: ${result.reason})`;
  if (wants_missing && result.missing_fragments && !missing.includes(fragment)) {
    return `#${fragment} is not said to be missing`;
  }
  if (row.status !== '*' && Number(row.status) !== Number(result.status)) return `status ${result.status}`;
  const final = result.final_url || '';
  if (row.final !== '-' && key_of(final) !== key_of(row.final)) return `final_url ${final}`;
  const words = [result.reason, result.evidence].flat().filter(Boolean).join(' ');
  if (row.reason !== '-' && !new RegExp(row.reason, 'i').test(words)) return `reason: ${words}`;
  if (!['ok', 'redirected'].includes(result.verdict) && !result.reason) return `${result.verdict} without a reason`;
  return '';
}

async function knows_missing_names() {
  return new Promise((resolve) => dns.lookup('no-such-host.invalid', (error) =>
    resolve(Boolean(error) && error.code === 'ENOTFOUND')));
}

async function main() {
  const [web_file, results_file, uses_file] = process.argv.slice(2);
  const web = JSON.parse(fs.readFileSync(web_file, 'utf8'));
  const results = fs.readFileSync(results_file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const uses = JSON.parse(fs.readFileSync(uses_file, 'utf8'));
  const rows = expand(read_table(), web.hosts);
  if (!await knows_missing_names()) {
    for (const row of rows) if (row.url.includes('.invalid')) row.verdicts.push('flaky');
  }
  const faults = [];
  const by_key = new Map();
  for (const result of results) {
    if (by_key.has(key_of(result.url))) faults.push(`${short(result.url)} is there twice`);
    by_key.set(key_of(result.url), result);
  }
  const rows_of = new Map();
  for (const row of rows) rows_of.set(key_of(row.url), [...(rows_of.get(key_of(row.url)) || []), row]);
  for (const [key, group] of rows_of) {
    const result = by_key.get(key);
    if (!result) {
      faults.push(`cases.tsv:${group[0].line}: ${short(group[0].url)}: no result`);
      continue;
    }
    const worst = group.find((row) => row.verdicts[0] === 'anchor-missing') || group[0];
    for (const row of group) {
      const what = difference(row, result, worst.verdicts);
      if (what) faults.push(`cases.tsv:${row.line}: ${short(row.template)}: ${row.verdicts.join(' or ')} expected, got ${what}`);
    }
  }
  const wanted_places = new Map();
  for (const [url, count] of Object.entries(uses)) {
    wanted_places.set(key_of(url), (wanted_places.get(key_of(url)) || 0) + count);
  }
  for (const [key, count] of wanted_places) {
    const result = by_key.get(key);
    const places = result && Array.isArray(result.places) ? result.places.length : 0;
    if (result && places !== count) faults.push(`${short(result.url)}: ${places} places, ${count} expected`);
  }
  if (results.length !== wanted_places.size) faults.push(`${wanted_places.size} URLs in, ${results.length} out`);
  const counts = {};
  for (const result of results) counts[result.verdict] = (counts[result.verdict] || 0) + 1;
  console.log(faults.join('\n') + (faults.length > 0 ? `\n${faults.length} differences` : 'as the table says'));
  console.log(`${results.length} URLs: ${Object.entries(counts).map(([verdict, count]) => `${verdict} ${count}`).join(', ')}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

main();
