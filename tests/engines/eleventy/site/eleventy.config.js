import { IdAttributePlugin } from "@11ty/eleventy";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(IdAttributePlugin);
  eleventyConfig.addPassthroughCopy("src/img");
  eleventyConfig.addPassthroughCopy({ public: "/" });
  eleventyConfig.addPreprocessor("drafts", "*", (data) => {
    if (data.draft && !process.env.SHOW_DRAFTS) return false;
  });
  return {
    dir: { input: "src", output: "_site" },
  };
}
