package narrative

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

func TestHTML(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"soft break between Chinese vanishes", "甲村\n乙村", "<p>甲村乙村</p>\n"},
		{"soft break after Chinese punctuation vanishes", "甲，\nWTO", "<p>甲，WTO</p>\n"},
		{"soft break before a Chinese quotation mark vanishes", "推行\n“六个一”\n工作法", "<p>推行“六个一”工作法</p>\n"},
		{"soft break between Chinese and Latin stays", "甲\nWTO\n乙", "<p>甲\nWTO\n乙</p>\n"},
		{"soft break between Latin stays", "one\ntwo", "<p>one\ntwo</p>\n"},
		{"soft break beside markup", "甲\n**乙**\n~~丙~~\n[丁](x.md)", "<p>甲<strong>乙</strong><del>丙</del><a href=\"x.md\">丁</a></p>\n"},
		{"soft break before a Latin word in markup stays", "甲\n**WTO**乙", "<p>甲\n<strong>WTO</strong>乙</p>\n"},
		{"soft break between a picture and Latin stays", "![](a.png)\nThe end", "<p><img src=\"a.png\" alt=\"\" loading=\"lazy\" decoding=\"async\">\nThe end</p>\n"},
		{"soft break before a comment vanishes", "甲\n<!-- 密 -->乙", "<p>甲乙</p>\n"},
		{"two stars between figures are no multiplication", "共5**3**户", "<p>共5<strong>3</strong>户</p>\n"},
		{"soft break before an address stays", "甲\n<https://a.cn>", "<p>甲\n<a href=\"https://a.cn\" rel=\"noopener\">https://a.cn</a></p>\n"},
		{"words behind a comment of several lines", "<!--\n甲\n乙\n-->丙", "<p>丙</p>\n"},
		{"a line on which nothing is seen is none", "\u200b\nGDP\n\u200b\nrose", "<p>GDP\nrose</p>\n"},
		{"a long row of dashes", "甲\n\n" + strings.Repeat("-", 300), "<p>甲</p>\n<hr>\n"},
		{"stars between measures are signs of multiplication", "地块3米*5米、4米*6米", "<p>地块3米*5米、4米*6米</p>\n"},
		{"each full-width quotation mark belongs to what it follows", "‘\uFE01**（重点）**的，’\uFE01**（重点）**的，”\uFE01**（重点）**的", "<p>‘\uFE01<strong>（重点）</strong>的，’\uFE01<strong>（重点）</strong>的，”\uFE01<strong>（重点）</strong>的</p>\n"},
		{"a bracket ends bold words at the end of a line", "**GDP (2023)**\n1.2%", "<p><strong>GDP (2023)</strong>\n1.2%</p>\n"},
		{"soft break before an empty figure stays", "共\n[](fact:x)户", "<p>共\n<data value=\"x\"></data>户</p>\n"},
		{"an entity in a tag is its text", "<b title=\"&amp;\">甲", "<p>&lt;b title=&#34;&amp;amp;&#34;&gt;甲</p>\n"},
		{"an underscore behind a space sets nothing off", "_a _", "<p>_a _</p>\n"},
		{"a star ends the line that it begins", "*甲**", "<p><em>甲</em>*</p>\n"},
		{"noughts are multiplied", "5*0.5米，0*3，０*０", "<p>5*0.5米，0*3，０*０</p>\n"},
		{"soft break behind a figure without words", "5[](fact:x)\n户", "<p>5<data value=\"x\"></data>户</p>\n"},
		{"a picture in the words for a picture is its words", "![甲![乙](b.png)丙](a.png)丁", "<p><img src=\"a.png\" alt=\"甲乙丙\" loading=\"lazy\" decoding=\"async\">丁</p>\n"},
		{"no alert but in a quotation", "[!NOTE]\n甲", "<p>[!NOTE]\n甲</p>\n"},
		{"a product in words that are set off", "**第一书记*长*宽*高*（驻村）", "<p>**第一书记<em>长*宽*高</em>（驻村）</p>\n"},
		{"a selector inside a quotation mark", "**“\ufe01城”\ufe01**市", "<p><strong>“\ufe01城”\ufe01</strong>市</p>\n"},
		{"soft break before an escaped mark stays", "甲\n\\*乙", "<p>甲\n*乙</p>\n"},
		{"soft break between a quotation mark and a picture vanishes", "“\n![](b.png)米", "<p>“<img src=\"b.png\" alt=\"\" loading=\"lazy\" decoding=\"async\">米</p>\n"},
		{"soft breaks behind figures", "[](fact:x)\n户，[5](fact:y)\n户", "<p><data value=\"x\"></data>户，<data value=\"y\">5</data>\n户</p>\n"},
		{"an underscore before a space sets nothing off", "a _ b_", "<p>a _ b_</p>\n"},
		{"a backslash before a letter, and one at the end", "甲\\c\\", "<p>甲\\c\\</p>\n"},
		{"a mark that nobody sees behind another", "!\ufeff甲", "<p>!甲</p>\n"},
		{"a full-width quotation mark ends bold words", "**“城”\ufe01**市", "<p><strong>“城”\ufe01</strong>市</p>\n"},
		{"a variation selector before bold words in brackets", "葛\ufe00**(重点)**的", "<p>葛\ufe00<strong>(重点)</strong>的</p>\n"},
		{"a bracket that nothing closes", "[甲[", "<p>[甲[</p>\n"},
		{"nothing is struck out from a mark that closes on", "~~”删~~", "<p>~~”删~~</p>\n"},
		{"code in which nothing is seen is none", "`\u200b`甲", "<p>甲</p>\n"},
		{"a product of letters begins a line", "b*c", "<p>b*c</p>\n"},
		{"a product of letters before what is set off", "x*y，村长*高度*重视", "<p>x*y，村长<em>高度</em>重视</p>\n"},
		{"CRLF", "甲\r\n乙  \r\n丙\r\n\r\nTo\r\nbe", "<p>甲乙<br>\n丙</p>\n<p>To\nbe</p>\n"},
		{"hard break", "甲  \n乙\\\n丙", "<p>甲<br>\n乙<br>\n丙</p>\n"},
		{"indent of pasted paragraphs", "　　甲\n\n　　**乙**", "<p>甲</p>\n<p><strong>乙</strong></p>\n"},
		{"one ~ is the sign of an interval", "3~5户，10~20户，~~删~~", "<p>3~5户，10~20户，<del>删</del></p>\n"},
		{"* between digits is the sign of multiplication", "长2*3*4米，２*３*４，*重*点", "<p>长2*3*4米，２*３*４，<em>重</em>点</p>\n"},
		{"* in a product is a sign", "长*宽*高，单价*数量，5米*3米*2米，a*b*c，5*x*y，村长*高度*重视", "<p>长*宽*高，单价*数量，5米*3米*2米，a*b*c，5*x*y，村长<em>高度</em>重视</p>\n"},
		{"* may mask a name", "张*，李**，王***同志", "<p>张*，李**，王***同志</p>\n"},
		{"~~ between figures is the sign of an interval", "2014~~2016年，3~~5万元，~~2019年~~2020年", "<p>2014~~2016年，3~~5万元，<del>2019年</del>2020年</p>\n"},
		{"a footnote in the words for a picture stands behind it", "![图[^1]](a.png)甲\n\n[^1]: 乙",
			"<p><img src=\"a.png\" alt=\"图\" loading=\"lazy\" decoding=\"async\"><sup class=\"footnote-ref\" id=\"fnref-hu-jia-tian-1\">" +
				"<a href=\"#fn-hu-jia-tian-1\" role=\"doc-noteref\" aria-label=\"注1\">1</a></sup>甲</p>\n" +
				"<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n<li id=\"fn-hu-jia-tian-1\"><p>乙 " +
				"<a class=\"footnote-back\" href=\"#fnref-hu-jia-tian-1\" aria-label=\"回到注1的正文\">↩</a></p>\n</li>\n</ol>\n</section>\n"},
		{"two ideographic spaces begin a paragraph", "　　甲，\n乙\n　　丙\n- 丁\n　　戊", "<p>甲，乙</p>\n<p>丙</p>\n<ul>\n<li>丁</li>\n</ul>\n<p>戊</p>\n"},
		{"one ideographic space begins none", "甲\n　乙", "<p>甲\n　乙</p>\n"},
		{"an indented line in Chinese is a paragraph", "    “六个一”\n续\n\n\t甲\n\n- 乙\n\n      丙",
			"<p>“六个一”续</p>\n<p>甲</p>\n<ul>\n<li><p>乙</p>\n<p>丙</p>\n</li>\n</ul>\n"},
		{"other indented lines are code", "    a = 甲\n    乙\n", "<pre tabindex=\"0\"><code>a = 甲\n乙\n</code></pre>\n"},
		{"tags are text", "甲<br>乙<script>alert(\"1\")</script>",
			"<p>甲&lt;br&gt;乙&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;</p>\n"},
		{"a block of tags is text", "<div onclick=\"x\">\n*甲*\n</div>",
			"<p>&lt;div onclick=&#34;x&#34;&gt;\n<em>甲</em>\n&lt;/div&gt;</p>\n"},
		{"a comment leaves one space", "甲 <!-- 密 --> 乙", "<p>甲 乙</p>\n"},
		{"soft break after a variation selector vanishes", "葛\U000E0100\n城", "<p>葛\U000E0100城</p>\n"},
		{"a variation selector belongs to what it follows", "葛\uFE00**（重点）**的，“\uFE01**（重点）**的", "<p>葛\uFE00<strong>（重点）</strong>的，“\uFE01<strong>（重点）</strong>的</p>\n"},
		{"a tag over two lines is text", "前<b\nid=x>后", "<p>前&lt;b\nid=x&gt;后</p>\n"},
		{"emphasis may begin a line, whatever it holds", "*b*c", "<p><em>b</em>c</p>\n"},
		{"comments are dropped", "甲<!-- 密 -->乙\n\n<!-- 密\n\n密 -->\n\n丙", "<p>甲乙</p>\n<p>丙</p>\n"},
		{"text behind a long comment stays", "<!-- 密\n密 --> 甲", "<p>甲</p>\n"},
		{"a comment alone makes no paragraph", "甲\n\n<!-- a --> <!-- b -->\n\n## <!-- c -->\n", "<p>甲</p>\n"},
		{"hidden characters", "甲\u202e乙&#x2066;丙\x00丁\x07&#0;", "<p>甲乙丙\uFFFD丁\uFFFD</p>\n"},
		{"what is not UTF-8", "甲\xff乙\uFFFD丙\xe4\xb8", "<p>甲\uFFFD乙\uFFFD丙\uFFFD\uFFFD</p>\n"},
		{"a break before nothing that is shown", "甲\n\u202e\n\u200b", "<p>甲</p>\n"},
		{"a line break before nothing that is shown", "甲\\\n\u202e", "<p>甲</p>\n"},
		{"hidden characters in code and addresses", "`甲\u202e乙` [丙](a\u202eb.md \"丁\u202e\")",
			"<p><code>甲乙</code> <a href=\"ab.md\" title=\"丁\">丙</a></p>\n"},
		{"levels begin at h2 and skip none", "### 甲\n# 乙\n### 丙\n#### 丁\n## 戊",
			"<h2 id=\"jia\">甲</h2>\n<h2 id=\"yi\">乙</h2>\n<h3 id=\"bing\">丙</h3>\n<h4 id=\"ding\">丁</h4>\n<h3 id=\"wu\">戊</h3>\n"},
		{"autolinks", "<https://a.cn/?b=1&c=2> <a@b.cn> <tel:123>",
			"<p><a href=\"https://a.cn/?b=1&amp;c=2\" rel=\"noopener\">https://a.cn/?b=1&amp;c=2</a> " +
				"<a href=\"mailto:a@b.cn\" rel=\"noopener\">a@b.cn</a> &lt;tel:123&gt;</p>\n"},
		{"an autolink in a link is its text", "[<https://a.cn>](x.md)", "<p><a href=\"x.md\">https://a.cn</a></p>\n"},
		{"a link without text shows its target", "[](x.md)", "<p><a href=\"x.md\">x.md</a></p>\n"},
		{"a picture alone", "![图*说*](a.png \"题\")",
			"<figure class=\"photo\"><img src=\"a.png\" alt=\"图说\" loading=\"lazy\" decoding=\"async\"><figcaption>题</figcaption></figure>\n"},
		{"a picture alone without a title", "![](a.png)",
			"<figure class=\"photo\"><img src=\"a.png\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>\n"},
		{"a picture in text", "见![图](a.png \"题\")",
			"<p>见<img src=\"a.png\" alt=\"图\" title=\"题\" loading=\"lazy\" decoding=\"async\"></p>\n"},
		{"a picture in a link", "[![图](a.png)](x.md)",
			"<p><a href=\"x.md\"><img src=\"a.png\" alt=\"图\" loading=\"lazy\" decoding=\"async\"></a></p>\n"},
		{"an alert", "> [!WARNING]\n> 甲\n> 乙", "<div class=\"alert warning\" role=\"note\">\n<p class=\"alert-title\">注意</p>\n<p>甲乙</p>\n</div>\n"},
		{"an alert of a list", "> [!tip]\n> - 甲", "<div class=\"alert tip\" role=\"note\">\n<p class=\"alert-title\">提示</p>\n<ul>\n<li>甲</li>\n</ul>\n</div>\n"},
		{"an alert without words", "> [!NOTE]", "<div class=\"alert note\" role=\"note\">\n<p class=\"alert-title\">说明</p>\n</div>\n"},
		{"half a mark of an alert", "> [!\n\n> []\n\n> [!]", "<blockquote>\n<p>[!</p>\n</blockquote>\n<blockquote>\n<p>[]</p>\n</blockquote>\n<blockquote>\n<p>[!]</p>\n</blockquote>\n"},
		{"a backslash that is none before what is struck out", "\\\\~~删~~，\\~~~删~~", "<p>\\<del>删</del>，~<del>删</del></p>\n"},
		{"a variation selector that begins a text", "\ufe00**（重点）**的", "<p>\ufe00<strong>（重点）</strong>的</p>\n"},
		{"what begins as a comment", "<!-->甲", "<p>甲</p>\n"},
		{"no alert", "> [!OTHER]\n> 甲", "<blockquote>\n<p>[!OTHER]\n甲</p>\n</blockquote>\n"},
		{"no alert in the second paragraph", "> 甲\n>\n> [!NOTE]", "<blockquote>\n<p>甲</p>\n<p>[!NOTE]</p>\n</blockquote>\n"},
		{"tasks", "- [ ] 甲\n- [x] 乙", "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"未完成\"> 甲</li>\n" +
			"<li class=\"task\"><input type=\"checkbox\" checked disabled aria-label=\"已完成\"> 乙</li>\n</ul>\n"},
		{"an ordered list", "3. 甲\n4. 乙", "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>\n"},
		{"code", "```go\na < b\r\n```\n\n    c", "<pre tabindex=\"0\"><code class=\"language-go\">a &lt; b\n</code></pre>\n<pre tabindex=\"0\"><code>c\n</code></pre>\n"},
		{"a table", "# 户数\n\n| | 甲 | 乙 | 丙 |\n|-|:-|-:|:-:|\n| 一 | 1 | 2\\|3 | |",
			"<h2 id=\"hu-shu\">户数</h2>\n<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"户数：表1\">\n<table>\n<thead>\n" +
				"<tr><td></td><th scope=\"col\" class=\"left\">甲</th><th scope=\"col\" class=\"right\">乙</th><th scope=\"col\" class=\"center\">丙</th></tr>\n</thead>\n<tbody>\n" +
				"<tr><td>一</td><td class=\"left\">1</td><td class=\"right\">2|3</td><td class=\"center\"></td></tr>\n</tbody>\n</table>\n</div>\n"},
		{"footnotes", "甲[^b]乙[^b]\n\n[^b]: 丙", "<p>甲<sup class=\"footnote-ref\" id=\"fnref-hu-jia-tian-1\"><a href=\"#fn-hu-jia-tian-1\" role=\"doc-noteref\" aria-label=\"注1\">1</a></sup>" +
			"乙<sup class=\"footnote-ref\" id=\"fnref-hu-jia-tian-1-2\"><a href=\"#fn-hu-jia-tian-1\" role=\"doc-noteref\" aria-label=\"注1\">1</a></sup></p>\n" +
			"<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n<li id=\"fn-hu-jia-tian-1\"><p>丙 " +
			"<a class=\"footnote-back\" href=\"#fnref-hu-jia-tian-1\" aria-label=\"回到注1的正文\">↩</a> " +
			"<a class=\"footnote-back\" href=\"#fnref-hu-jia-tian-1-2\" aria-label=\"回到注1的正文（第2处）\">↩</a></p>\n</li>\n</ol>\n</section>\n"},
		{"figures keep their markup", "[**约** `x`](fact:a)", "<p><data value=\"a\"><strong>约</strong> <code>x</code></data></p>\n"},
		{"a picture in a figure is its words", "[![图](a.png)1户](fact:a)", "<p><data value=\"a\">图1户</data></p>\n"},
		{"blocks in a list and a quote", "- 甲\n  ```chart\n  a = 1\n  ```\n\n> ```formula\n> b = 1\n> ```",
			"<ul>\n<li>甲\n<figure>chart</figure>\n</li>\n</ul>\n<blockquote>\n<figure>formula</figure>\n</blockquote>\n"},
	}
	p := NewParser()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(parse(t, p, test.markdown)); got != test.want {
				t.Errorf("%q\n got %s\nwant %s", test.markdown, got, test.want)
			}
		})
	}
}

