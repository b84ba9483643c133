//go:build unix

package load

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"casebook/generator/input"
	"casebook/generator/picture"
	"casebook/generator/problem"
	"casebook/generator/table"
	"casebook/generator/testsite"
)

// minimal writes a site without mistakes and returns its folder.
func minimal(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"data/site.toml":       "title = \"站\"\n",
		"data/indicators.toml": "[[group]]\nid = \"g\"\n[[indicator]]\nid = \"n\"\nname = \"指标\"\ngroup = \"g\"\nunit = \"元\"\n",
		"data/regions.toml":    "[[region]]\ncode = \"450329\"\nname = \"县\"\n",
		"content/cases/a.md":   "+++\ntitle = \"案例\"\n+++\n正文\n",
	} {
		writeFile(t, filepath.Join(dir, name), []byte(text))
	}
	return dir
}

// only fails unless exactly these "rule path:line:column" are reported.
func only(t *testing.T, problems []problem.Problem, want ...string) {
	t.Helper()
	var got []string
	for _, p := range problems {
		line, _, _ := strings.Cut(printed(t, []problem.Problem{p}), ": 错误")
		got = append(got, string(p.Rule)+" "+line)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("reported\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFilesThatAreNoTextAreRefused(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.toml")
	writeFile(t, outside, []byte("title = \"x\"\n"))
	dir := minimal(t)
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.MkdirAll(at("data/villages"), 0o755),
		os.MkdirAll(at("data/facts"), 0o755),
		os.MkdirAll(at("data/indicators.d"), 0o755),
		syscall.Mkfifo(at("data/villages/pipe.toml"), 0o644),
		syscall.Mkfifo(at("content/cases/pipe.md"), 0o644),
		syscall.Mkfifo(at("content/cases/unread.png"), 0o644),
		os.Symlink(outside, at("data/sources.toml")),
		os.Symlink(filepath.Dir(outside), at("data/programs")),
		os.Symlink("../cases", at("content/cases/loop")),
		os.Symlink("missing.toml", at("data/villages/gone.toml")),
		os.Symlink("/dev/zero", at("data/villages/zero.csv")),
		os.Symlink(filepath.Dir(outside), at("content/studies")),
		os.Symlink(outside, at("content/cases/out.png")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems,
		"unreadable content/cases/loop:1:1",
		"unreadable content/cases/out.png:1:1",
		"unreadable content/cases/pipe.md:1:1",
		"unreadable content/studies:1:1",
		"unreadable data/programs:1:1",
		"unreadable data/sources.toml:1:1",
		"unreadable data/villages/gone.toml:1:1",
		"unreadable data/villages/pipe.toml:1:1",
		"unreadable data/villages/zero.csv:1:1",
	)
	for file, why := range map[string]string{"gone.toml": "文件不存在", "pipe.toml": "不是普通文件", "sources.toml": "之外", "loop": "绕回自己"} {
		if !slices.ContainsFunc(problems, func(p problem.Problem) bool {
			return strings.HasSuffix(p.Span.File.Path, file) && strings.Contains(p.Message.ZH, why)
		}) {
			t.Errorf("%s: it is not said that it is %q", file, why)
		}
	}
}

func TestLinksInsideTheSiteAreFollowed(t *testing.T) {
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "content/shared/a.toml"), []byte("[[village]]\ncode = \"a\"\nname = \"甲\"\nregion = \"450329\"\n"))
	if err := os.MkdirAll(filepath.Join(dir, "data/villages"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../../content/shared/a.toml", filepath.Join(dir, "data/villages/a.toml")); err != nil {
		t.Fatal(err)
	}
	rep, problems := loadDir(t, dir, Options{})
	only(t, problems)
	if rep.Village("a") == nil {
		t.Error("the village behind the link is not there")
	}
}

