#include "core/net/ip_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstring>

#include "core/base/strings.h"

namespace postlint {
namespace {

struct ClosedBlock {
  std::string_view block;
  std::string_view kind;
};

constexpr std::string_view kMetadata = "a cloud metadata address";
constexpr std::string_view kLoopback = "a loopback address";
constexpr std::string_view kPrivate = "a private network";
constexpr std::string_view kLinkLocal = "a link-local address";
constexpr std::string_view kReserved = "a reserved address";
constexpr std::string_view kMulticast = "a multicast address";

// IANA's special-purpose registries; the first block that holds the address names it.
constexpr ClosedBlock kClosedBlocks[] = {
    {"169.254.169.254", kMetadata},
    {"100.100.100.200", kMetadata},  // Alibaba
    {"168.63.129.16", kMetadata},    // Azure
    {"192.0.0.192", kMetadata},      // Oracle
    {"0.0.0.0/8", "an address of this machine"},
    {"10.0.0.0/8", kPrivate},
    {"100.64.0.0/10", "a carrier's private network"},
    {"127.0.0.0/8", kLoopback},
    {"169.254.0.0/16", kLinkLocal},
    {"172.16.0.0/12", kPrivate},
    {"192.0.0.0/24", kReserved},
    {"192.0.2.0/24", kReserved},
    {"192.168.0.0/16", kPrivate},
    {"198.18.0.0/15", kReserved},
    {"198.51.100.0/24", kReserved},
    {"203.0.113.0/24", kReserved},
    {"224.0.0.0/4", kMulticast},
    {"240.0.0.0/4", kReserved},
    {"fd00:ec2::254", kMetadata},
    {"::", "an address of this machine"},
    {"::1", kLoopback},
    {"64:ff9b:1::/48", kPrivate},
    {"::/8", kReserved},
    {"100::/64", kReserved},
    {"2001:db8::/32", kReserved},
    {"3fff::/20", kReserved},
    {"5f00::/16", kReserved},
    {"fc00::/7", kPrivate},
    {"fe80::/10", kLinkLocal},
    {"fec0::/10", kPrivate},
    {"ff00::/8", kMulticast},
};

struct ClosedRange {
  AddressBlock block;
  std::string_view kind;
};

const std::vector<ClosedRange>& closed_ranges() {
  static const std::vector<ClosedRange> ranges = [] {
    std::vector<ClosedRange> out;
    for (const ClosedBlock& entry : kClosedBlocks) {
      out.push_back({parse_address_block(entry.block).value(), entry.kind});
    }
    return out;
  }();
  return ranges;
}

IpAddress v4_at(const IpAddress& address, std::size_t offset, std::uint8_t flip = 0) {
  IpAddress out;
  for (std::size_t i = 0; i < 4; ++i) {
    out.bytes[i] = static_cast<std::uint8_t>(address.bytes[offset + i] ^ flip);
  }
  return out;
}

bool starts_with_bytes(const IpAddress& address, std::initializer_list<std::uint8_t> bytes) {
  return std::equal(bytes.begin(), bytes.end(), address.bytes.begin());
}

// The IPv4 address that packets for this IPv6 address end at.
std::optional<IpAddress> embedded_v4(const IpAddress& address) {
  if (address.is_v4) return std::nullopt;
  const auto zeros = [&](std::size_t count) {
    return std::all_of(address.bytes.begin(), address.bytes.begin() + static_cast<long>(count),
                       [](std::uint8_t byte) { return byte == 0; });
  };
  if (zeros(10) && address.bytes[10] == 0xFF && address.bytes[11] == 0xFF)
    return v4_at(address, 12);
  if (zeros(8) && address.bytes[8] == 0xFF && address.bytes[9] == 0xFF) return v4_at(address, 12);
  if (zeros(12) && !zeros(15)) return v4_at(address, 12);  // not :: and ::1
  if (starts_with_bytes(address, {0x20, 0x02})) return v4_at(address, 2);
  if (starts_with_bytes(address, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) {
    return v4_at(address, 12);
  }
  if (starts_with_bytes(address, {0x20, 0x01, 0, 0})) return v4_at(address, 12, 0xFF);  // Teredo
  return std::nullopt;
}

}  // namespace

std::string IpAddress::to_string() const {
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(is_v4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text);
  return text;
}

std::optional<IpAddress> parse_ip(std::string_view text) {
  const std::string copy(text);
  IpAddress out;
  if (inet_pton(AF_INET, copy.c_str(), out.bytes.data()) == 1) return out;
  out.is_v4 = false;
  if (inet_pton(AF_INET6, copy.c_str(), out.bytes.data()) == 1) return out;
  return std::nullopt;
}

std::optional<IpAddress> ip_of(const sockaddr& address) {
  IpAddress out;
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    std::memcpy(out.bytes.data(), &in.sin_addr, 4);
    return out;
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    std::memcpy(out.bytes.data(), &in.sin6_addr, 16);
    out.is_v4 = false;
    return out;
  }
  return std::nullopt;
}

std::string_view closed_address_kind(const IpAddress& address) {
  if (const auto inner = embedded_v4(address)) return closed_address_kind(*inner);
  for (const ClosedRange& range : closed_ranges()) {
    if (range.block.contains(address)) return range.kind;
  }
  return {};
}

bool AddressBlock::contains(const IpAddress& other) const {
  if (address.is_v4 != other.is_v4) return false;
  for (int bit = 0; bit < prefix; bit += 8) {
    const auto i = static_cast<std::size_t>(bit / 8);
    const int left = std::min(8, prefix - bit);
    const auto mask = static_cast<std::uint8_t>(0xFF << (8 - left));
    if (((address.bytes[i] ^ other.bytes[i]) & mask) != 0) return false;
  }
  return true;
}

Result<AddressBlock> parse_address_block(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = parse_ip(text.substr(0, slash));
  const Error error{"'" + std::string(text) +
                    "' is no address block; write one like 10.0.0.0/8 or fd00::/8"};
  if (!address) return error;
  AddressBlock block{*address, address->is_v4 ? 32 : 128};
  if (slash == std::string_view::npos) return block;
  const std::string_view digits = text.substr(slash + 1);
  if (digits.empty() || digits.size() > 3 ||
      !std::all_of(digits.begin(), digits.end(), is_ascii_digit)) {
    return error;
  }
  const int prefix = std::stoi(std::string(digits));
  if (prefix > block.prefix) return error;
  block.prefix = prefix;
  return block;
}

Result<AddressGuard> AddressGuard::make(std::span<const std::string> allowed_blocks) {
  AddressGuard guard;
  for (const std::string& text : allowed_blocks) {
    auto block = parse_address_block(text);
    if (!block) return block.error();
    guard.allowed_.push_back(*block);
  }
  return guard;
}

bool AddressGuard::is_allowed(const IpAddress& address) const {
  return std::any_of(allowed_.begin(), allowed_.end(),
                     [&](const AddressBlock& block) { return block.contains(address); });
}

std::string_view AddressGuard::refuses(const IpAddress& address) const {
  const std::string_view kind = closed_address_kind(address);
  if (kind.empty() || is_allowed(address)) return {};
  const auto inner = embedded_v4(address);
  return inner && is_allowed(*inner) ? std::string_view() : kind;
}

std::string_view AddressGuard::refuses_host(std::string_view host) const {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (const auto address = parse_ip(host)) return refuses(*address);
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host == "localhost" || host.ends_with(".localhost")) {
    return refuses(*parse_ip("127.0.0.1"));
  }
  if (host.ends_with(".internal") || host.ends_with(".local")) return "a name of a private network";
  return {};
}

}  // namespace postlint
