package browser

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/evanw/esbuild/pkg/api"

	"casebook/generator/build"
	"casebook/generator/session"
)

// wanted is a query as it stands in the address, and the page of the demo site that must come
// first.
type wanted struct{ query, page string }

const (
	sixOnes   = "programs/six-ones/"
	oneNOne   = "programs/one-n-one/"
	hujiatian = "villages/450329102201/"
)

var wantedFirst = []wanted{
	// a working method, typed any way
	{"q=六个一", sixOnes}, {"q=6个一", sixOnes}, {"q=６个1", sixOnes}, {"q=六個一", sixOnes}, {"q=“六个一”工作法", sixOnes},
	{"q=1+N+1", oneNOne}, {"q=１＋Ｎ＋１", oneNOne}, {"q=1+n+1", oneNOne}, {"q=1 + n + 1", oneNOne}, {"q=一+N+一", oneNOne},
	{"q=三考两评一述", "programs/exams/"}, {"q=3考2评1述", "programs/exams/"}, {"q=三考兩評一述", "programs/exams/"},
	{"q=四三二一", "programs/pair-4321/"}, {"q=4321", "programs/pair-4321/"}, {"q=四问一查", "programs/four-asks/"},
	{"q=10+", "programs/ten-plus/"}, {"q=十+", "programs/ten-plus/"}, {"q=小细胞", "programs/small-cell/"},
	{"q=三变", "programs/three-changes/"}, {"q=双推进", "programs/dual-push/"},
	// names of places
	{"q=胡家田", hujiatian}, {"q=胡家田村", hujiatian}, {"q=家田", hujiatian}, {"q=塘约", "villages/tangyue/"}, {"q=塘约村", "villages/tangyue/"},
	{"q=资源县 胡家田", hujiatian}, {"q=梅溪 胡家田", hujiatian}, {"q=资源县", "regions/450329/"}, {"q=資源縣", "regions/450329/"},
	{"q=梅溪镇", "regions/450329102/"}, {"q=六枝", "regions/520203/"}, {"q=贵州", "regions/52/"}, {"q=桂林市", "regions/4503/"},
	{"q=青石村", "villages/sample-qingshi/"},
	// pinyin and its initials
	{"q=hjt", hujiatian}, {"q=HJT", hujiatian}, {"q=hjtc", hujiatian}, {"q=hujiatian", hujiatian}, {"q=hujiatiancun", hujiatian}, {"q=hujiat", hujiatian},
	{"q=tangyue", "villages/tangyue/"}, {"q=lzt", "regions/520203/"}, {"q=meixi", "regions/450329102/"}, {"q=panzhou", "regions/520281/"},
	{"q=zzzqq", ""}, {"q=xxb", "programs/small-cell/"}, {"q=jtjj", "themes/jitijingji/"}, {"q=chetian", "regions/chetian/"},
	// codes
	{"q=450329102201", hujiatian}, {"q=450329102", "regions/450329102/"}, {"q=450329", "regions/450329/"}, {"q=5202", "regions/5202/"}, {"q=4503291022", hujiatian},
	// themes, indicators, titles, headings
	{"q=集体经济", "themes/jitijingji/"}, {"q=人均可支配收入", "indicators/income_per_capita/"}, {"q=路灯", "indicators/street_lamps/"},
	{"q=娘娘山", "cases/niangniangshan/"}, {"q=机关下乡", "cases/county-offices/"}, {"q=建档清单", "checklists/records/"},
	// words of the text
	{"q=竹鼠", "villages/dapingtou/"}, {"q=夜校", "cases/city-seven-years/"}, {"q=软弱涣散", "cases/town-dual-push/"}, {"q=养老", "programs/cadre-pension/"},
	// filters
	{"q=合作社&region=520403", "cases/tangyue-cooperative/"}, {"q=竹鼠&program=one-n-one", "cases/ziyuan-one-n-one/"}, {"q=党员&year=2016&region=450329", "programs/small-cell/"},
	{"q=脱贫&theme=jitijingji&region=county-000", "cases/village-six-ones/"}, {"program=small-cell&region=guali", "villages/dapingtou/"},
	{"q=魑魅魍魉", ""},
	// nearly right, and asked as a question
	{"q=唐约", "villages/tangyue/"}, {"q=谈月", "villages/tangyue/"}, {"q=良良山", "cases/niangniangshan/"}, {"q=六资特区", "regions/520203/"}, {"q=光洞村", "villages/guandong/"}, {"q=小细包", "programs/small-cell/"}, {"q=水成县", "regions/520221/"}, {"q=4,864亩", "cases/tangyue-cooperative/"}, {"q=胡家田村委会", hujiatian}, {"q=1+N+1怎么学", oneNOne}, {"q=唐约村", "villages/tangyue/"}, {"q=唐月", "villages/tangyue/"}, {"q=党群里事会", oneNOne}, {"q=资源县 胡佳田", hujiatian},
	{"q=成本", "programs/sample-three-books/"}, {"q=费用", "programs/sample-three-books/"}, {"q=要花多少钱", "programs/sample-three-books/"}, {"q=多长时间", "programs/sample-three-books/"}, {"q=zzqq", ""},
	// as a delegation asks
	{"q=钱从哪里来", "programs/sample-three-books/"}, {"q=谁来出钱", "programs/sample-three-books/"}, {"q=县人口", "regions/sample-county/"}, {"q=示例县有多少人", "regions/sample-county/"}, {"q=通路率", "indicators/road_rate/"}, {"q=路通了吗", "indicators/road_rate/"}, {"q=通水率", "indicators/water_rate/"}, {"q=贫困率", "indicators/poverty_rate/"},
	{"q=数据从哪里来", "data/"}, {"q=谁编的", "about/"}, {"q=像我们村", "compare/"}, {"q=多久能见效", "programs/sample-three-books/"}, {"q=收入最高的村", "indicators/collective_income/"}, {"q=最新的案例", "cases/"},
	{"q=收入增长", "indicators/collective_income/"}, {"q=养老补贴", "programs/cadre-pension/"}, {"q=胡家填", hujiatian}, {"q=湖家田", hujiatian}, {"q=党群理事会怎么做", oneNOne}, {"q=胡家田的竹鼠", "cases/ziyuan-one-n-one/"}, {"q=1,264.2万元", "cases/town-dual-push/"}, {"q=花费", "programs/sample-three-books/"}, {"q=什么是六个一", sixOnes},
}