func TestForeignEncodingsAreNamed(t *testing.T) {
	dir := minimal(t)
	gbk := "code,name,region\n450329102201,\xba\xfa\xbc\xd2\xcc\xef\xb4\xe5,450329\n" // 胡家田村
	writeFile(t, filepath.Join(dir, "data/villages/gbk.csv"), []byte(gbk))
	writeFile(t, filepath.Join(dir, "data/villages/broken.toml"), []byte("# 好\n# \xff\n"))
	writeFile(t, filepath.Join(dir, "data/sources.toml"), []byte("\xff\xfe[\x00[\x00"))
	writeFile(t, filepath.Join(dir, "data/villages/bom.csv"), []byte("\ufeffcode,name,region\r\na,甲,450329\r\n"))
	_, problems := loadDir(t, dir, Options{})
	only(t, problems,
		"unreadable data/sources.toml:1:1",
		"unreadable data/villages/broken.toml:2:3",
		"table-read data/villages/gbk.csv:1:1",
	)
	if m := problems[2].Message.ZH; !strings.Contains(m, "GBK") {
		t.Errorf("message %q", m)
	}
	if m := problems[0].Message.ZH; !strings.Contains(m, "UTF-16") {
		t.Errorf("message %q", m)
	}
}

// A file of another program whose ending somebody changed is named for what it is, with what to do with it; a text in
// another encoding for what that is.
func TestAFileIsNamedForWhatItIs(t *testing.T) {
	stream := func(name string) string {
		return "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Join(strings.Split(name, ""), "\x00")
	}
	const villages, texts = "data/villages/a.csv", "content/cases/b.md"
	for _, c := range []struct{ name, data, message, hint string }{
		{villages, testsite.Zip(t, "xl/workbook.xml", ""), "这是Excel 工作簿，只是扩展名写成了 .csv", "把扩展名改回 .xlsx"},
		{villages, "PK\x03\x04cut", "这是Excel 工作簿，只是扩展名写成了 .csv", "把扩展名改回 .xlsx"},
		{texts, testsite.Zip(t, "xl/workbook.xml", ""), "这是Excel 工作簿，只是扩展名写成了 .md", "把扩展名改回 .xlsx，放进 data/villages/；或用 casebook import 导入"},
		{texts, "PK\x03\x04\xff\xfecut", "这是压缩包，只是扩展名写成了 .md", "解压，用里面的文件"},
		{texts, "PK\x05\x06\xff\xfecut", "这是压缩包，只是扩展名写成了 .md", "解压，用里面的文件"},
		{villages, stream("Workbook"), "这是旧的 .xls 表格，只是扩展名写成了 .csv", "另存为 .xlsx"},
		{villages, stream("Nothing"), "这是旧的 .xls 表格，只是扩展名写成了 .csv", "另存为 .xlsx"},
		{texts, stream("Nothing"), "这是旧的 Office 文件，只是扩展名写成了 .md", "casebook import 文件.docx"},
		{texts, stream("Workbook"), "这是旧的 .xls 表格", "另存为 .xlsx"},
		{texts, stream("WordDocument"), "这是旧的 .doc 文件", "casebook import 文件.docx"},
		{texts, stream("EncryptedPackage"), "这是加了密码的 Office 文件", "去掉密码再存"},
		{texts, testsite.Zip(t, "word/document.xml", ""), "这是Word 文件，只是扩展名写成了 .md", "把扩展名改回 .docx"},
		{villages, "%PDF-1.7\xff", "这是PDF，只是扩展名写成了 .csv", "把扩展名改回 .pdf"},
		{texts, "\xff\xd8\xff\xe0", "这是图片，只是扩展名写成了 .md", "把扩展名改回 .jpg 或 .png"},
		{villages, "\x89PNG\r\n\x1a\n", "这是图片，只是扩展名写成了 .csv", "把扩展名改回 .jpg 或 .png"},
		{"data/villages/a.xlsx", "code,name\n", "这是用逗号分隔的表格（CSV），只是扩展名写成了 .xlsx", "把扩展名改回 .csv"},
		{"data/villages/a.xlsx", "code", "这不是 Excel 工作簿", "另存为 .xlsx"},
		{"data/villages/a.xlsx", "<html>a,b", "这不是 Excel 工作簿", "另存为 .xlsx"},
		{"data/villages/a.xlsx", "%PDF-1.7\xff,", "这是PDF，只是扩展名写成了 .xlsx", "把扩展名改回 .pdf"},
		{"data/villages/a.xlsx", stream("Workbook"), "这是旧的 .xls 格式，只是扩展名写成了 .xlsx", "另存为 .xlsx"},
		{"data/villages/a.xlsx", stream("EncryptedPackage"), "工作簿加了密码", "去掉密码再存"},
		{"data/villages/a.xlsx", "PK\x03\x04cut", "工作簿损坏了，读不了", "让它修复"},
		{villages, "<?xml version=\"1.0\"?><x/>", "这是一个网页，只是扩展名写成了 .csv", "另存为 .xlsx"},
		{villages, " \n<TABLE><tr>", "这是一个网页，只是扩展名写成了 .csv", "另存为 .xlsx"},
		{texts, "\xff\xfe+\x00+\x00", "文件是 UTF-16 编码，不是 UTF-8", "用记事本打开这个文件，点“文件”“另存为”，编码选 UTF-8，文件名不变"},
		{texts, "+++\ntitle = \"\xbc\xd7\xb4\xe5\xd2\xd2\xb4\xe5\xb1\xfb\xb4\xe5\"\n+++\n", "文件像是 GBK 编码，不是 UTF-8", "用记事本打开这个文件，点“文件”“另存为”，编码选 UTF-8，文件名不变"},
		{texts, "+++\ntitle = \"\xff\xff\"\n+++\n", "文件不是 UTF-8 编码", "用记事本打开这个文件，点“文件”“另存为”，编码选 UTF-8，文件名不变"},
		{villages, "code,name,region\na,\xff\xff,450329\n", "文件不是 UTF-8 编码", "在表格软件里另存为“CSV UTF-8”"},
		{villages, "code,name,region\na,\x00,450329\n\xff", "文件里有空字节，不是文字", "在表格软件里另存为“CSV UTF-8”"},
		{villages, "code,name,region\na,\xc6\xbd\xc9\xbd,450329\n", "文件像是 GBK 编码：按 UTF-8 读是“ƽɽ”，按 GBK 读是“平山”", "在表格软件里另存为“CSV UTF-8”"},
		{villages, "code,name,region\na,\xa4\xa4\xb5\xd8\xa5\xc1\xb0\xea\xbb\x4f\xc6\x57\xac\xd9\xb6\x6d\xc2\xed\xa4\x40\xa4\x47\xa4\x54\xa5\x7c\xa4\xad\xa4\xbb\xa4\x43\xa4\x4b\xa4\x45\xa4\x51\xa4\x48\xa4\x66,450329\n", "文件像是 Big5（繁体中文）编码，不是 UTF-8", "在表格软件里另存为“CSV UTF-8”"},
		{"data/villages/a.toml", "# 一\r[[village]]\r", "行尾是旧式的回车符（CR）", "另存时行尾选"},
		{villages, "\xff\xfec\x00o\x00d\x00e\x00,\x00n\x00a\x00m\x00e\x00,\x00r\x00e\x00g\x00i\x00o\x00n\x00\n\x00", "这份表照原意读进来了：按 UTF-16 编码读；只有表头", "意思没有变"},
		{villages, "code,name,region\na,\xba\xfa\xbc\xd2\xcc\xef\xb4\xe5,450329\n", "这份表照原意读进来了：按 GB18030（GBK）编码读", "意思没有变"},
	} {
		dir := minimal(t)
		writeFile(t, filepath.Join(dir, c.name), []byte(c.data))
		_, problems := loadDir(t, dir, Options{})
		problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Span.File.Path != c.name })
		if len(problems) != 1 || !strings.Contains(problems[0].Message.ZH, c.message) || !strings.Contains(problems[0].Hint.ZH, c.hint) {
			t.Errorf("%s of %.20q: reported\n%s", c.name, c.data, printed(t, problems))
		}
	}
}

