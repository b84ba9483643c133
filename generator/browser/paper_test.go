package browser

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"casebook/generator/build"
	"casebook/generator/lazyregexp"
	"casebook/generator/session"
	"casebook/generator/testsite"
)

// paper is how wide a sheet of A4 is between its margins of 20 mm (styles/print.css), in CSS pixels.
const paper = 642

// TestNothingIsTornOrLost looks at pages with wide tables, many lines and long names on paper and on a
// phone, normal and in elder mode: no figure breaks inside, and on paper nothing sticks out of the
// sheet. They are the kin of two faults that were found by printing: a table of fifteen columns lost
// four of them, and beside a long name 412 stood as 41 over 2.
func TestNothingIsTornOrLost(t *testing.T) {
	t.Parallel()
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	pages := writePaperSite(t, site)
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	browser := openBrowser(t)
	base := serveSite(t, dir)
	for _, view := range []string{"light", "elder"} {
		for media, width := range map[string]int64{"print": paper, "screen": widths[len(widths)-1]} {
			p := newTab(t, browser, width)
			p.open(base + "index.html")
			evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, readersModes[view]))
			command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
			for _, path := range pages {
				p.open(base + path)
				got := evaluate[struct {
					Figures           int
					Torn, Lost, Empty []string
				}](p, tornScript)
				if got.Figures < 4 {
					t.Errorf("%s: only %d figures were looked at", path, got.Figures)
				}
				for _, torn := range got.Torn {
					t.Errorf("%s, %s, %s: a figure breaks inside: %s", path, media, view, torn)
				}
				for _, lost := range got.Lost {
					if media == "print" {
						t.Errorf("%s, %s: beside the sheet: %s", path, view, lost)
					}
				}
				for _, empty := range got.Empty {
					t.Errorf("%s, %s, %s: nothing stands below the heading %s", path, media, view, empty)
				}
			}
			evaluate[int](p, `(localStorage.clear(), 0)`)
		}
	}
}

// TestNoLineBeginsWhereSeparatorsAreClipped looks at lists of places and parts on the narrowest phone: what
// stands between two of them is clipped where it begins a line, and once a long name's second line
// lost its first letter with it.
func TestNoLineBeginsWhereSeparatorsAreClipped(t *testing.T) {
	t.Parallel()
	p := newTab(t, openBrowser(t), 320)
	base := serveSite(t, buildDemo(t))
	for _, view := range []string{"light", "elder"} {
		p.open(base + "index.html")
		evaluate[int](p, fmt.Sprintf(`(localStorage.setItem("casebook-view", %q), 0)`, readersModes[view]))
		lines := 0
		for _, path := range []string{"index.html", "cases/index.html", "studies/guizhou-visit/index.html", "programs/index.html"} {
			p.open(base + path)
			got := evaluate[struct {
				Lines int
				Lost  []string
			}](p, clippedScript)
			lines += got.Lines
			for _, lost := range got.Lost {
				t.Errorf("%s, %s: a line begins beside what is shown: %s", path, view, lost)
			}
		}
		if lines < 50 {
			t.Errorf("%s: only %d lines were looked at", view, lines)
		}
	}
}

const clippedScript = `(() => {
	const lost = [];
	let lines = 0;
	for (const list of document.querySelectorAll(".kicker:not(.booklet-card *), .parts, .index dd, .route dd")) {
		const style = getComputedStyle(list);
		if (style.clipPath === "none") continue;
		const edge = list.getBoundingClientRect().left + 1.2 * parseFloat(style.fontSize) - 1;
		const texts = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
		for (let n = texts.nextNode(); n; n = texts.nextNode()) {
			if (!n.data.trim()) continue;
			const range = document.createRange();
			range.selectNodeContents(n);
			for (const r of range.getClientRects()) {
				lines++;
				if (r.width > 2 && r.left < edge) lost.push(n.data);
			}
		}
	}
	return {Lines: lines, Lost: lost};
})()`

