// What all transfers of a run share, made from its options.
#pragma once

#include "core/net/check_urls.h"
#include "core/net/transfer.h"

namespace postlint {

// Errors: libcurl is not installed, a CIDR block, the file of certificates. The caller frees
// `setup.resolve` (slist_free_all), also after an error.
Result<Done> fill_transfer_setup(const CheckUrlsOptions& options, TransferSetup& setup);

}  // namespace postlint