// Lines that end by carriage returns alone are reported once a file; their places would all be in line 1.
func TestCarriageReturnsAloneAreReported(t *testing.T) {
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "data/villages/a.toml"), []byte("# 村\r[[village]]\rcode = \"a\"\r"))
	writeFile(t, filepath.Join(dir, "content/cases/a.md"), []byte("+++\rtitle = \"a\"\r+++\r\r[1](fact:x)\r"))
	writeFile(t, filepath.Join(dir, "data/villages/b.csv"), []byte("code,name,region\ra,甲,450329\r"))
	_, problems := loadDir(t, dir, Options{})
	only(t, problems, "unreadable content/cases/a.md:1:1", "unreadable data/villages/a.toml:1:1", "table-read data/villages/b.csv:1:1")
	if m := problems[1].Message.ZH; !strings.Contains(m, "回车符") {
		t.Errorf("message %q", m)
	}
}

func TestLeftoversOfEditorsAreIgnored(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{"data/.DS_Store", "data/site.toml~", "data/villages/.a.toml.swp", "data/Thumbs.db", "data/villages/~$a.xlsx",
		"content/cases/.hidden.md", "content/cases/a.md~", "data/.git/x", "data/villages/.~lock.a.csv#"} {
		writeFile(t, filepath.Join(dir, name), []byte("\x00\xff"))
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems)
}