// TestTheLastSheetHasMoreThanTheFoot prints texts that fill their sheets: what stands at the foot of a
// page goes with something of the page.
func TestTheLastSheetHasMoreThanTheFoot(t *testing.T) {
	t.Parallel()
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		missing(t, "no pdftotext (poppler-utils)")
	}
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	testsite.New(t, site, 2)
	for lines := range 12 { // one of them ends where a sheet does
		put(t, filepath.Join(site, "content/cases", fmt.Sprintf("text-%d.md", lines)), "+++\ntitle = \"纸上的一篇\"\ndate = 2024-01-01\nsource = \"sample-table\"\n+++\n\n## 做法\n"+strings.Repeat("\n干部逐户走访，把听到的事记下来，当天能办的当天办。\n", 50+lines)+"\n结尾的一段。\n")
	}
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	p := newTab(t, openBrowser(t), paper)
	base := serveSite(t, dir)
	for lines := range 12 {
		p.open(base + fmt.Sprintf("cases/text-%d/index.html", lines))
		file := filepath.Join(t.TempDir(), "page.pdf")
		put(t, file, string(printed(p)))
		text, err := exec.CommandContext(t.Context(), reader, file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		sheets := strings.Split(strings.TrimRight(string(text), "\f"), "\f")
		if last := sheets[len(sheets)-1]; !strings.Contains(last, "结尾的一段") || !strings.Contains(last, "主办单位") {
			t.Errorf("%d lines: the last of %d sheets has only\n%s", lines, len(sheets), last)
		}
	}
}

// TestAFigureWithoutRoomGoesToTheNextSheet prints texts of several lengths before and after a tall drawing: where it
// has no room on a sheet, the text behind it fills the sheet, and it stands at the head of the next.
func TestAFigureWithoutRoomGoesToTheNextSheet(t *testing.T) {
	t.Parallel()
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		missing(t, "no pdftotext (poppler-utils)")
	}
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	testsite.New(t, site, 2)
	put(t, filepath.Join(site, "data/programs/tall.toml"), "[[program]]\nid = \"tall\"\nname = \"八步走\"\nformula = \"八步\"\nsummary = \"一步一步来。\"\nsource = \"sample-table\"\n"+strings.Repeat("[[program.part]]\nname = \"走一步\"\n", 8))
	for lines := range 8 {
		put(t, filepath.Join(site, "content/cases", fmt.Sprintf("tall-%d.md", lines)), "+++\ntitle = \"纸上的一篇\"\ndate = 2024-01-01\nsource = \"sample-table\"\n+++\n\n## 做法\n"+strings.Repeat("\n图前的一段，把听到的事记下来，当天能办的当天办。\n", 8+lines)+"\n``` formula\nprogram = \"tall\"\n```\n"+strings.Repeat("\n图后的一段，把办完的事也记下来，月底对一次账。\n", 12)+"\n## 成效\n\n有了一本账。\n")
	}
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	p := newTab(t, openBrowser(t), paper)
	base := serveSite(t, dir)
	moved := 0
	for lines := range 8 {
		p.open(base + fmt.Sprintf("cases/tall-%d/index.html", lines))
		file := filepath.Join(t.TempDir(), "page.pdf")
		put(t, file, string(printed(p)))
		text, err := exec.CommandContext(t.Context(), reader, "-layout", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		first, rest, _ := strings.Cut(string(text), "\f")
		drawing, after := strings.Index(string(text), "走一步"), strings.Index(string(text), "成效")
		if drawing < 0 || after < drawing {
			t.Errorf("%d lines: the drawing stands behind its section", lines)
		}
		if !strings.Contains(first, "走一步") {
			moved++
			if strings.Count(first, "图后的一段") == 0 || strings.Index(rest, "走一步") > strings.Index(rest, "图后的一段") {
				t.Errorf("%d lines: the drawing has no room on the first sheet, and the text stops there:\n%s", lines, first)
			}
		}
	}
	if moved < 2 {
		t.Errorf("the drawing had no room %d times", moved)
	}
}