func TestFront(t *testing.T) {
	tests := []struct {
		name, text, front, body string
		problem                 string // the line:column of a toml-syntax problem
	}{
		{"plain", "+++\ntitle = \"甲\"\n+++\n正文", "title = \"甲\"\n", "正文", ""},
		{"mark, CRLF and trailing spaces", "\uFEFF+++ \r\ntitle = \"甲\"\r\n+++\t\r\n正文", "title = \"甲\"\r\n", "正文", ""},
		{"empty", "+++\n+++\n正文", "", "正文", ""},
		{"blank lines before", "\n\n+++\na = 1\n+++\n", "a = 1\n", "", ""},
		{"none", "正文\n+++\n", "", "正文\n+++\n", ""},
		{"empty file", "", "", "", ""},
		{"mark alone", "\uFEFF正文", "", "正文", ""},
		{"never closed", "+++\ntitle = \"甲\"\ndate = 2020-01-01\n\n正文=一\n", "title = \"甲\"\ndate = 2020-01-01\n\n", "正文=一\n", "1:1"},
		{"never closed, with a heading", "\n+++\ntitle = \"甲\"\n# 一、标题\n正文。", "title = \"甲\"\n", "# 一、标题\n正文。", "2:1"},
		{"alone", "+++", "", "", "1:1"},
		{"closed with full-width signs", "+++\ntitle = \"甲\"\n＋＋＋\n正文", "title = \"甲\"\n", "＋＋＋\n正文", "3:1"},
		{"closed with two signs", "+++\ntitle = \"甲\"\n++ \n正文", "title = \"甲\"\n", "++ \n正文", "3:1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, problems := Parse(source.New("a.md", test.text))
			if got := doc.Front.Text(); got != test.front {
				t.Errorf("front %q, want %q", got, test.front)
			}
			if got := doc.Body.Text(); got != test.body {
				t.Errorf("body %q, want %q", got, test.body)
			}
			var at string
			for _, p := range problems {
				if p.Rule != problem.TOMLSyntax {
					t.Errorf("rule %s", p.Rule)
				}
				at = place(p.Span)
			}
			if at != test.problem {
				t.Errorf("problem at %q, want %q", at, test.problem)
			}
		})
	}
	if doc, _ := Parse(source.New("a.md", "正文")); !doc.Front.IsZero() {
		t.Error("a file without front matter has some")
	}
}

