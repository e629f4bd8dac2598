// The HTTP/2 server of ./dev bench links: one host, a small page for every path after a fixed time.
//
// usage: node serve_http2.js FOLDER PORT MILLISECONDS
// Makes its certificates in FOLDER (authority.pem is the one to trust); prints "ready".
'use strict';
const fs = require('node:fs');
const http2 = require('node:http2');
const {make_certificates} = require('../web/certificates');

const kAddress = '127.0.1.1';
const [folder, port, milliseconds] = process.argv.slice(2);
fs.rmSync(folder, {recursive: true, force: true});
fs.mkdirSync(folder, {recursive: true});
const {made} = make_certificates(folder, [kAddress]);
const body = `<!DOCTYPE html><html><head><title>A page of the bench</title></head><body>${
  '<p>The quick brown fox jumps over the lazy dog.</p>\n'.repeat(30)}</body></html>`;
const server = http2.createSecureServer({...made.good, settings: {maxConcurrentStreams: 250}});
server.on('stream', (stream, headers) => {
  stream.on('error', () => {});
  setTimeout(() => {
    if (stream.destroyed) return;
    stream.respond({':status': 200, 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body)});
    stream.end(headers[':method'] === 'HEAD' ? undefined : body);
  }, Number(milliseconds));
});
server.on('sessionError', () => {});
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(0), 500);
server.listen(Number(port), kAddress, () => console.log('ready'));
