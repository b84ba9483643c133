package browser

import (
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/build"
	"casebook/generator/session"
)

// TestWeChat copies texts for a 公众号 from a server and from a folder on a disk, and looks at
// what is left of them where WeChat's editor drops what it does not keep.
func TestWeChat(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: "../..", Today: today, Base: "https://example.cn/book"}})
	if err != nil || !result.Published {
		t.Fatalf("nothing was built: %v", err)
	}
	browser := openBrowser(t)
	for scheme, base := range addresses(t, dir) {
		t.Run(scheme, func(t *testing.T) {
			p := newTab(t, browser, 390)
			for _, path := range []string{"cases/sample-ledger/index.html", "cases/village-six-ones/index.html", "studies/guizhou-visit/index.html"} {
				p.open(base + path)
				copyForWeChat(t, p, base, path)
			}
		})
	}
}

func copyForWeChat(t *testing.T, p *tab, base, path string) {
	t.Helper()
	evaluate[int](p, `(window.put = DataTransfer.prototype.setData,
		DataTransfer.prototype.setData = function (type, text) { (window.got ??= {})[type] = text; return put.call(this, type, text); }, 0)`)
	click(p, ".cite .wechat")
	until(p, `document.querySelector(".wechat-dialog .wechat")?.disabled === false`)
	if wide := evaluate[string](p, sidewaysScript); wide != "" {
		t.Errorf("%s: the dialog scrolls sideways: %s", path, wide)
	}
	evaluate[int](p, `(document.querySelector(".wechat-dialog .wechat").focus(), 0)`)
	enterKey(p) // a script's click may not copy
	until(p, `!!window.got?.["text/html"]`)
	quiet(t, p, base)
	got := evaluate[struct {
		Strange                    []string
		Text, Kept, Last           string
		Charts, Pictures, Wrong    int
		Figures, Marks, Unsourced  int
		Headings, Wanted, Unstyled int
	}](p, weChatKeeps)
	p.take(base) // the policy is also that of what the look parses
	if len(got.Strange) > 0 {
		t.Errorf("%s: the editor drops %v", path, got.Strange)
	}
	if got.Text != got.Kept {
		t.Errorf("%s: text is lost where classes, ids and other elements are dropped", path)
	}
	if got.Pictures < got.Charts || got.Wrong > 0 {
		t.Errorf("%s: %d pictures of %d drawings, %d of them no PNG or JPEG", path, got.Pictures, got.Charts, got.Wrong)
	}
	if got.Figures != got.Marks || got.Unsourced > 0 || got.Headings != got.Wanted || got.Unstyled > 0 {
		t.Errorf("%s: %+v", path, got)
	}
	if !strings.Contains(got.Last, "https://example.cn/book/") {
		t.Errorf("%s: it ends with %q, not with where it is from", path, got.Last)
	}
}

// weChatKeeps looks at the copied HTML as the editor does: p, span, strong, br, tables and
// pictures with inline styles stay, ids and classes go, pictures are PNG or JPEG.
const weChatKeeps = `(() => {
	const pasted = new DOMParser().parseFromString(window.got["text/html"], "text/html").body;
	const keeps = ["P", "SPAN", "STRONG", "BR", "IMG", "TABLE", "TBODY", "TR", "TD"];
	const all = [...pasted.querySelectorAll("*")];
	const text = e => e.textContent.replace(/\s+/g, "");
	const strange = all.filter(e => !keeps.includes(e.tagName) || e.id || e.className).map(e => e.outerHTML.slice(0, 80));
	const kept = pasted.cloneNode(true);
	kept.querySelectorAll("div, svg, script, section > *").forEach(e => e.remove());
	const prose = document.querySelector(".prose");
	const marks = pasted.innerHTML.match(/>\[\d+\]</g) ?? [];
	const sources = [...pasted.querySelectorAll("p")].filter(p => /^\[\d+\] /.test(p.textContent)).map(p => p.textContent);
	const numbers = new Set(marks.map(m => m.slice(1, -1)));
	return {
		Strange: strange.slice(0, 5), Text: text(pasted), Kept: text(kept), Last: pasted.lastElementChild.textContent,
		Charts: prose.querySelectorAll("figure > svg").length, Pictures: pasted.querySelectorAll("img").length,
		Wrong: [...pasted.querySelectorAll("img")].filter(i => !/^data:image\/(png|jpeg);base64,.{500}/.test(i.src)).length,
		Figures: prose.querySelectorAll("a.figure").length, Marks: marks.length,
		Unsourced: [...numbers].filter(n => !sources.some(s => s.startsWith(n + " "))).length,
		Headings: [...prose.querySelectorAll("h2, h3")].filter(h => text(pasted).includes(text(h))).length, Wanted: prose.querySelectorAll("h2, h3").length,
		Unstyled: [...pasted.querySelectorAll("p, table, td, img")].filter(e => !e.getAttribute("style")).length,
	};
})()`
