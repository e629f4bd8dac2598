// A local web that plays what the web does to a link checker. One process, no dependencies.
//
// usage: node serve.js [--log FILE] [--lifetime SECONDS] [--parent PID]
//
// When all hosts listen, it prints one line of JSON:
//   {"hosts": {"plain": "127.0.0.2:40001", …}, "resolve": ["name.test:80:10.0.0.1", …],
//    "ca_file": "…", "log": "…"}
// The URLs of cases.tsv name hosts as {plain}. It ends after SECONDS (120), with its parent, or on
// SIGTERM, and removes its temporary folder (keys, certificates).
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {make_certificates} = require('./certificates');
const {Web} = require('./hosts');

function read_options(words) {
  const options = {log: '', lifetime: 120, parent: process.ppid};
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (!(name in options) || i + 1 === words.length) {
      console.error('usage: node serve.js [--log FILE] [--lifetime SECONDS] [--parent PID]');
      process.exit(2);
    }
    options[name] = name === 'log' ? words[i + 1] : Number(words[i + 1]);
  }
  return options;
}

function is_alive(process_id) {
  try {
    process.kill(process_id, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function build_web(log_file) {
  const web = new Web(log_file);
  const folder = path.join(__dirname, 'cases');
  for (const file of fs.readdirSync(folder).sort()) require(path.join(folder, file))(web);
  return web;
}

async function main() {
  const options = read_options(process.argv.slice(2));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postlint-web.'));
  process.on('exit', () => fs.rmSync(folder, {recursive: true, force: true}));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => process.exit(0));
  setTimeout(() => process.exit(0), options.lifetime * 1000);
  setInterval(() => is_alive(options.parent) || process.exit(0), 500);
  process.on('uncaughtException', (error) => {
    // A client that hangs up in the middle of an answer is what clients do.
    if (!['ECONNRESET', 'EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_HTTP2_INVALID_STREAM'].includes(error.code)) {
      console.error(error);
      process.exit(1);
    }
  });

  const log = options.log || path.join(folder, 'requests.jsonl');
  const web = build_web(log);
  let ca_file = '';
  await web.start((addresses) => {
    const {made, authority_file} = make_certificates(folder, addresses);
    ca_file = authority_file;
    return made;
  });
  const hosts = Object.fromEntries([...web.hosts].map(([name, host]) => [name, host.authority]));
  console.log(JSON.stringify({hosts, resolve: web.names, ca_file, log}));
}

if (require.main === module) main();
module.exports = {build_web};