func TestHugeFilesAreRefused(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{"data/villages/big.toml", "content/cases/big.md", "data/villages/big.csv"} {
		writeFile(t, filepath.Join(dir, name), nil)
		if err := os.Truncate(filepath.Join(dir, name), 3<<30); err != nil {
			t.Fatal(err)
		}
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems, "unreadable content/cases/big.md:1:1", "unreadable data/villages/big.csv:1:1", "unreadable data/villages/big.toml:1:1")
}

func TestWhatIsTooLongForAPageIsRefused(t *testing.T) {
	dir := minimal(t)
	long := strings.Repeat("长", maxWord/3+1)
	writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \""+long+"\"\n"))
	writeFile(t, filepath.Join(dir, "data/programs/p.toml"), []byte("[[program]]\nid = \"p\"\nname = \"法\"\nformula = \"法\"\n[program.replicate]\nrisks = [\"险\", \""+long+"\"]\n"))
	parts := manyLines(maxParts+1, func(b *bytes.Buffer, i int) { b.WriteString("p"); writeInt(b, i); b.WriteString("x = 9, ") })
	writeFile(t, filepath.Join(dir, "data/villages/a.toml"), []byte("[[village]]\ncode = \"a\"\nname = \"甲\"\nregion = \"450329\"\n"+
		"[[village.breakdown]]\nindicator = \"n\"\nby = \"x\"\nyear = 2020\nparts = { "+strings.TrimSuffix(parts, ", ")+" }\n"))
	writeFile(t, filepath.Join(dir, "data/villages/b.csv"), []byte("code,name,region,summary\nb,乙,450329,"+long+"\nc,丙,450329,短\n"))
	columns := manyLines(maxParts+1, func(b *bytes.Buffer, i int) { b.WriteString(",n/x/p"); writeInt(b, i); b.WriteString("x@2020") })
	writeFile(t, filepath.Join(dir, "data/villages/c.csv"), []byte("code,name,region"+columns+",n/y/a@2020,n/y/b@2020\nz,己,450329"+strings.Repeat(",", maxParts+1)+",3,4\n"))
	writeFile(t, filepath.Join(dir, "data/villages/d.csv"), []byte("code,name,region\nd,丁,450329\ne,\""+strings.Repeat("x\n", table.MaxRow/2)+"\",450329\n"))
	rep, problems := loadDir(t, dir, Options{})
	var read []string
	for b := range rep.Village("z").Breakdowns() {
		read = append(read, b.By+" "+strings.Join(b.Names, " "))
	}
	if got := strings.Join(read, ";"); got != "y a b" {
		t.Errorf("beside parts that are too many stand %q", got)
	}
	only(t, problems,
		"wrong-type data/programs/p.toml:6:15",
		"wrong-type data/site.toml:1:9",
		"wrong-type data/villages/a.toml:9:9",
		"wrong-type data/villages/b.csv:2:12",
		"wrong-type data/villages/c.csv:1:14907",
		"csv-syntax data/villages/d.csv:3:1",
	)
}