func TestHeadings(t *testing.T) {
	doc := parse(t, NewParser(), `# 一、落实**“六个一”**工作法
## （一）做法
## 1. 做法
# 二、成效与 Party Work
## （一）做法
# 1.5万户增收
# 1.05万户增收
# 三、
# 🎉
# 做法
# fn 1
# １＋Ｎ＋１ 模式
# [见附件](https://a.cn/b)
# ![](a.png)
# 四、5户带50户
# fn 注
# fnref 注
`)
	var got []string
	for _, h := range doc.Headings {
		got = append(got, h.ID)
	}
	want := []string{
		"luo-shi-liu-ge-yi-gong-zuo-fa", "zuo-fa", "zuo-fa-luo-shi-liu-ge-yi-gong-zuo-fa",
		"cheng-xiao-yu-party-work", "zuo-fa-cheng-xiao-yu-party-work", "1-5-wan-hu-zeng-shou", "1-05-wan-hu-zeng-shou", "san",
		"h-x6146299c", "zuo-fa-2", "h-fn-1", "1-n-1-mo-shi", "jian-fu-jian", "h-a-png", "5-hu-dai-50-hu", "h-fn-zhu", "h-fnref-zhu",
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("ids\n got %q\nwant %q", got, want)
	}
	if h := doc.Headings[0]; h.Text != "一、落实“六个一”工作法" || h.Level != 1 || h.Span.Text() != "一、落实**“六个一”**工作法" {
		t.Errorf("heading %+v %q", h, h.Span.Text())
	}
}

