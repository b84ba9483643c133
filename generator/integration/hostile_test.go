package integration

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"casebook/generator/build"
	"casebook/generator/pack"
	"casebook/generator/session"
	"casebook/generator/testsite"

	"golang.org/x/net/html"
)

// evil would run in whatever context it is put into unescaped: text, attributes of either
// quote, scripts, comments, templates.
const evil = `"'><img src=x onerror=alert(1)></script><script>alert(1)</script></style></textarea></title>{{.}}${1}<!--]]>&lt;i&gt;` + "\u2028\x00"

// hidden is what no reader sees: overrides of the direction, isolates, joiners of words,
// blanks of no width, tags.
const hidden = "\u202e\u2066\u2060\u200b\ufeff\U000E0041"

// hostileSite fills every text of the input contract. In its files § stands for the text
// and ¤ for a TOML string of it.
func hostileSite(t *testing.T, dir, text string) {
	t.Helper()
	quoted, err := json.Marshal(text) // its escapes are TOML's too
	if err != nil {
		t.Fatal(err)
	}
	fill := strings.NewReplacer("¤", string(quoted), "§", text)
	for name, body := range hostileFiles {
		testsite.Put(t, filepath.Join(dir, filepath.FromSlash(name)), fill.Replace(body))
	}
	row := `v,"` + strings.NewReplacer(`"`, `""`, "\x00", "").Replace(text) + `",450329,` + formulas[0] + ",s,true,3\n"
	for i, cell := range formulas {
		row += fmt.Sprintf("w%d,\"%s\",450329,\"%s\",s,true,%d\n", i, cell, cell, i)
	}
	testsite.Put(t, filepath.Join(dir, "data/villages/b.csv"), "code,name,region,summary,source,sample,n@2020\n"+row)
}

// formulas are cells that a spreadsheet would run.
var formulas = [...]string{"=cmd()", "+cmd()", "-cmd()", "@cmd()", "＝cmd()", "＋cmd()", "－cmd()", "＠cmd()", "\t=cmd()", "\r=cmd()", "\n=cmd()", " =cmd()", "\u3000=cmd()", "\u00a0=cmd()", "\u200b=cmd()", "|cmd", "%cmd"}

var hostileFiles = map[string]string{
	"data/site.toml": `title = ¤
subtitle = ¤
owner = ¤
contact = ¤
icp = ¤
police_record = ¤
site_code = ¤
base_url = "https://example.cn/a"
edition = "internal"
[check]
broken-link = "off"
missing-asset = "off"
fact-unknown = "off"
fact-mismatch = "off"
`,
	"data/indicators.toml": `[[group]]
id = "g"
name = ¤
[[indicator]]
id = "n"
name = ¤
group = "g"
unit = ¤
[[indicator]]
id = "m"
name = ¤
group = "g"
unit = ¤
`,
	"data/regions.toml": `[[region]]
code = "45"
name = ¤
[[region]]
code = "450329"
name = ¤
parent = "45"
[[region.series]]
indicator = "n"
values = { 2019 = 1, 2020 = 2 }
`,
	"data/sources.toml": `[[source]]
id = "s"
title = ¤
publisher = ¤
year = 2020
url = "https://example.cn/?a='onclick=alert(1)"
sample = true
`,
	"data/villages/a.toml": `[[village]]
code = "450329102201"
name = ¤
region = "450329"
summary = ¤
source = "s"
programs = ["p"]
households = 10
population = 100
sample = true
[[village.series]]
indicator = "n"
values = { 2019 = 1, 2020 = 2 }
[[village.series]]
indicator = "m"
values = { 2019 = 1, 2020 = 2 }
[[village.breakdown]]
indicator = "n"
by = ¤
year = 2020
parts = { ¤ = 5, "=cmd()" = 6 }
`,
	"data/programs/p.toml": `[[program]]
id = "p"
name = ¤
formula = ¤
kind = ¤
origin = "450329"
since = 2019
summary = ¤
source = "s"
[[program.part]]
count = "1"
name = ¤
detail = ¤
[[program.part.part]]
count = "N"
name = ¤
detail = ¤
[program.replicate]
conditions = [¤]
risks = [¤]
cost = ¤
people = ¤
months = 3
`,
	"data/facts/a.toml": `[[fact]]
id = "f"
value = 4.9
unit = ¤
source = "s"
note = ¤
sample = true
[[fact]]
id = "g"
value = 2
unit = ¤
source = "s"
note = ¤
`,
	"content/cases/a.md": `+++
title = ¤
village = "450329102201"
programs = ["p"]
themes = [¤, "=cmd()"]
source = "s"
summary = ¤
date = 2020-01-02
+++
` + hostileProse + hostileBlocks,
	"content/studies/b.md":     "+++\ntitle = ¤\nsites = [\"a\"]\nsummary = ¤\n+++\n## §\n\n§",
	"content/checklists/c.md":  "+++\ntitle = ¤\n+++\n- [ ] §\n",
	"content/other/d.md":       "+++\ntitle = ¤\nregion = \"450329\"\n+++\n§",
	"content/other/index.md":   "+++\ntitle = ¤\n+++\n§",
	"content/about.md":         "+++\ntitle = ¤\n+++\n§",
	"content/cases/图'<b> .png": `<svg xmlns="http://www.w3.org/2000/svg"/>`,
}