// answered is what the search page shows for a query.
type answered struct {
	Query, First, Title, Count, Marked string
	Groups                             []string
	Milliseconds                       float64
}

// askScript puts every query into the address, as a shared link does, and waits for its answer.
const askScript = `(async queries => {
	const found = document.querySelector("[data-found]");
	const answers = [];
	for (const query of queries) {
		const begin = performance.now();
		await new Promise((resolve, reject) => {
			delete found.dataset.answered;
			const watch = new MutationObserver(() => { if (found.dataset.answered) { watch.disconnect(); resolve(); } });
			watch.observe(found, {attributes: true});
			setTimeout(() => reject(new Error("no answer to " + query)), 8000);
			location.hash = query;
		});
		const first = found.querySelector(".hit-title");
		answers.push({Query: query, First: first ? new URL(first.href).pathname : "", Title: first ? first.textContent : "",
			Count: document.querySelector("[data-count]").textContent, Milliseconds: performance.now() - begin,
			Marked: [...found.querySelectorAll(".hit-mark")].map(e => e.textContent).join(" "),
			Groups: [...found.querySelectorAll(".hits-group h2")].map(e => e.textContent)});
	}
	return answers;
})(%s)`

func buildDemo(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: "../..", Today: today}})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Published {
		t.Fatalf("nothing was built: %d problems", len(result.Problems))
	}
	return dir
}

func ask(t *testing.T, page *tab, queries []string) []answered {
	t.Helper()
	list, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	return evaluate[[]answered](page, fmt.Sprintf(askScript, list))
}

// TestSearch asks the built demo site as its readers do.
func TestSearch(t *testing.T) {
	t.Parallel()
	dir := buildDemo(t)
	browser := openBrowser(t)
	for scheme, base := range addresses(t, dir) {
		t.Run(scheme, func(t *testing.T) {
			page := newTab(t, browser, widths[0])
			page.open(base + "search/index.html")
			t.Run("the page that must come first comes first", func(t *testing.T) { firstComesFirst(t, page, base) })
			t.Run("the passage shows the words", func(t *testing.T) { passageShowsTheWords(t, page) })
			t.Run("no line below a result is the searched word alone", func(t *testing.T) { groupIsNoPassage(t, page) })
			t.Run("the counts stand in the order of the groups", func(t *testing.T) { countsLeadToGroups(t, page) })
			t.Run("a question for a figure is answered with it", func(t *testing.T) { figuresAreAnswered(t, page) })
			t.Run("what was found can be printed", func(t *testing.T) { foundIsPrinted(t, page) })
			t.Run("one character leads to the names that have it", func(t *testing.T) { oneCharacterIsEnough(t, page) })
			t.Run("a shared address gives the same answer", func(t *testing.T) { addressIsEnough(t, page, base) })
			if scheme == "http" { // axe itself fetches the style sheet, which no page from a disk may
				t.Run("axe finds no violation in results", func(t *testing.T) { axeFindsNoViolationIn(t, page, base) })
			}
			if scheme == "http" { // a host answers with it, a disk does not
				t.Run("the page that is not there asks the search", func(t *testing.T) { notFoundAsks(t, newTab(t, browser, widths[0]), base) })
			}
			t.Run("texts are folded as in the index", func(t *testing.T) { textsAreFoldedAlike(t, page, dir) })
			t.Run("the keyboard is enough", func(t *testing.T) { keyboardIsEnough(t, page, base) })
			for _, trouble := range page.take(base) {
				t.Error(trouble)
			}
		})
	}
}