// TestALongRankingHasItsHeadOnEachSheet prints a ranking of 110 villages, of which the page has the first
// hundred: they run in columns whose heads say what they are, and the sheet says that there are more.
func TestALongRankingHasItsHeadOnEachSheet(t *testing.T) {
	t.Parallel()
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		missing(t, "no pdftotext (poppler-utils)")
	}
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	testsite.New(t, site, 2)
	var villages strings.Builder
	for i := range 110 {
		fmt.Fprintf(&villages, "[[village]]\ncode = \"w%03d\"\nname = \"排%d村\"\nregion = \"shili-zhen\"\n[[village.series]]\nindicator = \"income_per_capita\"\nsource = \"sample-table\"\nvalues = { 2022 = %d }\n", i, i, 20000-i*7)
	}
	put(t, filepath.Join(site, "data/villages/many.toml"), villages.String())
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	p := newTab(t, openBrowser(t), paper)
	p.open(serveSite(t, dir) + "indicators/income_per_capita/index.html")
	file := filepath.Join(t.TempDir(), "page.pdf")
	put(t, file, string(printed(p)))
	text, err := exec.CommandContext(t.Context(), reader, "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	row := lazyregexp.New(`排\d+村`)
	rows, sheets := 0, 0
	for sheet := range strings.SplitSeq(string(text), "\f") {
		_, list, _ := strings.Cut(sheet, "位次")
		if n := len(row.FindAllString(sheet, -1)); n > 4 { // the leaders are named above the ranking
			sheets++
			if strings.Count(list, "位次") == 0 {
				t.Errorf("a sheet of %d rows has no two columns with heads:\n%s", n, sheet)
			}
		}
		rows += len(row.FindAllString(list, -1))
	}
	if rows != 100 || sheets < 2 {
		t.Errorf("%d rows on %d sheets", rows, sheets)
	}
	if !strings.Contains(string(text), "这里印的是第1页") {
		t.Error("nothing says that the ranking goes on")
	}
}

// TestLettersOnPaperAreLarge looks at the kinds of pages as they are printed: no text is smaller than eight
// and a half points, and the tiles of the lowest class are white (a line about a square of one unit covered it).
func TestLettersOnPaperAreLarge(t *testing.T) {
	t.Parallel()
	p := newTab(t, openBrowser(t), paper)
	base := serveSite(t, buildDemo(t))
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	for _, path := range []string{"cases/city-seven-years/index.html", "villages/sample-liushu/index.html", "regions/sample-county/index.html", "indicators/income_per_capita/index.html", "programs/one-n-one/index.html", "index.html", "search/index.html", "booklet/index.html", "data/index.html"} {
		p.open(base + path)
		got := evaluate[struct {
			Letters      int
			Small, Tiles []string
		}](p, smallScript)
		if got.Letters < 50 {
			t.Errorf("%s: only %d texts were looked at", path, got.Letters)
		}
		for _, small := range got.Small {
			t.Errorf("%s: %s", path, small)
		}
		if strings.HasPrefix(path, "regions/") && (len(got.Tiles) < 2 || strings.Join(got.Tiles, "") != strings.Repeat("none", len(got.Tiles))) {
			t.Errorf("%s: the lines of its tiles: %v", path, got.Tiles)
		}
	}
}

// TestLettersOfDrawingsOnTheSmallestPhones looks at charts and drawings as they stand at 320 pixels: no
// letter has less than ten, and nothing of them lies beside the screen.
func TestLettersOfDrawingsOnTheSmallestPhones(t *testing.T) {
	t.Parallel()
	p := newTab(t, openBrowser(t), 320)
	base := serveSite(t, buildDemo(t))
	for _, path := range []string{"index.html", "cases/city-seven-years/index.html", "villages/sample-qingshi/index.html", "indicators/income_per_capita/index.html", "programs/one-n-one/index.html", threeVillages} {
		p.open(base + path)
		if path == threeVillages {
			p.until("the charts", `document.querySelectorAll(".charts .drawn").length > 3`)
			p.says("charts of which an edge is cut", "0", `String([...document.querySelectorAll(".charts .drawn")].filter(f => getComputedStyle(f).contentVisibility === "auto" && f.querySelector("svg").getBoundingClientRect().right > f.getBoundingClientRect().right + 1).length)`)
		}
		p.says(path, "many, small: , beside: ", `(() => {
			const texts = [...document.querySelectorAll("figure:is(.chart, .formula) > svg text")].filter(t => t.getClientRects().length && t.textContent.trim());
			const size = t => { const m = t.getScreenCTM(); return parseFloat(getComputedStyle(t).fontSize) * Math.hypot(m.a, m.b); };
			const beside = texts.filter(t => { const r = t.getBoundingClientRect(); return r.left < 0 || r.right > innerWidth; });
			const said = list => [...new Set(list.map(t => t.textContent))].slice(0, 3).join(" ");
			return (texts.length > 4 ? "many" : "few") + ", small: " + said(texts.filter(t => size(t) < 9.9)) + ", beside: " + said(beside);
		})()`)
		if sideways := evaluate[string](p, sidewaysScript); sideways != "" {
			t.Errorf("%s scrolls sideways: %s", path, sideways)
		}
	}
}

