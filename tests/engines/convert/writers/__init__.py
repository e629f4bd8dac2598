"""Write the fixture blog as an author of each engine would have."""

from writers.astro import Astro
from writers.docusaurus import Docusaurus
from writers.eleventy import Eleventy
from writers.hexo import Hexo
from writers.hugo import Hugo
from writers.jekyll import Jekyll
from writers.pelican import Pelican
from writers.zola import Zola

WRITERS = {writer.engine: writer for writer in (Jekyll, Hugo, Pelican, Hexo, Eleventy, Astro, Docusaurus, Zola)}