func TestAWordIsOneOfAList(t *testing.T) {
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \"站\"\n[check]\nrounding = 3\n"))
	writeFile(t, filepath.Join(dir, "data/indicators.toml"), []byte("[[group]]\nid = \"g\"\n[[indicator]]\nid = \"n\"\nname = \"指标\"\ngroup = \"g\"\nunit = \"元\"\nbetter = 3\n"+
		"[[indicator]]\nid = \"m\"\nname = \"另一\"\ngroup = \"g\"\nunit = \"元\"\nbetter = \"up\"\n"))
	_, problems := loadDir(t, dir, Options{})
	only(t, problems, "wrong-type data/indicators.toml:8:10", "wrong-type data/indicators.toml:14:10", "wrong-type data/site.toml:3:12")
}

func TestATableOfNothingButZerosIsNoText(t *testing.T) {
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "data/villages/a.csv"), append([]byte("code,name,region\na,甲,450329\n"), make([]byte, 1<<20)...))
	_, problems := loadDir(t, dir, Options{})
	only(t, problems, "unreadable data/villages/a.csv:3:1")
}

func TestAMapThatCannotBeDrawnIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		`{"features": []}`: "unreadable data/map.json:1:2",
		`{"features": [{"properties": {"code": 450329}, "geometry": {"type": "Polygon", "coordinates": [[[110.2, 26.1]]]}}]}`: "",
		"{\n\"features\": [\n": "unreadable data/map.json:2:14",
		"\ufeff{\"features\":\n [{\"geometry\": {\"type\": \"Polygon\",\n  \"coordinates\": \"x\"}}]}":             "unreadable data/map.json:3:20",
		"{\"features\":\n [{\"geometry\": {\"type\": \"Polygon\",\n  \"coordinates\": [[[12266000, 3014000]]]}}]}": "unreadable data/map.json:3:18",
		`[]`: "unreadable data/map.json:1:1", ``: "unreadable data/map.json:1:1",
		"{\n\"features\": [": "unreadable data/map.json:2:13",
	} {
		dir := minimal(t)
		writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \"站\"\n[map]\nreview_number = \"桂S(2025)1号\"\nfile = \"map.json\"\n"))
		writeFile(t, filepath.Join(dir, "data/map.json"), []byte(text))
		_, problems := loadDir(t, dir, Options{})
		if want == "" {
			only(t, problems)
		} else {
			only(t, problems, want)
		}
	}
}

func TestAMapThatIsTooLargeIsNotRead(t *testing.T) {
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \"站\"\n[map]\nreview_number = \"桂S(2025)1号\"\nfile = \"map.json\"\n"))
	writeFile(t, filepath.Join(dir, "data/map.json"), nil)
	if err := os.Truncate(filepath.Join(dir, "data/map.json"), maxMap+1); err != nil { // it takes no room
		t.Skip(err)
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems, "unreadable data/map.json:1:1")
	if len(problems) == 1 && (problems[0].Message.ZH != "地图文件超过 32 MB，不予读取" || !strings.Contains(problems[0].Hint.EN, "simplify")) {
		t.Errorf("reported is %s", printed(t, problems))
	}
}

