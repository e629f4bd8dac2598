SITENAME = "바람의 집"
SITEURL = "https://wind.example.org/site"
AUTHOR = "홍길동"
PATH = "content"
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "ko"
THEME = "theme"
ARTICLE_URL = "{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
SLUGIFY_USE_UNICODE = True
STATIC_PATHS = ["images", "files", "extra/robots.txt", "extra/CNAME"]
EXTRA_PATH_METADATA = {
    "extra/robots.txt": {"path": "robots.txt"},  # where robots look for it
    "extra/CNAME": {"path": "CNAME"},
}
DEFAULT_PAGINATION = 3
WITH_FUTURE_DATES = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
