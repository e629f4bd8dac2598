# kramdown as Jekyll sets it. Texts in and pages out are ended by NUL bytes.
require "kramdown"
require "kramdown-parser-gfm"
$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
options = { input: "GFM", hard_wrap: false, auto_ids: true, toc_levels: "1..6", smart_quotes: "lsquo,rsquo,ldquo,rdquo",
            syntax_highlighter: nil, entity_output: "as_char", footnote_nr: 1, show_warnings: false }
$stdin.read.split("\0", -1)[0..-2].each do |text|
  $stdout.write(Kramdown::Document.new(text, options).to_html, "\0")
end
