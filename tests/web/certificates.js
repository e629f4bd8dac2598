// Certificates of the local web, made anew at every start by the openssl command in the folder of
// the run: an authority, what it signed (good, expired, for another name, by an intermediate that
// is not sent), a self-signed one and one of an authority that nobody trusts.
'use strict';
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

function openssl(folder, ...options) {
  execFileSync('openssl', options, {cwd: folder, stdio: ['ignore', 'ignore', 'pipe']});
}

function make_key(folder, name) {
  openssl(folder, 'ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
}

function make_request(folder, name, common_name) {
  make_key(folder, name);
  openssl(folder, 'req', '-new', '-key', `${name}.key`, '-subj', `/CN=${common_name}`, '-config',
          'empty.cnf', '-out', `${name}.csr`);
}

// `ca` rather than `x509`: it alone takes a first and a last day in OpenSSL 1.1 and 3.0.
function sign(folder, name, signer, {from, until, names, is_authority = false}) {
  const lines = is_authority
    ? ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']
    : ['basicConstraints=CA:FALSE', `subjectAltName=${names.join(',')}`];
  fs.writeFileSync(path.join(folder, `${name}.ext`), lines.join('\n') + '\n');
  openssl(folder, 'ca', '-batch', '-notext', '-config', 'ca.cnf', '-extfile', `${name}.ext`, '-cert',
          `${signer}.pem`, '-keyfile', `${signer}.key`, ...(signer === name ? ['-selfsign'] : []),
          '-startdate', from, '-enddate', until, '-in', `${name}.csr`, '-out', `${name}.pem`);
}

function stamp(days) {
  const date = new Date(Date.now() + days * 86400e3).toISOString();
  return date.replace(/[-:T]/g, '').slice(0, 14) + 'Z';
}

// addresses: what the good certificate is for. Returns {name: {key, cert}} and the authority's file.
function make_certificates(folder, addresses) {
  fs.writeFileSync(path.join(folder, 'index.txt'), '');
  fs.writeFileSync(path.join(folder, 'serial'), '1000\n');
  fs.writeFileSync(path.join(folder, 'empty.cnf'),
                   '[req]\ndistinguished_name=name\nprompt=no\n[name]\nCN=unused\n');
  fs.writeFileSync(path.join(folder, 'ca.cnf'),
                   '[ca]\ndefault_ca=it\n[it]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\n' +
                   'default_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\n');
  const now = {from: stamp(-1), until: stamp(30)};
  const names = addresses.map((it) => (/^[\d.:]+$/.test(it) ? `IP:${it}` : `DNS:${it}`));
  for (const authority of ['authority', 'stranger']) {
    make_request(folder, authority, `Local web ${authority}`);
    sign(folder, authority, authority, {...now, is_authority: true});
  }
  make_request(folder, 'intermediate', 'Local web intermediate');
  sign(folder, 'intermediate', 'authority', {...now, is_authority: true});
  const kinds = {
    good: ['authority', {...now, names}],
    expired: ['authority', {from: stamp(-30), until: stamp(-2), names}],
    early: ['authority', {from: stamp(10), until: stamp(30), names}],
    other_name: ['authority', {...now, names: ['DNS:somebody-else.test']}],
    untrusted: ['stranger', {...now, names}],
    self_signed: ['self_signed', {...now, names}],
    incomplete: ['intermediate', {...now, names}],
  };
  const made = {};
  for (const [name, [signer, options]] of Object.entries(kinds)) {
    make_request(folder, name, name);
    sign(folder, name, signer, options);
    made[name] = {
      key: fs.readFileSync(path.join(folder, `${name}.key`)),
      cert: fs.readFileSync(path.join(folder, `${name}.pem`)),
    };
  }
  return {made, authority_file: path.join(folder, 'authority.pem')};
}

module.exports = {make_certificates};
