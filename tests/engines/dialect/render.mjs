// The parsers of npm as the engines set them. usage: node render.mjs marked|markdown-it|remark MODULES WORK
// Texts in and pages out are ended by NUL bytes.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [parser, modules, work] = process.argv.slice(2);
const require = createRequire(join(modules, "x.js"));

const makers = {
  // Hexo: hexo-renderer-marked with its defaults.
  async marked() {
    const folder = join(work, "hexo");
    mkdirSync(folder, { recursive: true });
    const dependencies = { hexo: "*", "hexo-renderer-marked": "*" };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "x", hexo: { version: "" }, dependencies }));
    writeFileSync(join(folder, "_config.yml"), "title: x\n");
    if (!existsSync(join(folder, "node_modules"))) symlinkSync(modules, join(folder, "node_modules"));
    const Hexo = require("hexo");
    const hexo = new Hexo(folder, { silent: true });
    await hexo.init();
    return (text) => hexo.render.render({ text, engine: "md" });
  },
  // Eleventy: raw HTML, no code by indentation.
  async "markdown-it"() {
    const markdown = require("markdown-it")({ html: true }).disable("code");
    return (text) => markdown.render(text);
  },
  // Astro.
  async remark() {
    const astro = await import(pathToFileURL(join(modules, "@astrojs/markdown-remark/dist/index.js")));
    const processor = await astro.createMarkdownProcessor({ syntaxHighlight: false });
    return async (text) => (await processor.render(text)).code;
  },
};

const render = await makers[parser]();
const texts = readFileSync(0, "utf8").split("\0").slice(0, -1);
const pages = [];
for (const text of texts) pages.push(await render(text));
process.stdout.write(pages.map((page) => page + "\0").join(""), () => process.exit(0));
