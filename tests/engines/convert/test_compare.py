"""That compare_dumps.py finds what a move can lose, and nothing on an equal pair.

usage: python3 test_compare.py

A small blog as one engine dumped it, the same as another engine did (other markup around the same
content), and one planted loss after another in the second.
"""

import copy
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
from unicodedata import normalize

from compare_dumps import compare
from known import read_causes, read_known, write_known

PICTURE = hashlib.sha256(b"picture").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()


def dumped(engine, **facts):
    made = {"engine": engine, "origin": "https://a.kr", "prefix": "", "zone": "Asia/Seoul"}
    return {**made, "redirects": [], "pages": ["/"], **facts}


def post(url, **facts):
    plain = {"source": url.strip("/") + ".md", "url": url, "title": "제목", "instant": "2024-01-01T15:30:00Z"}
    plain.update({"day": "2024-01-02", "updated": "", "tags": [], "categories": [], "listed": True, "html": "", "fields": {}, "excerpt": "", "authors": []})
    return {**plain, **facts}


FIRST_IN_JEKYLL = """<p>첫 줄
둘째 줄<br />
“셋째” 줄</p>
<ul id="markdown-toc"><li><a href="#설치" id="x">설치</a></li></ul>
<h2 id="설치">설치</h2>
<p>보기: <a href="/2024/01/02/둘째/#끝">둘째 글</a>, <a href="https://b.kr/">남</a>, <a href="/f.txt">파일</a>,
<strong>굵은</strong> <em>기운</em> <code>code</code> 글<sup id="fnref:1"><a href="#fn:1">1</a></sup></p>
<p><img src="/img/a.png" alt="그림" /></p>
<figure class="highlight"><pre><code class="language-js"><span class="kd">let</span> a = 1;  \n\tb();</code></pre></figure>
<table><thead><tr><th>가</th><th>나</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<ul><li>하나<ul><li>속</li></ul></li><li><input type="checkbox" checked="checked" />둘</li></ul>
<blockquote><p>인용</p></blockquote>
<iframe src="https://www.youtube.com/embed/x?rel=0"></iframe>
<div class="footnotes"><ol><li id="fn:1"><p>각주 <a class="reversefootnote" href="#fnref:1">↩</a></p></li></ol></div>"""

FIRST_IN_HEXO = """<p>첫 줄 둘째 줄<br>“셋째” 줄</p>
<h2 id="설치"><a href="#설치" class="headerlink" title="설치"></a>설치</h2>
<p>보기: <a href="/2024/01/02/%EB%91%98%EC%A7%B8/#%EB%81%9D">둘째 글</a>, <a target="_blank" href="https://b.kr/">남</a>,
<a href="/down/f.txt">파일</a>, <b>굵은</b> <i>기운</i> <code>code</code> 글<sup><a href="#fn1">1</a></sup></p>
<img src="/post/a.png" alt="그림">
<figure class="highlight js"><table><tr><td class="gutter"><pre><span class="line">1</span><br></pre></td>
<td class="code"><pre><span class="line"><span>let</span> a = 1;  </span><br><span class="line">\tb();</span><br></pre></td></tr></table></figure>
<table><tr><th>가</th><th>나</th></tr><tr><td>1</td><td>2</td></tr></table>
<ul><li><p>하나</p><ul><li>속</li></ul></li><li><p><input checked="" type="checkbox"> 둘</p></li></ul>
<blockquote>인용</blockquote>
<iframe src="https://www.youtube.com/embed/x"></iframe>
<ol class="footnotes"><li id="fn1">각주</li></ol>"""


def source():
    first = post("/2024/01/02/첫째/", tags=["가", "나"], categories=[["기록"]], updated="2024-02-01T00:00:00Z")
    first["fields"] = {"weight": 3, "cover": {"image": "/a.png"}, "code": "007"}
    first["excerpt"] = "<p>요약</p>"
    first["html"] = FIRST_IN_JEKYLL
    second = post("/2024/01/02/둘째/", title="둘째", html='<h2 id="끝">끝</h2><p><a href="/2024/01/02/첫째/">첫째</a></p>')
    hidden = post("/숨은/", title="숨은", listed=False)
    redirects = [{"from": "/old/", "to": "/2024/01/02/첫째/"}]
    assets = {"/img/a.png": PICTURE, "/f.txt": OTHER}
    return dumped("jekyll", posts=[first, second, hidden], redirects=redirects, assets=assets)


def target():
    made = source()
    made.update(engine="hexo", assets={"/post/a.png": PICTURE, "/down/f.txt": OTHER, "/post/b.png": OTHER})
    made["posts"][0]["html"] = FIRST_IN_HEXO
    return made


def replaced(old, new):
    def plant(blog):
        html = blog["posts"][0]["html"]
        assert old in html, old
        blog["posts"][0]["html"] = html.replace(old, new, 1)

    return plant