// TestComparisonsOnPaper prints the page of comparisons with nothing chosen, which is one sheet to be
// filled in by hand, and with three villages, whose pictures stand two beside one another.
func TestComparisonsOnPaper(t *testing.T) {
	t.Parallel()
	p := newTab(t, openBrowser(t), paper)
	base := serveSite(t, buildDemo(t))
	sheet := `getComputedStyle(document.querySelector(".compare-sheet")).display`
	p.open(base + "compare/index.html")
	p.says("on the screen", "none", sheet)
	if sheets := pagesOfPDF(printed(p)); sheets != 1 {
		t.Errorf("nothing chosen: %d sheets", sheets)
	}
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	p.says("on paper", "block", sheet)
	p.says("a row of it", "人均可支配收入（元）|11,974 2024年|||", `[...[...document.querySelectorAll(".compare-sheet tbody tr")].find(r => r.textContent.startsWith("人均可支配收入")).children].map(c => c.textContent).join("|")`)
	p.open("about:blank")
	p.open(base + threeVillages)
	p.until("the charts", `document.querySelectorAll(".drawn").length > 3`)
	p.says("of the sheet to be filled in", "none", sheet)
	p.says("two pictures in a row", "true", `(([a, b]) => String(a.top === b.top && b.left > a.right && b.right <= innerWidth))([...document.querySelectorAll(".drawn")].map(f => f.getBoundingClientRect()))`)
	if sheets := pagesOfPDF(printed(p)); sheets > 4 {
		t.Errorf("three villages: %d sheets", sheets)
	}
	if got := evaluate[struct{ Small []string }](p, smallScript); len(got.Small) > 0 {
		t.Errorf("three villages: %v", got.Small)
	}
	p.open("about:blank")
	p.open(base + "compare/index.html#near=sample-county:sample-qingshi")
	p.until("villages like it", `document.querySelectorAll(".nearest > li").length > 2`)
	p.says("one table of them all", "1, 0", `(shown => shown(".alike-table table") + ", " + shown(".nearest table, .alike-again, .compare-sheet"))(s => [...document.querySelectorAll(s)].filter(e => e.getClientRects().length).length)`)
	if sheets := pagesOfPDF(printed(p)); sheets > 3 {
		t.Errorf("villages like one: %d sheets", sheets)
	}
}

// smallScript measures letters in points, those of drawings as they are scaled.
const smallScript = `(() => {
	for (const d of document.querySelectorAll("details")) d.open = true;
	const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
	const small = [];
	let letters = 0;
	for (let n = texts.nextNode(); n; n = texts.nextNode()) {
		const e = n.parentElement, box = e.getBoundingClientRect();
		if (!n.data.trim() || e.closest("title, desc, script, template, sup, .visually-hidden, caption") || box.width < 2 || box.height < 2) continue;
		letters++;
		const size = parseFloat(getComputedStyle(e).fontSize) * (e.closest("svg") ? e.getScreenCTM().a : 1) * .75;
		if (size < 8.5) small.push(n.data.trim().slice(0, 12) + " has " + size.toFixed(1) + " points");
	}
	return {Letters: letters, Small: small.slice(0, 5), Tiles: [...document.querySelectorAll(".tiles rect")].map(r => getComputedStyle(r).stroke)};
})()`

// tornScript finds figures whose characters stand on two lines, and texts that begin or end beside the page.
const tornScript = `(() => {
	const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
	const edge = document.documentElement.clientWidth + 3; // of rounding
	const figure = /[+−-]?\d[\d,.]*\d%?/g;
	const torn = [], lost = [];
	let figures = 0;
	for (let n = texts.nextNode(); n; n = texts.nextNode()) {
		if (n.parentElement.closest("svg, script, template, caption")) continue; // a caption is for screen readers
		const range = document.createRange();
		for (const m of n.data.matchAll(figure)) {
			range.setStart(n, m.index);
			range.setEnd(n, m.index + m[0].length);
			const rects = [...range.getClientRects()].filter(r => r.width > 0);
			if (rects.length === 0) continue;
			figures++;
			if (new Set(rects.map(r => Math.round(r.top / 4))).size > 1) torn.push(m[0] + " in " + n.parentElement.outerHTML.slice(0, 90));
		}
		range.selectNodeContents(n);
		for (const r of range.getClientRects()) {
			if (r.width > 0 && (r.right > edge || r.left < -1)) { lost.push(n.data.trim().slice(0, 40) + " at " + Math.round(r.left) + " to " + Math.round(r.right)); break; }
		}
	}
	const empty = [...document.querySelectorAll("main section > h2")].filter(h => h.getClientRects().length && ![...h.parentElement.children].some(e => e !== h && e.getBoundingClientRect().height > 0)).map(h => h.textContent);
	return {Figures: figures, Empty: empty, Torn: torn.slice(0, 5), Lost: lost.slice(0, 5)};
})()`