// hostileProse has a text in every construct of Markdown, and every address that would run.
const hostileProse = `
## §

### *§* **§** ~~§~~ ` + "`§`" + ` {#"onclick=alert(1)}

§

> [!NOTE]
> §

| § | b |
|---|---|
| § | § |

- [ ] §
- [x] §

1. §[^1]

[^1]: §

![§](图'<b>%20.png "§") ![" onerror="alert(1)](图.png) ![a](javascript:alert(1)) ![a](data:image/svg+xml,<svg/onload=alert(1)>)

[§](fact:f) [](fact:f) [§](fact:g "§") [a](fact:"onclick="alert(1))

[a](javascript:alert(1)) [a](JaVaScRiPt:alert(1)) [a](<java
script:alert(1)>) [a](java&#x09;script:alert(1)) [a](java&Tab;script:alert&lpar;1)) [a](&#106;avascript:alert(1))
[a](<	javascript:alert(1)>) [a](\u0001javascript:alert(1)) [a](vbscript:x) [a](data:text/html,<script>alert(1)</script>) [a](DATA:text/html;base64,eA==)
[a](javascript&colon;alert(1)) [a](file:///etc/passwd) [a](//evil.example/x) [a](\\\\evil.example\\x) [a](https:evil.example) [a](http://a@evil.example/)
[a](../../../../etc/passwd) [a](..\\..\\etc) [a](/etc/passwd) [a](%2e%2e/%2e%2e/x) [a](blob:x) [a](ws:x) [a](jar:x!/) [a](<https://example.cn/"onmouseover="alert(1)>)
<javascript:alert(1)> <data:text/html,x> <https://example.cn/"onmouseover=alert(1)> <a@b.cn"onclick=x>

[r]: javascript:alert(1) "§"
[s]: <data:text/html,x> '§'

[r] [s] [§][r]

<script>alert(1)</script>
<img src=x onerror=alert(1)>
<style>*{}</style><iframe src=x></iframe><base href=//evil.example/>

<!-- § -->
<!-- check: off figure-unbound § -->
§

` + "```\"onclick=alert(1)\n§\n```\n\n    §\n\n***\n\n§\\\n§  \n§\n"

const hostileBlocks = "\n```chart\ntitle = ¤\nkind = \"line\"\nindicator = \"n\"\nvillages = [\"450329102201\", \"v\"]\nyears = \"2019-2020\"\n```\n" +
	"\n```chart\ntitle = ¤\nkind = \"ring\"\nbreakdown = { indicator = \"n\", by = ¤, year = 2020 }\n```\n" +
	"\n```chart\ntitle = ¤\nkind = \"bar\"\nfacts = [\"f\", \"g\"]\n```\n\n```formula\nprogram = \"p\"\n```\n"

func TestHostileInputIsShownHarmless(t *testing.T) {
	dir := t.TempDir()
	hostileSite(t, dir, evil+hidden)
	out, seen := filepath.Join(dir, "public"), map[string]int{}
	buildWith(t, build.Options{Out: out, Options: session.Options{Site: dir, Drafts: true, CacheDir: t.TempDir()}})
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(out, name))
		seen[path.Ext(name)]++
		harmless(t, name, data)
		return err
	})
	if err != nil || seen[".html"] < 30 || seen[".csv"] < 3 || seen[".xml"] < 2 {
		t.Fatalf("%v, only %v", err, seen)
	}
	for _, slug := range []string{"a", "450329102201", "p", "n"} {
		name, err := pack.Find(out, slug)
		if err != nil {
			t.Fatal(err)
		}
		var single bytes.Buffer
		if err := pack.Single(&single, out, name); err != nil {
			t.Fatal(err)
		}
		harmlessPage(t, "single "+slug, single.Bytes(), true)
	}
}