def changed(number, **facts):
    return lambda blog: blog["posts"][number].update(facts)


def moved(blog):
    blog["posts"][1]["url"] = "/둘째/"


def moved_with_redirect(blog):
    moved(blog)
    blog["redirects"].append({"from": "/2024/01/02/둘째/", "to": "/둘째/"})


LOSSES = [
    ("a post is missing", lambda blog: blog["posts"].pop(1), "둘째.md missing"),
    ("a draft is public", lambda blog: blog["posts"].append(post("/쓰다/", title="쓰다 만 글")), "쓰다.md public"),
    ("a title", changed(0, title="제목 "), "title"),
    ("a time zone", changed(0, instant="2024-01-02T00:30:00Z"), "instant"),
    ("a day", changed(0, day="2024-01-01"), "day"),
    ("an update", changed(0, updated=""), "updated"),
    ("a tag lost", changed(0, tags=["가"]), 'tags lost "나"'),
    ("a tag added", changed(0, tags=["가", "나", "다"]), 'tags added "다"'),
    ("the case of a tag", changed(0, tags=["가", "나 "]), "tags"),
    ("a category", changed(0, categories=[["잡담"]]), "categories lost"),
    ("an unknown field", changed(0, fields={"weight": 3, "code": "007"}), "fields lost cover"),
    ("the type of a field", changed(0, fields={"weight": 3, "cover": {"image": "/a.png"}, "code": 7}), "fields code"),
    ("an excerpt", changed(0, excerpt=""), "excerpt"),
    ("an author", changed(0, authors=["홍길동"]), "authors"),
    ("a hidden post in lists", changed(2, listed=True), "listed"),
    ("an address without redirect", moved, "url"),
    ("an address in another Unicode form", changed(1, url=normalize("NFD", "/2024/01/02/둘째/")), "둘째.md url"),
    ("`.html` is another address", changed(2, url="/숨은.html"), "url"),
    ("a redirect lost", lambda blog: blog["redirects"].clear(), "redirect /old/ leads nowhere"),
    ("a redirect to another post", lambda blog: blog["redirects"][0].update(to="/숨은/"), "redirect /old/ leads /숨은/"),
    ("a word", replaced("둘째 줄", "둘째줄"), "text"),
    ("a line break lost", replaced("<br>“", " “"), "breaks"),
    ("a line break added", replaced("첫 줄 ", "첫 줄<br>"), "breaks"),
    ("straight quotes", replaced("“셋째”", '"셋째"'), "typography"),
    ("a heading's level", replaced("h2", "h3"), "headings"),
    ("a heading's id", replaced('id="설치"', 'id="설치-1"'), "headings"),
    ("a link to another post", replaced("%EB%91%98%EC%A7%B8", "%EC%B2%AB%EC%A7%B8"), "links"),
    ("a link's anchor", replaced("#%EB%81%9D", "#"), "links"),
    ("a dead link", replaced("/down/f.txt", "/f.txt"), "links"),
    ("a link unlinked", replaced('<a target="_blank" href="https://b.kr/">남</a>', "남"), "links lost"),
    ("another picture of the name", replaced("/post/a.png", "/post/b.png"), "images"),
    ("a picture not copied", replaced("/post/a.png", "/img/a.png"), "images"),
    ("a picture's alternative text", replaced('alt="그림"', 'alt=""'), "images"),
    ("one blank of the code", replaced("1;  <", "1; <"), "codes"),
    ("a tab of the code", replaced("\tb", "    b"), "codes"),
    ("a character reference in code", replaced("<span>let</span>", "<span>&amp;lt;let</span>"), "codes"),
    ("a cell", replaced("<td>2</td>", "<td></td>"), "tables"),
    ("a nested list flat", replaced("<ul><li>속</li></ul></li>", "</li><li>속</li>"), "lists"),
    ("a box unchecked", replaced('checked="" ', ""), "lists"),
    ("bold text plain", replaced("<b>굵은</b>", "굵은"), "emphasis lost"),
    ("emphasis shown as stars", replaced("<i>기운</i>", "*기운*"), "text"),
    ("a quote", replaced("<blockquote>인용</blockquote>", "<p>인용</p>"), "quotes lost"),
    ("a video", replaced("embed/x", "embed/y"), "embeds"),
    ("a footnote", replaced("각주</li>", "</li>"), "footnotes"),
]


