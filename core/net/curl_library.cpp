#include "core/net/curl_library.h"

#include <dlfcn.h>

namespace postlint {
namespace {

#ifdef __APPLE__
constexpr const char* kNames[] = {"libcurl.4.dylib", "/opt/homebrew/opt/curl/lib/libcurl.4.dylib"};
#else
constexpr const char* kNames[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"};
#endif

template <class Function>
bool load(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

bool load_all(void* library, CurlLibrary& curl) {
  return load(library, "curl_global_init", curl.global_init) &&
         load(library, "curl_version_info", curl.version_info) &&
         load(library, "curl_easy_init", curl.easy_init) &&
         load(library, "curl_easy_setopt", curl.easy_setopt) &&
         load(library, "curl_easy_getinfo", curl.easy_getinfo) &&
         load(library, "curl_easy_perform", curl.easy_perform) &&
         load(library, "curl_easy_reset", curl.easy_reset) &&
         load(library, "curl_easy_cleanup", curl.easy_cleanup) &&
         load(library, "curl_easy_strerror", curl.easy_strerror) &&
         load(library, "curl_multi_init", curl.multi_init) &&
         load(library, "curl_multi_setopt", curl.multi_setopt) &&
         load(library, "curl_multi_add_handle", curl.multi_add_handle) &&
         load(library, "curl_multi_remove_handle", curl.multi_remove_handle) &&
         load(library, "curl_multi_perform", curl.multi_perform) &&
         load(library, "curl_multi_poll", curl.multi_poll) &&
         load(library, "curl_multi_wakeup", curl.multi_wakeup) &&
         load(library, "curl_multi_info_read", curl.multi_info_read) &&
         load(library, "curl_multi_cleanup", curl.multi_cleanup) &&
         load(library, "curl_slist_append", curl.slist_append) &&
         load(library, "curl_slist_free_all", curl.slist_free_all);
}

Result<CurlLibrary> load_library() {
  void* library = nullptr;
  for (const char* name : kNames) {
    if (library == nullptr) library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  }
  if (library == nullptr) {
    return Error{
        "external links need libcurl, which is not installed; install it (Debian: libcurl4, "
        "Fedora: "
        "libcurl, Homebrew: curl)"};
  }
  CurlLibrary curl{};
  if (!load_all(library, curl)) {
    return Error{"the installed libcurl is too old; external links need 7.68 or newer"};
  }
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return Error{"libcurl does not start"};
  return curl;
}

}  // namespace

Result<const CurlLibrary*> curl_library() {
  static const Result<CurlLibrary> loaded = load_library();
  if (!loaded) return loaded.error();
  return &*loaded;
}

}  // namespace postlint
