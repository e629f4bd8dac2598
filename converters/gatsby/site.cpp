#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {
namespace {

constexpr std::string_view kNode =
    "const path = require(\"path\");\n\nexports.createPages = async ({ graphql, actions }) => {\n"
    "  const { data } = await graphql(`{ allMarkdownRemark { nodes { id frontmatter { path draft } "
    "} } }`);\n"
    "  for (const node of data.allMarkdownRemark.nodes) {\n"
    "    if (node.frontmatter.draft) continue;\n"
    "    actions.createPage({ path: node.frontmatter.path, component: "
    "path.resolve(\"src/templates/post.js\"),"
    " context: { id: node.id } });\n  }\n};\n";
constexpr std::string_view kTemplate =
    "import React from \"react\";\nimport { graphql } from \"gatsby\";\n\n"
    "export default function Post({ data }) {\n  const post = data.markdownRemark;\n"
    "  return (<main><article><h1>{post.frontmatter.title}</h1>"
    "<div dangerouslySetInnerHTML={{ __html: post.html }} /></article></main>);\n}\n\n"
    "export const query = graphql`\n  query ($id: String!) {\n    markdownRemark(id: { eq: $id }) "
    "{ html frontmatter { title date } }\n  }\n`;\n";

}  // namespace

std::vector<WrittenFile> write_gatsby_site(const SiteIdentity& site) {
  std::string config = "module.exports = {\n";
  if (!site.prefix.empty()) config += "  pathPrefix: " + script_text(site.prefix) + ",\n";
  config += "  siteMetadata: { title: " + script_text(site.title) +
            ", description: " + script_text(site.description) +
            ", siteUrl: " + script_text(site.origin) + " },\n";
  config +=
      "  plugins: [\n    { resolve: \"gatsby-source-filesystem\", options: { name: \"content\", "
      "path: "
      "`${__dirname}/content` } },\n    \"gatsby-transformer-remark\",\n  ],\n};\n";
  return {{"gatsby-config.js", config},
          {"gatsby-node.js", std::string(kNode)},
          {"src/templates/post.js", std::string(kTemplate)},
          {"package.json",
           "{\n  \"name\": \"blog\",\n  \"private\": true,\n  \"scripts\": {\"build\": \"gatsby "
           "build\"},\n"
           "  \"dependencies\": {\n    \"gatsby\": \"^5.0.0\",\n    \"gatsby-source-filesystem\": "
           "\"^5.0.0\",\n"
           "    \"gatsby-transformer-remark\": \"^6.0.0\",\n    \"react\": \"^18.0.0\",\n"
           "    \"react-dom\": \"^18.0.0\"\n  }\n}\n"}};
}

}  // namespace postlint
