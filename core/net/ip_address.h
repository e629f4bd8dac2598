// IP addresses and what they lead to: the open internet, or somewhere that an untrusted post must
// not make this machine call.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

struct sockaddr;

namespace postlint {

struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};  // an IPv4 address in the first four
  bool is_v4 = true;

  std::string to_string() const;
};

std::optional<IpAddress> parse_ip(std::string_view text);  // "192.0.2.1", "2001:db8::1"
std::optional<IpAddress> ip_of(const sockaddr& address);   // AF_INET and AF_INET6

// What kind of address it is where it is not one of the open internet: "a loopback address",
// "a private network"; empty otherwise. IPv4 addresses inside IPv6 ones (mapped, compatible, 6to4,
// NAT64, Teredo) are judged as what they embed.
std::string_view closed_address_kind(const IpAddress& address);

struct AddressBlock {
  IpAddress address;
  int prefix = 0;  // bits

  bool contains(const IpAddress& other) const;
};
// "10.0.0.0/8", "fd00::/8", or one address.
Result<AddressBlock> parse_address_block(std::string_view text);

// Says which addresses may be connected to. An IPv4 block also allows the IPv6 addresses that
// embed one of its addresses.
class AddressGuard {
 public:
  static Result<AddressGuard> make(std::span<const std::string> allowed_blocks);
  // Why it may not be connected to ("a loopback address"); empty: it may.
  std::string_view refuses(const IpAddress& address) const;
  // The same by the name alone, for requests that a proxy sends on: an address as host, and names
  // that always are this machine or its network ("localhost", "*.localhost", "*.internal").
  std::string_view refuses_host(std::string_view host) const;

 private:
  bool is_allowed(const IpAddress& address) const;
  std::vector<AddressBlock> allowed_;
};

}  // namespace postlint