func firstComesFirst(t *testing.T, page *tab, base string) {
	if len(wantedFirst) < 60 {
		t.Errorf("only %d queries", len(wantedFirst))
	}
	queries := make([]string, len(wantedFirst))
	for i, w := range wantedFirst {
		queries[i] = w.query
	}
	root, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range ask(t, page, queries) {
		want := wantedFirst[i].page
		if want != "" {
			want = root.Path + want + "index.html"
		}
		if a.First != want {
			t.Errorf("%s gives %s “%s”, want %s (%s %v)", a.Query, strings.TrimPrefix(a.First, root.Path), a.Title, wantedFirst[i].page, a.Count, a.Groups)
		}
	}
}

func passageShowsTheWords(t *testing.T, page *tab) {
	for _, a := range ask(t, page, []string{"q=夜校", "q=6個1", "q=竹鼠 养殖", "q=村里没钱怎么办", "q=成本"}) {
		word := map[string]string{"q=夜校": "夜校", "q=6個1": "六个一", "q=竹鼠 养殖": "竹鼠", "q=村里没钱怎么办": "资金", "q=成本": "花费"}[a.Query]
		if !strings.Contains(a.Marked, word) {
			t.Errorf("%s marks %q, want %s among it", a.Query, a.Marked, word)
		}
	}
}

// groupIsNoPassage: below an indicator the word that its name has is not repeated as its group.
func groupIsNoPassage(t *testing.T, page *tab) {
	ask(t, page, []string{"q=收入"})
	if alone := evaluate[string](page, `[...document.querySelectorAll(".hit-place")].filter(e => e.textContent === "收入").map(e => e.closest("li").querySelector(".hit-title").textContent).filter(title => title.includes("收入")).join("; ")`); alone != "" {
		t.Errorf("results that say 收入 again, and nothing else, below their titles: %s", alone)
	}
}

// countsLeadToGroups presses the last of the counts above the results: its group comes into sight, and the query stays in
// the address.
func countsLeadToGroups(t *testing.T, page *tab) {
	a := ask(t, page, []string{"q=合作社"})[0]
	counts := evaluate[[]string](page, `[...document.querySelectorAll("[data-count] a")].map(e => e.textContent.replace("\u00a0", " "))`)
	if len(counts) < 3 || !slices.Equal(counts, a.Groups) {
		t.Errorf("the counts are %q, the groups %q", counts, a.Groups)
	}
	click(page, "[data-count] a:last-child")
	until(page, `(() => { const heading = [...document.querySelectorAll(".hits-group h2")].at(-1).getBoundingClientRect();
		return heading.top >= -1 && heading.bottom <= innerHeight && decodeURIComponent(location.hash) === "#q=合作社" })()`)
}