func TestAnImageTooLargeToPublishIsNamed(t *testing.T) {
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "content/cases/a.md"), []byte("+++\ntitle = \"案例\"\n+++\n![航拍](air.png)\n"))
	writeFile(t, filepath.Join(dir, "content/cases/unused.png"), nil)
	writeFile(t, filepath.Join(dir, "content/cases/air.png"), nil)
	for _, name := range []string{"air.png", "unused.png"} {
		if err := os.Truncate(filepath.Join(dir, "content/cases", name), maxAsset+1); err != nil {
			t.Fatal(err)
		}
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems, "unreadable content/cases/air.png:1:1", "unread-file content/cases/unused.png:1:1")
}

func TestDrawingsThatRunAreNoPictures(t *testing.T) {
	const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`
	for text, active := range map[string]bool{
		open + `<title>图</title><a href="https://example.cn/"><path d="M0 0"/></a></svg>`:                                                               false,
		`<?xml version="1.0" encoding="UTF-8"?>` + "\n<!DOCTYPE svg>" + open + `<image xlink:href="data:image/png;base64,eA=="/><use href="#a"/></svg>`: false,
		open + `<script>alert(1)</script></svg>`:                                                   true,
		open + `<S:SCRIPT xmlns:S="http://www.w3.org/2000/svg"/></svg>`:                            true,
		open + `<path onload="alert(1)"/></svg>`:                                                   true,
		open + `<a xlink:href=" java&#10;script:alert(1)"/></svg>`:                                 true,
		open + `<set attributeName="href" to="javascript:alert(1)"/></svg>`:                        true,
		open + `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject></svg>`: true,
		open + `<use href="data:image/svg+xml,%3Csvg/%3E"/></svg>`:                                 true,
		open + `<image href='x' onerror=alert(1)></svg>`:                                           true,
		`<!DOCTYPE svg [<!ENTITY a "x">]>` + open + `<text>&a;</text></svg>`:                       true,
	} {
		if got := picture.IsActiveDrawing(strings.NewReader(text)); got != active {
			t.Errorf("%v: %s", got, text)
		}
	}
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "content/cases/a.md"), []byte("+++\ntitle = \"案例\"\n+++\n![图](a.svg) ![图](b.svg) [附件](c.php)\n"))
	writeFile(t, filepath.Join(dir, "content/cases/a.svg"), []byte(open+"</svg>"))
	writeFile(t, filepath.Join(dir, "content/cases/b.svg"), []byte(open+"<script/></svg>"))
	writeFile(t, filepath.Join(dir, "content/cases/c.php"), []byte("<?php"))
	rep, _ := loadDir(t, dir, Options{})
	if len(rep.Assets) != 1 || rep.Assets[0].Path != "content/cases/a.svg" {
		t.Errorf("published: %v", rep.Assets)
	}
}

// TestBombsEndSoon feeds inputs whose cost would explode in a careless reader. The deadline
// is generous: it tells quadratic from linear, not fast from slow, on a busy machine and under the race
// detector too.
func TestBombsEndSoon(t *testing.T) {
	const n = 200_000
	bombs := map[string]string{
		"brackets":    "a = " + strings.Repeat("[", n),
		"braces":      "a = " + strings.Repeat("{a=", n),
		"dots":        strings.Repeat("a.", n) + "a = 1",
		"keys":        "[x]\n" + manyLines(n, func(b *bytes.Buffer, i int) { b.WriteString("k"); writeInt(b, i); b.WriteString(" = 1\n") }),
		"list":        "a = [" + strings.Repeat("1,", n) + "]",
		"quotes":      "a = " + strings.Repeat(`"`, n),
		"bad lines":   strings.Repeat("=\n", n),
		"headers":     strings.Repeat("[[a]]\n", n),
		"open arrays": strings.Repeat("a = [\n", n),
	}
	const head = "code,name,region,summary\n"
	tables := map[string]string{
		"commas":      head + strings.Repeat(",", 20*n) + "x",
		"open quote":  head + "a,甲,450329,\"" + strings.Repeat("x,\n", 10*n),
		"open quotes": head + strings.Repeat("a,甲,450329,\"x\n", 2*n+1),
		"ragged rows": head + strings.Repeat("a\n", 10*n),
		"columns":     strings.Repeat("x,", 5*n) + "\n",
		"parts":       "code,name,region" + manyLines(n, func(b *bytes.Buffer, i int) { b.WriteString(",n/x/"); writeInt(b, i+1); b.WriteString("@2020") }) + "\n",
		"one cell":    head + "a,甲,450329,\"" + strings.Repeat("x", table.MaxRow) + "\"\n",
		"digits":      "code,name,region,n@2020\na,甲,450329," + strings.Repeat("9", table.MaxRow/2) + "\n",
	}
	all := map[string]string{}
	for name, text := range bombs {
		all[name+".toml"] = text
	}
	for name, text := range tables {
		all[name+".csv"] = text
	}
	for name, text := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := minimal(t)
			writeFile(t, filepath.Join(dir, "data/villages/a"+filepath.Ext(name)), []byte(text))
			began := time.Now()
			_, problems := loadDir(t, dir, Options{})
			if len(problems) == 0 || len(problems) > 2*maxProblems {
				t.Errorf("%d problems", len(problems))
			}
			if spent := time.Since(began); spent > 4*time.Minute {
				t.Errorf("took %v", spent)
			}
		})
	}
}

