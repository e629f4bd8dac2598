#include "core/net/transfer_setup.h"

#include "core/io/files.h"

namespace postlint {
namespace {

constexpr std::string_view kUserAgent = "Mozilla/5.0 (compatible; postlint; link check)";

Result<Done> read_certificates(const std::string& ca_file, TransferSetup& setup) {
  setup.ca_file = ca_file;
  if (ca_file.empty()) return Done{};
  auto own = read_file(ca_file);
  if (!own) return own.error();
  const curl_version_info_data* info = setup.curl->version_info(CURLVERSION_NOW);
  const bool has_folder = info->age >= CURLVERSION_EIGHTH && info->capath != nullptr;
  if (has_folder || info->age < CURLVERSION_EIGHTH || info->cainfo == nullptr) return Done{};
  if (auto system = read_file(info->cainfo)) setup.ca_bundle = *system + "\n" + *own;
  return Done{};
}

}  // namespace

Result<Done> fill_transfer_setup(const CheckUrlsOptions& options, TransferSetup& setup) {
  auto guard = AddressGuard::make(options.allow_private);
  if (!guard) return guard.error();
  auto library = curl_library();
  if (!library) return library.error();
  setup.curl = *library;
  setup.guard = std::move(*guard);
  setup.user_agent = options.user_agent.empty() ? std::string(kUserAgent) : options.user_agent;
  setup.host_headers = options.host_headers;
  setup.environment = process_environment();
  for (const std::string& entry : options.resolve) {
    setup.resolve = setup.curl->slist_append(setup.resolve, entry.c_str());
  }
  return read_certificates(options.ca_file, setup);
}

}  // namespace postlint