// figuresAreAnswered asks for figures as a delegation does. What asks for none, or for one that the site does not have, is
// answered by results alone.
func figuresAreAnswered(t *testing.T, page *tab) {
	for _, c := range []struct{ query, says, leadsTo string }{
		{"青石村 人均收入", "青石村，人均可支配收入 10,825元 2024年", "villages/sample-qingshi/index.html#s-charts"},
		{"青石村的人均收入是多少", "青石村，人均可支配收入 10,825元 2024年", "villages/sample-qingshi/index.html#s-charts"},
		{"2015年青石村人均收入", "青石村，人均可支配收入 5,014元 2015年", "villages/sample-qingshi/index.html#s-charts"},
		{"示例县 集体收入 2023", "示例县（虚构），村集体经济收入 346.1万元 2023年", "regions/sample-county/index.html#s-charts"},
		{"东岭镇党员", "东岭镇，党员 273名 2024年", "#s-charts"},
		{"收入 最高 的村", "西川村，人均可支配收入 14,599元 2024年", "#s-charts"},
		{"哪个村集体收入最高", "河湾村，村集体经济收入 55.7万元 2024年", "#s-charts"},
		{"青石村有多少人", "青石村，人口 1,576人", "villages/sample-qingshi/index.html"},
		{"全国党员", "全国，党员 99,185,000名 2023年", "regions/china/index.html#s-charts"},
		{"1999年青石村人均收入", "", ""},
		{"党群理事会怎么做", "", ""},
		{"青石村", "", ""},
		{"人均收入", "", ""},
	} {
		ask(t, page, []string{"q=" + c.query})
		got := evaluate[[2]string](page, `[document.querySelector(".answers p")?.textContent ?? "", document.querySelector(".answers a")?.href ?? ""]`)
		if !strings.HasPrefix(got[0], c.says) || c.says == "" && got[0] != "" || !strings.HasSuffix(got[1], c.leadsTo) {
			t.Errorf("%s is answered %q, which leads to %s; want %q and %s", c.query, got[0], got[1], c.says, c.leadsTo)
		}
	}
}