func manyLines(n int, line func(*bytes.Buffer, int)) string {
	var b bytes.Buffer
	for i := range n {
		line(&b, i)
	}
	return b.String()
}

func writeInt(b *bytes.Buffer, i int) {
	for ; i > 0; i /= 10 {
		b.WriteByte(byte('0' + i%10))
	}
}

func TestATableCopiedTwiceIsReportedWithinBounds(t *testing.T) {
	dir := minimal(t)
	rows := "code,name,region,n@2014\n" + manyLines(5000, func(b *bytes.Buffer, i int) { b.WriteString("a"); writeInt(b, i+1); b.WriteString(",甲,450329,1\n") })
	writeFile(t, filepath.Join(dir, "data/villages/a.csv"), []byte(rows))
	writeFile(t, filepath.Join(dir, "data/villages/b.csv"), []byte(rows))
	if _, problems := loadDir(t, dir, Options{}); len(problems) != 0 {
		t.Errorf("%d problems where all values are equal", len(problems))
	}
	writeFile(t, filepath.Join(dir, "data/villages/b.csv"), []byte(strings.ReplaceAll(rows, ",1\n", ",2\n")))
	if _, problems := loadDir(t, dir, Options{}); len(problems) != maxProblems {
		t.Errorf("%d problems, want %d", len(problems), maxProblems)
	}
}

// A text in GBK is shown as it reads from its first character on, though that may be bytes of UTF-8 by accident.
func TestAnotherEncodingIsShownFromItsFirstCharacter(t *testing.T) {
	for body, want := range map[string]string{
		"# \xd5\xbe\xb5\xe3\xb5\xc4\n":   "# 站点的",  // 站 is a character of Armenian
		"# 站点\xb5\xc4\xb5\xc4\n":         "# 站点的的", // the rest alone is not UTF-8
		"title = \"\xbc\xd7\xb4\xe5\"\n": "title = \"甲村\"",
	} {
		if f, _ := undecodable(input.File{Path: "data/site.toml", Role: input.Site}, body); f.Text() != want {
			t.Errorf("shown as %q, want %q", f.Text(), want)
		}
	}
}