class TestCompare(unittest.TestCase):
    def test_an_equal_pair_has_no_differences(self):
        self.assertEqual(compare(source(), source()), [])

    def test_other_markup_of_the_same_content_is_no_difference(self):
        self.assertEqual(compare(source(), target()), [])

    def test_a_moved_post_with_a_redirect_is_no_difference(self):
        blog = target()
        moved_with_redirect(blog)
        self.assertEqual(compare(source(), blog), [])

    def test_every_planted_loss_is_told_and_nothing_of_other_posts(self):
        for name, plant, told in LOSSES:
            with self.subTest(name):
                blog = target()
                plant(blog)
                lines = compare(source(), blog)
                self.assertTrue(any(told in line for line in lines), lines)
                # A post that others link to takes their links with it.
                others = {line.split(" ")[0] for line in lines if '["dead ' not in line}
                self.assertLessEqual(len(others), 1, lines)

    def test_an_engine_without_zone_is_not_asked_for_the_day(self):
        blog = target()
        blog["engine"] = "astro"
        blog["posts"][0]["day"] = "2024-01-01"
        self.assertEqual(compare(source(), blog), [])

    def test_hierarchy_counts_only_between_engines_that_have_it(self):
        before, after = source(), target()
        before["posts"][0]["categories"] = [["가", "나"]]
        after["posts"][0]["categories"] = [["가"], ["나"]]
        self.assertEqual(compare(before, after), [])
        before["engine"] = "hexo"
        self.assertEqual(len(compare(before, after)), 3)

    def test_a_heading_with_the_old_id_as_an_anchor_keeps_it(self):
        blog = target()
        replaced('id="설치">', 'id="other"><a id="설치"></a>')(blog)
        self.assertEqual(compare(source(), blog), [])

    def test_the_caption_of_code_is_text_with_links(self):
        before, after = source(), target()
        caption = '<figure class="highlight"><figcaption><span>이름</span><a href="https://b.kr/">출처</a></figcaption><pre>x</pre></figure>'
        before["posts"][1]["html"] += caption
        after["posts"][1]["html"] += '<p>이름 <a href="https://b.kr/">출처</a></p><pre>x</pre>'
        self.assertEqual(compare(before, after), [])

    def test_a_picture_in_the_address_is_the_same_picture(self):
        blog = target()
        blog["posts"][0]["html"] = blog["posts"][0]["html"].replace("/post/a.png", "data:image/png;base64,cGljdHVyZQ==")
        self.assertEqual(compare(source(), blog), [])


TABLE = "| cause | why |\n|---|---|\n| `new-titles` | 새 제목을 붙였다 |\n"
RENAMED = '2024/01/02/첫째.md title "제목" became "새 제목"'


class TestKnownList(unittest.TestCase):
    def run_with(self, known, blog):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("a.json", "b.json", "known.txt", "README.md")]
            for path, content in zip(paths, (json.dumps(source()), json.dumps(blog), known, TABLE)):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(content)
            script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "compare_dumps.py")
            command = [sys.executable, script, paths[0], paths[1], "--known", paths[2]]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            return done.returncode, done.stdout

    def test_a_known_difference_passes(self):
        blog = copy.deepcopy(target())
        blog["posts"][0]["title"] = "새 제목"
        self.assertEqual(self.run_with("# new-titles\n%s\n" % RENAMED, blog), (0, ""))

    def test_a_known_difference_needs_a_cause_that_is_explained(self):
        blog = target()
        blog["posts"][0]["title"] = "새 제목"
        for known in (RENAMED, "# unexplained\n%s\n" % RENAMED, "# old-titles\n%s\n" % RENAMED):
            status, printed = self.run_with(known, blog)
            self.assertEqual(status, 1)
            self.assertIn("is not in the table", printed)

    def test_an_accepted_list_keeps_the_causes_of_its_lines(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "known.txt")
            write_known(path, ["가 text", "나 text"])
            self.assertEqual(read_known(path), {"가 text": "unexplained", "나 text": "unexplained"})
            with open(path, "w", encoding="utf-8") as file:
                file.write("# new-titles\n나 text\n")
            write_known(path, ["가 text", "나 text"])
            self.assertEqual(read_known(path), {"나 text": "new-titles", "가 text": "unexplained"})
            write_known(path, [])
            self.assertFalse(os.path.exists(path))

    def test_every_list_of_the_pairs_is_explained(self):
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "known")
        for name in sorted(os.listdir(folder)):
            with self.subTest(name):
                path = os.path.join(folder, name)
                causes = read_causes(path)
                self.assertLessEqual(set(read_known(path).values()) if name.endswith(".txt") else set(), causes)

    def test_an_unknown_difference_fails(self):
        blog = target()
        blog["posts"][0]["title"] = "새 제목"
        self.assertEqual(self.run_with("", blog)[0], 1)

    def test_a_line_that_no_longer_occurs_fails(self):
        status, printed = self.run_with("x.md title gone\n", target())
        self.assertEqual(status, 1)
        self.assertIn("take it out of the list", printed)


if __name__ == "__main__":
    unittest.main()