// harmless fails where a file of the output would do what its author did not write.
func harmless(t *testing.T, name string, data []byte) {
	t.Helper()
	text := bytes.TrimPrefix(data, []byte("\ufeff")) // which spreadsheets need
	if i := bytes.IndexAny(text, hidden); i >= 0 && !isOwnScript(name) {
		t.Errorf("%s has a hidden character: %q", name, text[max(0, i-40):min(len(text), i+40)])
	}
	switch path.Ext(name) {
	case ".html":
		harmlessPage(t, name, data, false)
	case ".csv":
		harmlessTable(t, name, data)
	case ".json":
		if !json.Valid(data) {
			t.Errorf("%s is no JSON", name)
		}
	case ".xml":
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
			if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "img" || e.Name.Local == "script") {
				t.Errorf("%s has an element %s", name, e.Name.Local)
			}
		}
	}
}

// isOwnScript tells the bundles, whose text is the theme's.
func isOwnScript(name string) bool {
	return strings.HasPrefix(name, "assets/") && path.Ext(name) == ".js"
}

// harmlessTable demands that no cell runs in a spreadsheet; numbers may have a sign.
func harmlessTable(t *testing.T, name string, data []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			begins := strings.TrimFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(hidden, r) })
			_, err := strconv.ParseFloat(cell, 64)
			if begins != "" && strings.ContainsAny(begins[:1], "=+-@") && err != nil || begins != "" && strings.ContainsAny(string([]rune(begins)[:1]), "＝＋－＠") {
				t.Errorf("%s: the cell %q runs", name, cell)
			}
		}
	}
}

// harmlessPage demands that a page has no script but the site's own, no handler, no style,
// and leads nowhere but to pages. A single file has its scripts inside.
func harmlessPage(t *testing.T, name string, data []byte, single bool) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%s has a comment %q", name, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		src, kind := "", ""
		for _, a := range n.Attr {
			key, value := strings.ToLower(a.Key), strings.TrimSpace(a.Val)
			switch {
			case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc", key == "formaction":
				t.Errorf("%s: <%s> has %s=%q", name, n.Data, key, value)
			case key == "href", key == "src", key == "action", key == "cite", key == "poster", key == "srcset", key == "data":
				if !leadsSafely(value, n.Data, single) {
					t.Errorf("%s: <%s> leads to %.80q", name, n.Data, value)
				}
			}
			if key == "src" {
				src = value
			}
			if key == "type" {
				kind = value
			}
		}
		switch n.Data {
		case "iframe", "object", "embed", "base", "frame", "applet":
			t.Errorf("%s has a <%s>", name, n.Data)
		case "style":
			if !single {
				t.Errorf("%s has a style element", name)
			}
		case "img":
			if src == "x" {
				t.Errorf("%s has the image of the attack", name)
			}
		case "script":
			scripts++
			switch {
			case kind == "application/ld+json":
				if n.FirstChild == nil || !json.Valid([]byte(n.FirstChild.Data)) {
					t.Errorf("%s: its linked data is no JSON", name)
				}
			case src == "" && (!single || n.FirstChild != nil && strings.HasPrefix(n.FirstChild.Data, "alert(1)")):
				t.Errorf("%s has a script inside", name)
			}
		}
	}
	if scripts > 8 {
		t.Errorf("%s has %d scripts", name, scripts)
	}
}

var address = regexp.MustCompile(`^(?:(https?|mailto|tel):|[^:]*$|[^:]*[/?#])`)

// leadsSafely tells whether an address is relative, or has a scheme that shows and does not
// run. Images of a single file stand in it.
func leadsSafely(value, element string, single bool) bool {
	if strings.HasPrefix(value, "data:") {
		return value == "data:," || single && (element == "img" || element == "link")
	}
	return address.MatchString(value) && !strings.HasPrefix(value, "//") && !strings.Contains(value, `\`) && !strings.Contains(value, "evil.example/x")
}
