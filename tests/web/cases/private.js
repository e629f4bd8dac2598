// Names that lead into networks that are nobody's business.
'use strict';

module.exports = (web) => {
  const addresses = {
    private10: '10.0.0.1', private172: '172.16.0.1', private192: '192.168.0.1', link_local: '169.254.0.9',
    metadata: '169.254.169.254', zero: '0.0.0.0', carrier: '100.64.0.1', benchmark: '198.18.0.1',
    multicast: '224.0.0.1', broadcast: '255.255.255.255', unique6: '[fd00::1]', link_local6: '[fe80::1]',
    mapped6: '[::ffff:10.0.0.1]', unspecified6: '[::]', nat64: '[64:ff9b::a00:1]', six_to_four: '[2002:a00:1::]',
    multicast6: '[ff02::1]',
  };
  for (const [name, address] of Object.entries(addresses)) web.name(name, address);
};
