// The hosts of the local web: each has an address of its own (127.0.0.2 and on, or ::1), a free
// port, a protocol and pages by exact request target. Every request is written to the log at once,
// one JSON object a line:
//   {time, host, method, path, headers, protocol, connection, at_once, is_unknown}
// time in milliseconds since 1970, at_once: requests of the host being answered, this one included.
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const http2 = require('node:http2');
const https = require('node:https');
const net = require('node:net');
const {domainToASCII} = require('node:url');

class Host {
  // kind: http, https, http2, raw (a function of the socket) or closed.
  constructor(web, name, {kind = 'http', hostname = '', address = '', first_address = '', certificate = 'good', raw = null,
                          certificate_options = {}, server_options = {}} = {}) {
    Object.assign(this, {web, name, kind, hostname, address, first_address, certificate, raw, certificate_options,
                         server_options});
    this.pages = new Map();
    this.visits = new Map();
    this.at_once = 0;
    this.port = 0;
    this.any = null;
  }

  // A page that a row of the table names; `target`: one that only redirects lead to.
  page(path, answer) {
    if (this.pages.has(path)) throw new Error(`${this.name}${path} is there twice`);
    this.pages.set(path, {answer, is_target: false});
    return this;
  }

  target(path, answer) {
    this.page(path, answer);
    this.pages.get(path).is_target = true;
    return this;
  }

  // Every path that has no page of its own.
  otherwise(answer) {
    this.any = answer;
    return this;
  }

  get authority() {
    const address = this.hostname || (this.address.includes(':') ? `[${this.address}]` : this.address);
    return `${address}:${this.port}`;
  }

  get origin() {
    return `${this.kind === 'https' || this.kind === 'http2' ? 'https' : 'http'}://${this.authority}`;
  }

  create_server() {
    const tls = this.kind === 'https' || this.kind === 'http2'
      ? {...this.web.certificates[this.certificate], ...this.certificate_options} : {};
    const answer = (request, response) => this.answer(request, response);
    const lenient = {keepAliveTimeout: 30000, requestTimeout: 0, headersTimeout: 0, insecureHTTPParser: true,
                     ...this.server_options};
    switch (this.kind) {
      case 'https': return https.createServer({...lenient, ...tls}, answer);
      case 'http2': return http2.createSecureServer({allowHTTP1: true, ...this.server_options, ...tls}, answer);
      case 'raw': return net.createServer((socket) => {
        socket.on('error', () => {});
        this.raw(socket, this);
      });
      default: return http.createServer(lenient, answer);
    }
  }

  async start() {
    const server = this.create_server();
    server.on('connection', (socket) => {
      socket.web_connection = ++this.web.connections;
      socket.setNoDelay(true);
      socket.on('error', () => {});
    });
    server.on('secureConnection', (socket) => socket.on('error', () => {}));
    server.on('clientError', (error, socket) => socket.destroy());
    server.on('tlsClientError', () => {});
    server.on('sessionError', () => {});
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({host: this.address, port: 0, backlog: 511}, resolve);
    });
    this.port = server.address().port;
    if (this.kind === 'closed') await new Promise((resolve) => server.close(resolve));
  }

  answer(request, response) {
    const path = request.url;
    const page = this.pages.get(path);
    const visit = {nth: (this.visits.get(path) || 0) + 1, web: this.web, host: this};
    this.visits.set(path, visit.nth);
    this.at_once += 1;
    visit.at_once = this.at_once;
    let is_open = true;
    response.on('close', () => {
      if (is_open) this.at_once -= 1;
      is_open = false;
    });
    response.on('error', () => {});
    request.on('error', () => {});
    request.resume();
    const given = page ? page.answer : this.any;
    this.log(request, {path, at_once: this.at_once, is_unknown: !given});
    if (given) given(request, response, visit);
    else {
      response.writeHead(404, {'Content-Type': 'text/plain'});
      response.end(`the local web has no page ${path} on ${this.name}\n`);
    }
  }

  log(request, more) {
    const socket = request.stream ? request.stream.session && request.stream.session.socket : request.socket;
    this.web.log({
      time: Date.now(), host: this.name, method: request.method, headers: request.headers,
      protocol: `HTTP/${request.httpVersion}`, connection: connection_number(socket), ...more,
    });
  }
}

// TLS sockets wrap the one that was numbered; their remote port tells connections apart as well.
function connection_number(socket) {
  try {
    return socket ? socket.web_connection || socket.remotePort || 0 : 0;
  } catch {
    return 0;
  }
}

class Web {
  constructor(log_file) {
    this.hosts = new Map();
    this.names = [];  // curl's --resolve: HOST:PORT:ADDRESS
    this.connections = 0;
    this.log_descriptor = fs.openSync(log_file, 'a');
    this.next_address = 2;
  }

  host(name, options = {}) {
    if (this.hosts.has(name)) throw new Error(`host ${name} is there twice`);
    const host = new Host(this, name, options);
    if (!host.address) host.address = `127.0.0.${this.next_address++}`;
    this.hosts.set(name, host);
    return host;
  }

  // A name that leads to `address` without a server of its own; {NAME} is NAME.test and a port.
  name(name, address, port = 80) {
    const full_name = `${name.replaceAll('_', '-')}.test`;
    this.hosts.set(name, {name, kind: 'name', authority: `${full_name}:${port}`, pages: new Map()});
    this.names.push(`${full_name}:${port}:${address}`);
  }

  async start(make_certificates) {
    const servers = [...this.hosts.values()].filter((host) => host instanceof Host);
    this.certificates = make_certificates(servers.flatMap(
      (host) => (host.hostname ? [host.address, domainToASCII(host.hostname)] : [host.address])));
    for (const host of servers) {
      await host.start();
      const addresses = [host.first_address, host.address].filter(Boolean).join(',');
      if (host.hostname) this.names.push(`${domainToASCII(host.hostname)}:${host.port}:${addresses}`);
    }
  }

  // "http://{plain}/x" with the addresses of the run.
  expand(template) {
    return template.replace(/\{(\w+)\}/g, (whole, name) =>
      (this.hosts.has(name) ? this.hosts.get(name).authority : whole));
  }

  log(entry) {
    fs.writeSync(this.log_descriptor, JSON.stringify(entry) + '\n');
  }
}

module.exports = {Web};