// writePaperSite writes a site of places with long names and a text for each shape of table and chart, and
// returns the pages to be looked at.
func writePaperSite(t *testing.T, site string) []string {
	t.Helper()
	testsite.New(t, site, 2)
	const long = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县"
	var villages, codes strings.Builder
	for i := range 15 { // of which six have short names
		fmt.Fprintf(&villages, "[[village]]\ncode = \"w%02d\"\nname = \"%s第%d个行政村\"\nregion = \"shili-zhen\"\nhouseholds = %d\npopulation = %d\n[[village.series]]\nindicator = \"income_per_capita\"\nsource = \"sample-table\"\nvalues = { 2019 = %d, 2020 = %d.5, 2021 = %d, 2022 = %d }\n",
			i, long[:min(len(long), max(0, i-5)*9)], i+1, 412+i*100, 16300+i*2000, 11000+i*90, 11500+i*70, 12800+i*50, 1231500+i*9)
		fmt.Fprintf(&codes, "\"w%02d\",", i)
	}
	put(t, filepath.Join(site, "data/villages/paper.toml"), villages.String())
	list := strings.Split(strings.TrimSuffix(codes.String(), ","), ",")
	chart := func(kind string, n int) string {
		return fmt.Sprintf("```chart\ntitle = \"%d个村\"\nkind = %q\nindicator = \"income_per_capita\"\nvillages = [%s]\n```\n", n, kind, strings.Join(list[:n], ","))
	}
	table := func(columns int, head, cell string) string {
		return "|" + strings.Repeat(head+"|", columns) + "\n|" + strings.Repeat("---|", columns) + "\n" + strings.Repeat("|"+strings.Repeat(cell+"|", columns)+"\n", 3)
	}
	texts := map[string]string{
		"columns-9":   table(9, "人均可支配收入（元）", "16,420"),
		"columns-12":  table(12, "2022年完成数", "1,234.56"),
		"columns-15":  table(15, "第一季度村集体经济收入", "12.8"),
		"columns-18":  table(18, "户数", "1,630"),
		"numbers":     table(10, "合计", "1,231,500"),
		"shares":      table(11, "占比", "98.5%"),
		"negative":    table(8, "比上年增减（个百分点）", "−12.5"),
		"words":       table(6, "做法", "村党支部牵头，2019年起每年投入1,231,500元，覆盖412户"),
		"one-long":    "|村|户数|\n|---|---|\n|" + long + "某乡某村民委员会|412|\n|短村|1,630|\n",
		"list":        "1. 第一项\n\n   " + strings.ReplaceAll(table(10, "年份", "2022"), "\n", "\n   ") + "\n",
		"code":        "```text\n" + strings.Repeat("1234567890 ", 30) + "\n```\n",
		"lines-4":     chart("line", 4),
		"lines-8":     chart("line", 8),
		"lines-12":    chart("line", 12),
		"bars-12":     chart("hbar", 12),
		"multiples":   chart("multiples", 9),
		"sentence":    strings.Repeat("全县"+long+"共有1,231,500人，其中412户1,630人在册，占98.5%；", 8) + "\n",
		"quote-table": "> " + strings.ReplaceAll(table(8, "指标", "16,420"), "\n", "\n> ") + "\n",
	}
	pages := []string{"regions/shili-xian/index.html", "regions/shili-zhen/index.html", "villages/w14/index.html", "villages/w00/index.html", "indicators/income_per_capita/index.html", "compare/index.html"}
	for name, body := range texts {
		put(t, filepath.Join(site, "content/cases", name+".md"), "+++\ntitle = \"纸上的"+name+"\"\ndate = 2024-01-01\nsource = \"sample-table\"\n+++\n\n2019年到2022年，412户1,630人。\n\n"+body)
		pages = append(pages, "cases/"+name+"/index.html")
	}
	return pages
}