// An edit elsewhere leaves an id alone: sections renumbered by one inserted before them
// keep their addresses.
func TestHeadingIDsAreStable(t *testing.T) {
	before := parse(t, NewParser(), "# 一、组织\n# 二、产业\n")
	after := parse(t, NewParser(), "# 一、背景\n# 二、组织\n# 三、产业\n")
	for i := range before.Headings {
		if b, a := before.Headings[i].ID, after.Headings[i+1].ID; b != a {
			t.Errorf("%s became %s", b, a)
		}
	}
}

func TestLists(t *testing.T) {
	const text = "+++\n+++\n见[**约** 88%](<fact:收入 率>)、[](fact:b)、[乙*丙*](../a%20b/%E7%94%B2.md#%E4%B8%80 \"题\")、\n" +
		"[甲][r]、[空](javascript:alert(1))、![图](图%20一.png \"题\")。\n\n[r]: http://a.cn/%2F?x=1\n\n" +
		"- 项\n\n  ```chart\n  title = \"图\"\n    a = 1\n  ```\n\n> ~~~ formula\n> program = \"a\"\n>\n> b = 1\n> ~~~\n"
	doc := parse(t, NewParser(), text)
	var got []string
	for _, f := range doc.FactRefs {
		got = append(got, strings.Join([]string{"figure", f.Target.String(), f.Text, f.Span.Text(), f.Inner.Text()}, "¦"))
	}
	for _, l := range doc.Links {
		got = append(got, strings.Join([]string{"link", l.Target, l.Text, l.Span.Text()}, "¦"))
	}
	for _, i := range doc.Images {
		got = append(got, strings.Join([]string{"image", i.Src, i.Alt, i.Title, i.Span.Text()}, "¦"))
	}
	for _, d := range doc.Drawings {
		got = append(got, strings.Join([]string{"drawing", string(d.Kind), d.Body.Text(), d.TOML, d.Span.Text()}, "¦"))
	}
	want := []string{
		"figure¦收入 率¦约 88%¦[**约** 88%](<fact:收入 率>)¦**约** 88%",
		"figure¦b¦¦[](fact:b)¦",
		"link¦../a b/甲.md#一¦乙丙¦[乙*丙*](../a%20b/%E7%94%B2.md#%E4%B8%80 \"题\")",
		"link¦http://a.cn/%2F?x=1¦甲¦[甲][r]",
		"link¦javascript:alert(1)¦空¦[空](javascript:alert(1))",
		"image¦图 一.png¦图¦题¦![图](图%20一.png \"题\")",
		"drawing¦chart¦title = \"图\"\n    a = 1\n¦title = \"图\"\n    a = 1\n¦```chart\n  title = \"图\"\n    a = 1\n  ```",
		"drawing¦formula¦program = \"a\"\n>\n> b = 1\n¦program = \"a\"\n \n  b = 1\n¦~~~ formula\n> program = \"a\"\n>\n> b = 1\n> ~~~",
	}
	if strings.Join(got, "\n---\n") != strings.Join(want, "\n---\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n---\n"), strings.Join(want, "\n---\n"))
	}
}