func foundIsPrinted(t *testing.T, page *tab) {
	ask(t, page, []string{"q=竹鼠"})
	command(page, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	defer command(page, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	if !evaluate[bool](page, `document.querySelectorAll(".hit").length > 1 && [...document.querySelectorAll(".hit, .seek-line input")].every(e => e.checkVisibility()) && ![...document.querySelectorAll(".seek button")].some(e => e.checkVisibility())`) {
		t.Error("on paper there is not what was looked for and what was found, or there are buttons")
	}
}

// oneCharacterIsEnough searches for a single character. Texts that merely contain the character must not push out
// the village or method whose name contains it, even if its entry is folded in the page's own list.
func oneCharacterIsEnough(t *testing.T, page *tab) {
	for sign, path := range map[string]string{"田": hujiatian, "细": "programs/small-cell/"} {
		ask(t, page, []string{"q=" + sign})
		if !evaluate[bool](page, `[...document.querySelectorAll("[data-index] li a")].some(a => a.href.includes("`+path+`") && a.checkVisibility())`) {
			t.Errorf("%s does not show %s", sign, path)
		}
	}
	if evaluate[bool](page, `[...document.querySelectorAll("[data-index] p:has(> .sample)")].some(p => p.checkVisibility() && ![...p.parentElement.querySelectorAll("p:has(> .sample) ~ * li")].some(li => li.checkVisibility()))`) {
		t.Error("a mark of what is made up stands over nothing")
	}
}

// addressIsEnough opens a shared address in a page of its own, and reads the address that
// typing leaves.
func addressIsEnough(t *testing.T, page *tab, base string) {
	page.open(base + "about/index.html")
	page.open(base + "search/index.html#q=%E5%90%88%E4%BD%9C%E7%A4%BE&region=520403")
	first := waitFor(page, `document.querySelector("[data-found]").dataset.answered && document.querySelector(".hit-title")?.href || ""`)
	if !strings.HasSuffix(first, "cases/tangyue-cooperative/index.html") {
		t.Errorf("a shared address leads to %s", first)
	}
	evaluate[bool](page, `(() => { const s = document.querySelector("select[name=region]"); s.value = ""; s.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)
	if hash := waitFor(page, `location.hash.includes("region") ? "" : decodeURIComponent(location.hash)`); hash != "#q=合作社" {
		t.Errorf("without the filter the address ends in %s", hash)
	}
}

// notFoundAsks types into the field of the page that is not there: the search page answers, at an
// address like that of any other search. The field leads to the host's root.
func notFoundAsks(t *testing.T, page *tab, base string) {
	page.open(base + "404.html")
	press(page, "/", "Slash", "/")
	if at := evaluate[string](page, `document.activeElement.name || ""`); at != "q" {
		t.Errorf("the key leads to %q, not to the page's own field", at)
	}
	command(page, input.InsertText, input.InsertTextParams{Text: "1+N+1 胡家田"})
	evaluate[int](page, `document.querySelector("form.seek-line button").click(), 0`)
	waitFor(page, `document.querySelector("[data-found]")?.dataset.answered?.includes("1+N+1 胡家田") ? "yes" : ""`)
	if at := evaluate[string](page, `decodeURIComponent(location.search + location.hash)`); at != "#q=1+N+1 胡家田" {
		t.Errorf("the search stands at %s", at)
	}
}

// axeFindsNoViolationIn looks at results at both widths in every mode.
func axeFindsNoViolationIn(t *testing.T, page *tab, base string) {
	axe := axeLibrary(t)
	for mode, set := range map[string]string{"light": "theme = 'light'", "dark": "theme = 'dark'", "contrast": "theme = 'contrast'", "elder": "elder = '20'"} {
		for _, width := range widths {
			command(page, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
				Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600})
			page.open(base + "about/index.html")
			page.open(base + "search/index.html#q=示例")
			waitFor(page, `document.querySelector("[data-found]").dataset.answered || ""`)
			evaluate[string](page, "document.documentElement.dataset."+set)
			evaluate[int](page, axe+";0")
			for _, v := range evaluate[[]string](page, axeScript) {
				t.Errorf("%s at %d px: %s", mode, width, v)
			}
			if overflow := evaluate[string](page, sidewaysScript); overflow != "" {
				t.Errorf("at %d px the results scroll sideways: %s", width, overflow)
			}
		}
	}
	command(page, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: widths[0], Height: 900, DeviceScaleFactor: 1})
}

// textsAreFoldedAlike holds the script's folder to the texts that the index's is held to.
func textsAreFoldedAlike(t *testing.T, page *tab, dir string) {
	list, err := os.ReadFile("../search/testdata/units.txt")
	if err != nil {
		t.Fatal(err)
	}
	start, err := os.ReadFile(filepath.Join(dir, "search", "start.js"))
	if err != nil {
		t.Fatal(err)
	}
	bundle := api.Build(api.BuildOptions{EntryPoints: []string{"../../layouts/scripts/search/fold.ts"}, Bundle: true, Format: api.FormatIIFE,
		GlobalName: "folding", TsconfigRaw: "{}", LogLevel: api.LogLevelSilent})
	if len(bundle.Errors) > 0 {
		t.Fatal(bundle.Errors[0].Text)
	}
	var texts, want []string
	for line := range strings.Lines(string(list)) {
		text, units, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		texts, want = append(texts, text), append(want, units)
	}
	argument, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	got := evaluate[[]string](page, fmt.Sprintf(`(() => {
		%s
		let folds = "";
		const casebookSearch = (_, start) => { folds = start.folds; };
		%s
		const folder = new folding.Folder(folds);
		return %s.map(text => folder.units(text).map((u, i) => (i === 0 ? "" : u.broken ? "/" : " ") + u.text).join(""));
	})()`, bundle.OutputFiles[0].Contents, start, argument))
	for i := range texts {
		if got[i] != want[i] {
			t.Errorf("the script folds %q to %q, the index to %q", texts[i], got[i], want[i])
		}
	}
}

// keyboardIsEnough comes from another page by "/", types initials, and opens the first result.
func keyboardIsEnough(t *testing.T, page *tab, base string) {
	page.open(base + "cases/index.html")
	press(page, "/", "Slash", "/")
	waitFor(page, `/\/search\/(index.html)?$/.test(location.pathname) && document.activeElement?.matches("input[type=search]") ? "yes" : ""`)
	command(page, input.InsertText, input.InsertTextParams{Text: "hjt"})
	waitFor(page, `document.querySelector("[data-found]")?.dataset.answered?.includes("hjt") ? "yes" : ""`)
	press(page, "ArrowDown", "ArrowDown", "")
	if at := evaluate[string](page, `document.activeElement.textContent`); at != "胡家田村" {
		t.Errorf("the arrow leads to %q", at)
	}
	press(page, "Escape", "Escape", "")
	if at := evaluate[string](page, `document.activeElement.tagName`); at != "INPUT" {
		t.Errorf("Escape leads to %s", at)
	}
	press(page, "ArrowDown", "ArrowDown", "")
	press(page, "Enter", "Enter", "\r")
	waitFor(page, `/villages\/450329102201\/(index.html)?$/.test(location.pathname) ? "yes" : ""`)
}

func press(page *tab, key, code, text string) {
	page.t.Helper()
	codes := map[string]int64{"/": 191, "ArrowDown": 40, "ArrowRight": 39, "Escape": 27, "Enter": 13}
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Code: code, Text: text, WindowsVirtualKeyCode: codes[key]}
	command(page, input.DispatchKeyEvent, down)
	command(page, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: key, Code: code})
}

// waitFor waits until a script gives a text.
func waitFor(page *tab, script string) string {
	page.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if text := evaluate[string](page, "String("+script+")"); text != "" {
			return text
		}
		if time.Now().After(deadline) {
			page.t.Fatalf("never: %s (%s)", script, evaluate[string](page, `location.href + " " + document.activeElement?.outerHTML.slice(0, 200)`))
		}
	}
}
