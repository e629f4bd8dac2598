# postlint convert there and back: posts keep their front matter as values and their bodies byte for
# byte, but for what is named here.
. "$(dirname "$0")/lib.sh"

# there_and_back OWN OVER: the blog in OWN/ → there/ → back/
there_and_back() {
  rm -rf there back
  run convert "$1" --from "$1" --to "$2" --out there
  expect_code 0
  run convert there --from "$2" --to "$1" --out back
  expect_code 0
}

same_post() { # OWN PATH
  cmp -s "$1/$2" "back/$2" || {
    diff -u "$1/$2" "back/$2"
    fail "$2 should be as it was"
  }
}

# Jekyll
write jekyll/_config.yml <<'END'
title: 나의 블로그
url: https://my.blog
timezone: Asia/Seoul
permalink: /log/:year/:month/:title.html
END
write jekyll/_posts/2024-05-01-서울-여행.md <<'END'
---
title: '서울: 사흘 동안의 여행' # 첫 글
date: 2024-05-01 09:30:00 +0900
tags:
  - 여행
  - 바다 소금
categories:
  - 한국
rating: 5
code: "007"
places: [{name: 종로, seen: true}, {name: 남산, seen: false}]
---

첫 문단은 **굵은** 글이고 `코드`가 있다.
줄이 이어진다. https://example.org/ 는 링크가 아니다.

## 시장

![시장 사진](/images/market.png "시장")

| 이름 | 값 |
|------|----|
| 사과 | 3 |

- 하나
- 둘

```python
print("안녕")
```

<!--more-->

[밖](https://example.org/a?b=1), 각주[^1].

[^1]: 각주의 글
END
write jekyll/_posts/2024-05-02-busan.md <<'END'
---
title: Busan by the sea
date: 2024-05-02 00:30:00 +0900
tags:
  - travel
published: false
---

Waves, 1 < 2 & "quotes" -- and [Seoul]({% post_url 2024-05-01-서울-여행 %}).

### A heading with its own id {#sea}

1. one
2. two

> A quote
END
write jekyll/_posts/2024-05-03-html.html <<'END'
---
title: HTML 글
date: 2024-05-03 12:00:00 +0900
---

<p>문단</p>

    <ul>
      <li>하나</li>

      <li>둘</li>
    </ul>

<pre>
a

  b
</pre>
END
there_and_back jekyll hugo
for post in jekyll/_posts/*; do same_post jekyll "_posts/$(basename "$post")"; done
[ -f there/content/posts/html.html ] || fail "a post in HTML should stay one"
grep -q '^url:' there/content/posts/busan.md || fail "Hugo has no pattern for .html: the post says its address"

# What has no such words on the other side comes back in other words.
write jekyll/_posts/2024-05-04-code.md <<'END'
---
layout: post
title: 코드
date: 2024-05-04 12:00:00 +0900
tags: one 둘
---

{% highlight ruby %}
puts 1
{% endhighlight %}
END
there_and_back jekyll hugo
write expected <<'END'
---
source_layout: post
title: 코드
date: 2024-05-04 12:00:00 +0900
tags:
  - one
  - 둘
---

```ruby
puts 1
```
END
expect_same_files expected back/_posts/2024-05-04-code.md

# Hexo
write hexo/_config.yml <<'END'
title: 나의 블로그
url: https://my.blog
timezone: Asia/Seoul
permalink: :year/:month/:day/:title/
theme: x
END
write hexo/package.json <<'END'
{"hexo": {"version": "7.0.0"}}
END
write hexo/source/_posts/서울.md <<'END'
---
title: 서울에서 사흘
date: 2024-05-01 09:30:00
updated: 2024-05-03 00:10:00
tags:
  - 여행
  - 바다
categories:
  - 한국
description: 사흘 동안의 기록
rating: 5
---

첫 문단.

## 시장 Market Place

한 줄이
이어진다.

<!-- more -->

```js
console.log("안녕");
```

[밖](https://example.org/)과 [장](#시장-Market-Place)
END
there_and_back hexo hugo
same_post hexo source/_posts/서울.md

# Hugo
write hugo/hugo.toml <<'END'
baseURL = "https://my.blog/"
title = "나의 블로그"
timeZone = "Asia/Seoul"
[permalinks]
posts = "/:year/:month/:day/:filename/"
[markup.goldmark.renderer]
unsafe = true
END
write hugo/content/posts/바다.md <<'END'
---
title: 바다
date: 2024-05-01T09:30:00+09:00
lastmod: 2024-05-02T09:30:00+09:00
tags:
  - 여행
categories:
  - 한국
weight: 3
resources:
  - src: a.png
    title: 그림
---

Waves 그리고 *파도*.

## 시장 {#market}

<!--more-->

- 하나
  - 둘
END
there_and_back hugo jekyll
sed 's/^resources:/source_resources:/' hugo/content/posts/바다.md >expected
expect_same_files expected back/content/posts/바다.md
there_and_back hugo hexo
# Hexo has no {#id}.
sed -i 's/^## 시장 {#market}$/## 시장 <a id="market"><\/a> {#시장}/' expected
expect_same_files expected back/content/posts/바다.md
