# The libraries postlint stands on, gathered in the target postlint_libraries.
# With POSTLINT_STATIC the static archive of a library is taken where there is one.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(yaml-cpp REQUIRED)

add_library(postlint_libraries INTERFACE)

function(postlint_find_library archive_name header result)
  string(TOUPPER ${archive_name} key)
  if(POSTLINT_STATIC)
    find_library(${key}_ARCHIVE NAMES lib${archive_name}.a)
  endif()
  if(${key}_ARCHIVE)
    set(found ${${key}_ARCHIVE})
  else()
    find_library(${key}_LIBRARY NAMES ${archive_name})
    set(found ${${key}_LIBRARY})
  endif()
  find_path(${key}_INCLUDE NAMES ${header})
  if(NOT found OR NOT ${key}_INCLUDE)
    message(FATAL_ERROR "${archive_name} (header ${header}) was not found. './dev run' installs what is missing.")
  endif()
  target_include_directories(postlint_libraries SYSTEM INTERFACE ${${key}_INCLUDE})
  set(${result} ${found} PARENT_SCOPE)
endfunction()

postlint_find_library(cmark-gfm-extensions cmark-gfm-core-extensions.h cmark_extensions)
postlint_find_library(cmark-gfm cmark-gfm.h cmark)
postlint_find_library(yaml yaml.h libyaml)
postlint_find_library(re2 re2/re2.h re2)
postlint_find_library(utf8proc utf8proc.h utf8proc)
postlint_find_library(sqlite3 sqlite3.h sqlite)
# libcurl is loaded when the first URL is asked for (core/net/curl_library.h): headers only.
find_path(CURL_HEADERS NAMES curl/curl.h)
if(NOT CURL_HEADERS)
  message(FATAL_ERROR "The headers of libcurl (curl/curl.h) were not found. './dev run' installs what is missing.")
endif()
target_include_directories(postlint_libraries SYSTEM INTERFACE ${CURL_HEADERS})

if(POSTLINT_STATIC)
  set(fmt_target fmt::fmt-header-only)
  postlint_find_library(yaml-cpp yaml-cpp/yaml.h yaml_cpp)
  set(toml_target)  # header-only, where no macro says otherwise
else()
  set(toml_target tomlplusplus::tomlplusplus)
  set(fmt_target fmt::fmt)
  set(yaml_cpp yaml-cpp)
endif()

target_link_libraries(postlint_libraries INTERFACE
  ${cmark_extensions} ${cmark} ${libyaml} ${yaml_cpp} ${re2} ${utf8proc} ${sqlite} ${CMAKE_DL_LIBS}
  ${fmt_target} CLI11::CLI11 nlohmann_json::nlohmann_json ${toml_target} Threads::Threads)