func TestSuppressions(t *testing.T) {
	tests := []struct {
		name, text string
		line       int
		reason     string
	}{
		{"before a fence in a quote", "<!-- check: off punctuation 引文 -->\n> ```\n> 甲\n> ```\n乙", 2, "引文"},
		{"the line before", "<!-- check: off punctuation 引文 原样 -->\n甲", 2, "引文 原样"},
		{"blank lines and comments between", "<!-- check：off punctuation 引文 -->\n\n<!-- 别的 -->\n\n甲", 5, "引文"},
		{"beside text", "甲\n乙 <!-- check: off punctuation 引文 --> 丙\n丁", 2, "引文"},
		{"in a table's cell", "| 甲 |\n|-|\n| 乙 <!-- check: off punctuation 引文 --> |\n| 丙 |", 3, "引文"},
		{"in a list", "- <!-- check: off punctuation 引文 -->\n  甲", 2, "引文"},
		{"in a quote", "> <!-- check: off punctuation 引文 -->\n> 甲", 2, "引文"},
		{"in a numbered list", "1. <!-- check: off punctuation 引文 -->\n   甲", 2, "引文"},
		{"over several lines", "<!-- check: off\npunctuation 引文 -->\n甲", 3, "引文"},
		{"after front matter", "+++\na = 1\n+++\n\n<!-- check: off punctuation 引文 -->\n甲", 6, "引文"},
		{"before a figure", "甲\n\n<!-- check: off punctuation 引文 -->\n2014年，甲", 4, "引文"},
		{"above the marks of lists alone", "<!-- check: off punctuation 引文 -->\n>\n> 12.\n> 甲", 4, "引文"},
		{"above a number", "<!-- check: off punctuation 引文 -->\n12\n甲", 2, "引文"},
		{"above the mark of a list alone", "<!-- check: off punctuation 引文 -->\n+\n  甲", 3, "引文"},
		{"behind text on its line", "甲<!-- check: off punctuation 引文 -->\n[乙](a.md)", 1, "引文"},
		{"before a heading", "<!-- check: off punctuation 引文 -->\n## 甲", 2, "引文"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := parse(t, NewParser(), test.text)
			if len(doc.Suppressions) != 1 {
				t.Fatalf("%d suppressions", len(doc.Suppressions))
			}
			s := doc.Suppressions[0]
			if s.Rule != "punctuation" || s.Line != test.line || s.Reason != test.reason {
				t.Errorf("got %+v", s)
			}
			if fence := strings.Contains(test.text, "```"); fence != (s.Last == 4) || !fence && s.Last != 0 {
				t.Errorf("the last line is %d", s.Last)
			}
			if text := s.Span.Text(); !strings.HasPrefix(text, "<!--") || !strings.HasSuffix(text, "-->") {
				t.Errorf("span %q", text)
			}
			for _, p := range doc.Prose() {
				if strings.Contains(p.Text, "引文") {
					t.Errorf("prose holds the comment: %q", p.Text)
				}
			}
		})
	}
}

