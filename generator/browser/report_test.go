package browser

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"casebook/generator/build"
	"casebook/generator/session"
)

// TestReport makes a delegation's report from the basket, from a comparison and from villages
// like one's own, from a server with the strict policy and from a folder on a disk.
func TestReport(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: "../..", Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("nothing was built: %v", err)
	}
	browser := openBrowser(t)
	for scheme, base := range addresses(t, dir) {
		t.Run("from the basket by "+scheme, func(t *testing.T) { reportFromBasket(t, newTab(t, browser, 1280), base, scheme) })
		t.Run("from a comparison by "+scheme, func(t *testing.T) { reportFromComparison(t, newTab(t, browser, 390), base, scheme) })
		t.Run("from villages like mine by "+scheme, func(t *testing.T) { reportFromAlike(t, newTab(t, browser, 1280), base, scheme) })
	}
}

func reportFromBasket(t *testing.T, p *tab, base, name string) {
	forget(p, base)
	p.open(base + "booklet/index.html#cases=sample-ledger,village-six-ones")
	until(p, `document.querySelectorAll(".booklet-card .answer").length > 5`)
	if evaluate[bool](p, `!!document.querySelector("script[src*=report-]")`) {
		t.Error("the report's script is fetched before anybody asks")
	}
	typeInto(p, ".booklet-card .answer", "账本由村会计记，每月公开。")
	typeInto(p, ".booklet-card .note", "看了两块公示栏。\n村里有人管。")
	typeInto(p, ".signature > div:nth-child(2) input", "某县农业农村局")
	openReport(p, ".booklet-bar .report")
	choose(p, `.report-dialog select`, "other")
	until(p, `!!document.querySelector(".report-dialog .pick select")`)
	if got := evaluate[string](p, `document.querySelector(".report-dialog .line:nth-of-type(2) input").value`); got != "某县农业农村局" {
		t.Errorf("the dialog does not know who goes: %q", got)
	}
	choose(p, `.report-dialog select`, evaluate[string](p, `[...document.querySelector(".report-dialog select").options].find(o => /^sample-county:/.test(o.value)).value`))
	click(p, `.report-dialog .tick input`)
	text := reportText(t, p, "basket-"+name)
	for _, want := range []string{
		"自动整理", "某县农业农村局", "账本由村会计记，每月公开。", "看了两块公示栏。", "村里有人管。", "本村已具备", "本村还缺", "示例数据，是编造的",
		"六、对本村的建议（提纲）", "资料显示，六件事都由村党支部牵头", "【", "示例：一个村的十年账本怎么读",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	quiet(t, p, base)
}

func reportFromComparison(t *testing.T, p *tab, base, name string) {
	p.open(base + "compare/index.html#villages=sample-county:sample-qingshi,sample-county:sample-yangping")
	openReport(p, "[data-compare] .report")
	choose(p, `.report-dialog select`, "sample-county:sample-yangping")
	text := reportText(t, p, "compare-"+name)
	for _, want := range []string{"主要指标对照", "青石村与阳坪村相比：", "户数", "，2024年）", "资料来源："} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	quiet(t, p, base)
}

func reportFromAlike(t *testing.T, p *tab, base, name string) {
	p.open(base + "compare/index.html#like=households:320,population:1300,income_per_capita:9800")
	openReport(p, "[data-alike] .report")
	text := reportText(t, p, "alike-"+name)
	for _, want := range []string{"与我村相比：", "人均可支配收入", "9,800", "赴【考察地点】"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	quiet(t, p, base)
}

func openReport(p *tab, button string) {
	p.t.Helper()
	until(p, `!!document.querySelector('`+button+`')`)
	click(p, button)
	until(p, `!!document.querySelector(".report-dialog[open]")`)
	if wide := evaluate[string](p, sidewaysScript); wide != "" {
		p.t.Errorf("the dialog scrolls sideways: %s", wide)
	}
}

func typeInto(p *tab, selector, text string) {
	p.t.Helper()
	setValue(p, selector, text, "input")
}

func choose(p *tab, selector, value string) {
	p.t.Helper()
	setValue(p, selector, value, "change")
}

func setValue(p *tab, selector, value, event string) {
	p.t.Helper()
	evaluate[int](p, `((e, v) => { e.value = v; e.dispatchEvent(new Event("`+event+`", {bubbles: true})); return 0; })(document.querySelector('`+selector+`'), `+quotedJS(value)+`)`)
}

func quotedJS(s string) string {
	return "`" + strings.NewReplacer("\\", "\\\\", "`", "\\`", "$", "\\$").Replace(s) + "`"
}

// reportText presses the button, takes the file and returns its text and its notes', as plain
// text.
func reportText(t *testing.T, p *tab, name string) string {
	t.Helper()
	evaluate[int](p, `(window.made = null, URL.createObjectURL = (own => b => { if (b.size > 5000) window.made = b; return own(b); })(URL.createObjectURL.bind(URL)), 0)`)
	click(p, `.report-dialog button[type=submit]`)
	until(p, `!!window.made && /docx/.test(document.querySelector(".report-dialog [role=status]").textContent)`)
	encoded := evaluate[string](p, `new Promise(done => { const r = new FileReader(); r.onload = () => done(r.result.split(",")[1]); r.readAsDataURL(window.made); })`)
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, part := range []string{"word/document.xml", "word/footnotes.xml"} {
		f, err := z.Open(part)
		if err != nil {
			t.Fatal(err)
		}
		xml, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		text.WriteString(tags.ReplaceAllString(string(xml), ""))
	}
	if strings.Contains(text.String(), "report.") {
		t.Errorf("a text is missing: %s", text.String()[max(0, strings.Index(text.String(), "report.")-30):][:80])
	}
	if strings.HasSuffix(name, "-http") {
		opens(t, data, name)
	}
	return text.String()
}

// opens turns a Word file into PDF by LibreOffice, which takes its time: only where
// CASEBOOK_KEEP names a folder in which both stay, to be looked at.
func opens(t *testing.T, data []byte, name string) {
	t.Helper()
	dir := os.Getenv("CASEBOOK_KEEP")
	soffice, err := exec.LookPath("soffice")
	if dir == "" || err != nil {
		return
	}
	file := filepath.Join(dir, name+".docx")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir, file).CombinedOutput()
	pdf, missing := os.ReadFile(filepath.Join(dir, name+".pdf"))
	if err != nil || missing != nil || pagesOfPDF(pdf) < 2 {
		t.Errorf("LibreOffice does not open it: %v %v %s", err, missing, out)
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)