// What no page shows is known with its kind, its name and its place.
func TestLost(t *testing.T) {
	names := map[LostKind]string{LostNote: "note", LostReference: "reference", LostCell: "cell", LostTitle: "title"}
	for text, want := range map[string]string{
		"[甲][x]\n\n[x]: http://a.cn":                       "",
		"甲\n\n[x]: http://a.cn":                            "reference x 3:1",
		"[甲][x]\n\n[x]: http://a.cn\n[X]: http://b.cn":     "reference X 4:1",
		"甲[^1]\n\n[^1]: 乙\n\n[^2]: 丙":                      "note 2 5:1",
		"共[5户](fact:hu \"题\")和[6户](fact:ren)":              "title 题 1:2",
		"| 甲 | 乙 |\n|-|-|\n| 1 | 2 | 3 |\n| 1 |":           "cell  3:11",
		"| 甲 |\n|-|\n| 1 |\n\n[^a]: 丙\n\n[y]: http://a.cn": "note a 5:1, reference y 7:1",
	} {
		var got []string
		for _, x := range parse(t, NewParser(), text).Lost {
			at := x.Span.Position()
			got = append(got, fmt.Sprintf("%s %s %d:%d", names[x.Kind], x.Label, at.Line, at.Column))
		}
		slices.Sort(got)
		if strings.Join(got, ", ") != want {
			t.Errorf("%q lost %q, want %q", text, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name, text string
		rule       problem.Rule
		at, hint   string
	}{
		{"no reason", "甲\n\n<!-- check: off punctuation -->\n乙", problem.MissingField, "3:1", "写成 <!-- check: off 规则 理由 -->"},
		{"no rule", "<!-- check: off -->\n乙", problem.UnknownKey, "1:1", "写成 <!-- check: off 规则 理由 -->"},
		{"another instruction", "<!-- check: on punctuation 引文 -->", problem.UnknownKey, "1:1", "写成 <!-- check: off 规则 理由 -->"},
		{"a comment that does not end", "甲\n\n<!-- 乙\n\n丙", problem.Unreadable, "3:1", "在注释末尾写上 -->"},
		{"two comments that do not end", "<!-- 甲\n<!-- 乙", problem.Unreadable, "1:1", "在注释末尾写上 -->"},
		{"nested too deep", "甲\n\n" + strings.Repeat("> ", 10_000) + "乙", problem.Unreadable, "3:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"lists nested too deep by tabs", "甲\n\n" + strings.Repeat("-\t", 10_000) + "乙", problem.Unreadable, "3:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"lists nested too deep", "甲\n\n" + strings.Repeat("- ", 10_000) + "乙", problem.Unreadable, "3:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"numbers nested too deep", "甲\n\n" + strings.Repeat("1. ", 10_000) + "乙", problem.Unreadable, "3:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too many footnotes", strings.Repeat("[^1]: 甲\n\n", 20_000), problem.Unreadable, "1:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too many footnotes and bars", strings.Repeat("[^1]: 甲\\|乙\n\n", 12_000), problem.Unreadable, "1:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too long", strings.Repeat("甲。\n\n", 600_000), problem.Unreadable, "1:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too many cells", "甲\n\n" + wideTable(1000, 250), problem.Unreadable, "3:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too many cells in many tables", strings.Repeat(wideTable(400, 200)+"\n", 3), problem.Unreadable, "407:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too many cells in a quote", "> " + strings.ReplaceAll(wideTable(1000, 250), "\n", "\n> "), problem.Unreadable, "1:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too many marks in the lines of a paragraph", strings.Repeat("甲[[[[\n", 25_000), problem.Unreadable, "7906:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
		{"too many marks", "甲\n\n" + strings.Repeat("[", 100_000), problem.Unreadable, "3:1", "请检查是否误贴了别的内容，或把正文分成几篇"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, problems := Parse(source.New("a.md", test.text))
			if len(problems) != 1 || doc == nil {
				t.Fatalf("%d problems", len(problems))
			}
			p := problems[0]
			if p.Rule != test.rule || place(p.Span) != test.at || p.Hint.ZH != test.hint {
				t.Errorf("got %s at %s, hint %q", p.Rule, place(p.Span), p.Hint.ZH)
			}
			if p.Message.ZH == "" || p.Message.EN == "" || p.Hint.EN == "" {
				t.Errorf("a message is missing: %+v", p)
			}
			if len(doc.Suppressions) > 0 {
				t.Error("suppressed all the same")
			}
		})
	}
}

// A comment that nothing ends hides nothing: what stands behind it is shown.
func TestACommentWithoutAnEndHidesNothing(t *testing.T) {
	for text, want := range map[string]string{
		"甲\n\n<!-- 乙\n\n丙":             "<p>甲</p>\n<p>&lt;!-- 乙</p>\n<p>丙</p>\n",
		"<!-- 甲\n<!-- 乙":               "<p>&lt;!-- 甲\n&lt;!-- 乙</p>\n",
		"<!-- 密 -->\n\n甲\n\n<!-- 乙\n丙": "<p>甲</p>\n<p>&lt;!-- 乙丙</p>\n",
	} {
		doc, problems := Parse(source.New("a.md", text))
		if got := shown(doc); got != want || len(problems) != 1 {
			t.Errorf("%q: %q, %d problems", text, got, len(problems))
		}
	}
}

// wideTable is a table whose rows have one cell each; Markdown fills them up.
func wideTable(columns, rows int) string {
	return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|b|\n", rows)
}

// A block of code that nothing closes is known by its opening line: all that follows is read as code.
func TestUnclosedFences(t *testing.T) {
	for text, want := range map[string]string{
		"```\n甲\n```": "", "```": "```", "甲\n\n```chart\na = 1\n": "```chart", "~~~\n甲\n```\n": "~~~", "> ```formula\n乙": "```formula",
		"> ```formula\n```chart\n": "```formula ```chart", "````\n甲\n```\n": "````", "- ~~~ go\n  甲\n  ~~~": "", "```\n甲\n``` b\n": "```",
	} {
		var got []string
		for _, s := range parse(t, NewParser(), text).UnclosedFences {
			got = append(got, s.Text())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q leaves open %q, want %q", text, got, want)
		}
	}
}

// A drawing without a body stands behind its opening line.
func TestAnEmptyDrawingStandsBehindItsOpeningLine(t *testing.T) {
	for text, want := range map[string]string{"```chart\n```\n甲": "2:1", "```chart\n": "2:1", "```chart": "1:9"} {
		if list := parse(t, NewParser(), text).Drawings; len(list) != 1 || place(list[0].Body) != want || list[0].TOML != "" {
			t.Errorf("%q: %+v", text, list)
		}
	}
}

// What stays within the limits is read, and dashes in a line nest nothing.
func TestWhatIsLongButPlainIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"as deep as it may be": strings.Repeat(">", 200) + "乙", "dashes in a line": strings.Repeat("甲 - ", 2000) + "乙", "a line of blanks": "甲\n\n" + strings.Repeat(" ", 1000) + "\n\n乙", "blanks in a line": strings.Repeat("9    a    ", 300) + "乙",
	} {
		if html := shown(parse(t, NewParser(), text)); !strings.Contains(html, "乙</p>") {
			t.Errorf("%s: %.80s", name, html)
		}
	}
}

func TestALongTableIsRead(t *testing.T) {
	markdown := wideTable(20, 3000) + "\n标题\n---\n" + strings.Repeat("正文。\n", 1000)
	if html := shown(parse(t, NewParser(), markdown)); strings.Count(html, "<td") != 60_000 {
		t.Errorf("the table has %d cells", strings.Count(html, "<td"))
	}
}

// What is not UTF-8 is no text, whoever asks for it.
func TestTextIsUTF8(t *testing.T) {
	for _, raw := range []bool{false, true} {
		var got strings.Builder
		src := []byte("甲\xff乙\uFFFD\xe4a\xe4\xb8b\xe4\xb8")
		decode(src, 0, len(src), raw, func(text []byte, _, _ int) { got.Write(text) })
		if got.String() != "甲\uFFFD乙\uFFFD\uFFFDa\uFFFD\uFFFDb\uFFFD\uFFFD" {
			t.Errorf("raw %t: %q", raw, got.String())
		}
	}
}
