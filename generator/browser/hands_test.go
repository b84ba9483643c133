package browser

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// TestHands acts out what hands do with charts and comparisons on a phone, and what large text
// shows in a picture's place.
func TestHands(t *testing.T) {
	t.Parallel()
	base := serveSite(t, buildDemo(t))
	browser := openBrowser(t)
	acts := []struct {
		name  string
		width int64
		act   func(*tab, string)
	}{
		{"the first tap on a chart answers", 390, tapChart},
		{"when a method began is drawn in charts that live", 1280, liveBeginnings},
		{"the contents of a county stay in sight", 1280, countyContents},
		{"the contents of a county stay in sight on a phone", 390, countyContents},
		{"no focus hides behind the contents of a county", 1280, focusBelowContents},
		{"no focus hides behind the contents of a county on a phone", 390, focusBelowContents},
		{"a series is hidden by a finger and shown again", 390, hideByTouch},
		{"a chart is saved and copied as a picture", 1280, saveAndCopy},
		{"the table of a chart has a phone's width", 390, openChartTables},
		{"cards hold shares against one another", 390, cardsHoldShares},
		{"in large type measures stand below one another", 390, largePanels},
		{"in large type many lines are a place at a time", 390, largeLines},
		{"in large type nothing compared lies behind an edge", 390, largeComparisons},
		{"on the smallest phone nothing compared lies behind an edge", 320, compareOnTheSmallestPhone},
	}
	for _, a := range acts {
		t.Run(a.name, func(t *testing.T) {
			p := newTab(t, browser, a.width)
			a.act(p, base)
			quiet(t, p, base)
		})
	}
}

// tapChart touches the middle of a chart once, as a finger does.
func tapChart(p *tab, base string) {
	command(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	p.open(base + "indicators/income_per_capita/index.html")
	at := evaluate[[2]float64](p, `(() => {
		window.drawn = []; // what the picture says, which is no text of the page
		const fill = CanvasRenderingContext2D.prototype.fillText;
		CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) { drawn.push(text); return fill.call(this, text, ...rest); };
		const svg = document.querySelector("figure[data-chart=line] > svg");
		svg.scrollIntoView({block: "center", behavior: "instant"});
		const box = svg.getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`)
	p.until("the hint", `document.querySelector(".chart-hint") !== null`)
	p.says("what the hint covers", "", `(() => {
		const chip = document.querySelector(".chart-hint").getBoundingClientRect();
		return [...document.querySelectorAll("figure.chart > svg text")].filter(e => {
			const box = e.getBoundingClientRect();
			return box.right > chip.left && box.left < chip.right && box.bottom > chip.top && box.top < chip.bottom;
		}).map(e => e.textContent).join(" ");
	})()`)
	touch(p, at)
	p.until("the answer to one tap", `drawn.some(text => /河湾乡.*元/.test(text))`)
}

// touch puts a finger to a point of the screen and lifts it.
func touch(p *tab, at [2]float64) {
	p.t.Helper()
	finger := []*input.TouchPoint{{X: at[0], Y: at[1]}}
	command(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: finger})
	command(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

// middleOf is the point of the screen that a finger goes for, brought into sight.
func middleOf(p *tab, selector string) [2]float64 {
	p.t.Helper()
	return evaluate[[2]float64](p, `(() => {
		const e = document.querySelector(`+strconv.Quote(selector)+`);
		e.scrollIntoView({block: "center", behavior: "instant"});
		const box = e.getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`)
}

// hideByTouch wakes a chart with a finger, hides its first series with a second touch and brings it
// back with a third. What is drawn counts, not only what the switch says of itself: the colour of the
// series' line, in points of the canvas.
func hideByTouch(p *tab, base string) {
	command(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	p.open(base + "indicators/income_per_capita/index.html")
	const figure, button = "figure[data-chart=line]", "figure[data-chart=line] .chart-series button"
	colour := evaluate[string](p, `getComputedStyle(document.querySelector("`+figure+` > svg path.s0")).stroke`)
	p.until("the buttons", `document.querySelector("`+figure+` .chart-tools") !== null`)
	touch(p, middleOf(p, figure+" > svg"))
	p.until("the switches", `document.querySelectorAll("`+button+`").length > 1`)
	drawn := `(() => {
		const [r, g, b] = "` + colour + `".match(/\d+/g).map(Number);
		let n = 0;
		for (const canvas of document.querySelectorAll("` + figure + ` canvas")) {
			const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
			for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200 && Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 12) n++;
		}
		return n;
	})()`
	p.until("its line", drawn+` > 100`)
	shown := strconv.Itoa(evaluate[int](p, drawn))
	p.says("a finger finds the switch", "true", `String(document.querySelector("`+button+`").getBoundingClientRect().height >= 44)`)
	touch(p, middleOf(p, button))
	p.until("the line to go", drawn+` < `+shown+` * .6`)
	p.says("what the switch says", "false", `document.querySelector("`+button+`").getAttribute("aria-pressed")`)
	touch(p, middleOf(p, button))
	p.until("the line to return", drawn+` >= `+shown+` * .9`)
	p.says("what the switch says again", "true", `document.querySelector("`+button+`").getAttribute("aria-pressed")`)
}

// saveAndCopy catches what the buttons hand to the browser: a picture of twice a screen's pixels.
func saveAndCopy(p *tab, base string) {
	p.open(base + "indicators/income_per_capita/index.html")
	p.until("the buttons", `document.querySelector("figure[data-chart=line] .chart-tools") !== null`)
	evaluate[int](p, `(() => {
		window.caught = [];
		const take = async (blob, how) => {
			const picture = await createImageBitmap(blob);
			caught.push([how, blob.type, picture.width].join(" "));
		};
		URL.createObjectURL = blob => { take(blob, "saved"); return "#"; };
		navigator.clipboard.write = async ([item]) => take(await item.getType("image/png"), "copied");
		return 0;
	})()`)
	press := func(text string) {
		evaluate[int](p, `([...document.querySelectorAll("figure[data-chart=line] .chart-tools button")].find(b => b.textContent === "`+text+`").click(), 0)`)
	}
	press("PNG")
	p.until("the saved picture", `caught.length === 1`)
	press("复制")
	p.until("the copied picture", `caught.length === 2`)
	p.says("what was handed over", "saved image/png 1088; copied image/png 1088", `caught.join("; ")`)
	p.until("the word for it", `[...document.querySelectorAll("figure[data-chart=line] .chart-tools button")].some(b => b.textContent === "已复制")`)
}

// openChartTables opens the tables below charts: beside the buttons they had room for two columns, and
// heads of one character a line.
func openChartTables(p *tab, base string) {
	for _, path := range []string{"villages/sample-qingshi/index.html", "cases/sample-ledger/index.html"} {
		p.open(base + path)
		p.until("the buttons", `document.querySelector(".chart-tools") !== null`)
		evaluate[int](p, `(document.querySelectorAll(".chart details").forEach(d => d.open = true), 0)`)
		p.says("tables are as wide as their charts", "", `[...document.querySelectorAll(".chart details table")].filter(t => t.clientWidth < t.closest(".chart").clientWidth - 1).map(t => t.caption?.textContent).join()`)
		p.says("heads have four characters a line", "", `[...document.querySelectorAll(".chart details thead th:not(:first-child)")].filter(h => h.clientWidth < 4 * parseFloat(getComputedStyle(h).fontSize)).map(h => h.textContent).join()`)
	}
}

// cardsHoldShares reads the cards above a comparison of places of different size.
func cardsHoldShares(p *tab, base string) {
	p.open(base + threeVillages)
	p.until("the cards", `document.querySelector(".answers") !== null`)
	said := evaluate[string](p, `[...document.querySelectorAll(".answers > li")].map(c => c.textContent).join("\n")`)
	for _, want := range []string{"河湾村与青石村相比", "村集体经济收入按人口人均高", "人均可支配收入高"} {
		if !strings.Contains(said, want) {
			p.t.Errorf("the cards do not say %s: %s", want, said)
		}
	}
	if strings.Contains(said, "塘约") {
		p.t.Errorf("there is a card of a village without figures: %s", said)
	}
	p.says("the cards come before the table", "true", `String(document.querySelector(".answers").getBoundingClientRect().bottom <= document.querySelector(".beside").getBoundingClientRect().top)`)
}

// large opens a page in elder mode.
func large(p *tab, base, path string) {
	forget(p, base)
	p.open(base + "index.html")
	click(p, `.tools button`)
	p.open(base + path)
	p.until("rows in place of pictures", `document.querySelector(".chart.large .chart-large") !== null`)
}

// largeRows are the rows of the first chart of a kind, names behind "#".
func largeRows(p *tab, kind string) string {
	return evaluate[string](p, `[...document.querySelector("[data-chart="+`+strconv.Quote(kind)+`+"] .chart-large").children].map(e => (e.tagName === "B" ? "#" : "") + e.textContent).join(" ")`)
}

func largePanels(p *tab, base string) {
	large(p, base, "villages/sample-qingshi/index.html")
	got := largeRows(p, "multiples")
	if want := "#通硬化路农户占比（%） 2015年 41.9% 2024年 99.9% 示例县（虚构）各村中位数 99.6% #自来水普及率（%）"; !strings.HasPrefix(got, want) {
		p.t.Errorf("the measures are\n%s\nwant\n%s", got, want)
	}
	p.says("nothing is said of the picture's axis and colours", "true", `(() => {
		const said = document.querySelectorAll(".chart.large .of-picture");
		return String(said.length > 0 && [...said].every(e => e.getClientRects().length === 0));
	})()`)
	p.says("the picture is put away", "0", `String(document.querySelector("[data-chart=multiples] > svg").getBoundingClientRect().height)`)
	p.says("a bar is never wider than its line", "true", `String([...document.querySelectorAll(".chart-large i")].every(i => i.getBoundingClientRect().width <= i.parentElement.getBoundingClientRect().width + .5))`)
}

func largeLines(p *tab, base string) {
	large(p, base, "cases/sample-ledger/index.html")
	got := largeRows(p, "line")
	if want := "#青石村 2015年 5,014元 2024年 10,825元 #松林村 2015年 4,258元 2024年 10,045元 #阳坪村"; !strings.HasPrefix(got, want) {
		p.t.Errorf("the lines are\n%s\nwant\n%s", got, want)
	}
	p.says("bars are of one scale", "true", `(() => {
		const widths = [...document.querySelectorAll("[data-chart=line] .chart-large i")].slice(0, 8).map(i => parseFloat(i.style.width));
		return String(Math.max(...widths) === 100 && widths.filter(w => w === 100).length === 1);
	})()`)
}

// largeComparisons opens comparisons in large type on a phone: no cell reaches beyond the page, and
// no mark beyond its cell.
func largeComparisons(p *tab, base string) {
	forget(p, base)
	p.open(base + "index.html")
	click(p, `.tools button`)
	nothingComparedIsBehindAnEdge(p, base)
}

func compareOnTheSmallestPhone(p *tab, base string) {
	forget(p, base)
	nothingComparedIsBehindAnEdge(p, base)
}

func nothingComparedIsBehindAnEdge(p *tab, base string) {
	for path, table := range map[string]string{
		threeVillages: ".beside",
		"compare/index.html#programs=one-n-one,six-ones": ".methods",
	} {
		p.open(base + "index.html")
		p.open(base + path)
		p.until("the comparison of "+table, `document.querySelector("`+table+` td") !== null`)
		p.says("what lies behind an edge of "+table, "", `[...document.querySelectorAll("`+table+` :is(td, th, mark)")].filter(e => {
			const at = e.getBoundingClientRect(), cell = e.closest("td, th").getBoundingClientRect();
			return at.width > 0 && at.right > Math.min(innerWidth, cell.right) + 1;
		}).map(e => e.textContent).join("; ")`)
		p.says("pictures wider than the screen", "0", `String([...document.querySelectorAll(".chart.drawn > svg")].filter(e => e.getBoundingClientRect().right > innerWidth).length)`)
	}
}

// liveBeginnings brings a village's panels to life and sees the dotted line of the year in which its method began.
func liveBeginnings(p *tab, base string) {
	p.open(base + "villages/sample-qingshi/index.html")
	wanted := evaluate[int](p, `(() => {
		window.dashed = 0; // lines of two parts ink to three parts nothing
		const dash = CanvasRenderingContext2D.prototype.setLineDash;
		CanvasRenderingContext2D.prototype.setLineDash = function (list) {
			if (list.length === 2 && Math.abs(list[0] * 3 - list[1] * 2) < 0.1) dashed++;
			return dash.call(this, list);
		};
		const figure = document.querySelector("figure[data-chart=multiples]");
		figure.querySelector("svg[role=img]").dispatchEvent(new Event("pointerover", {bubbles: true}));
		return figure.querySelectorAll(".marks path[data-year]").length;
	})()`)
	if wanted == 0 {
		p.t.Fatal("the village's panels have no year in which its method began")
	}
	p.until("its lines", "dashed >= "+strconv.Itoa(wanted))
}

// countyContents scrolls to the end of a county's page and goes from there to its villages by the contents.
func countyContents(p *tab, base string) {
	p.open(base + "regions/sample-county/index.html")
	evaluate[int](p, `(scrollTo({top: document.body.scrollHeight, behavior: "instant"}), 0)`)
	p.until("the contents in sight", `(() => {
		const inSight = e => e && e.offsetParent !== null || e?.getClientRects().length > 0 && getComputedStyle(e).position === "fixed";
		const button = document.querySelector(".to-contents");
		if (inSight(button) && !button.hidden) { button.click(); return document.querySelector(".contents-sheet").open; }
		const box = document.querySelector(".page-contents").getBoundingClientRect();
		return box.top >= 0 && box.bottom <= innerHeight;
	})()`)
	evaluate[int](p, `((document.querySelector(".contents-sheet[open]") ?? document.querySelector(".page-contents")).querySelector("a[href='#s-villages']").click(), 0)`)
	p.until("the villages below the contents", `(() => {
		const bar = document.querySelector(".page-contents").getBoundingClientRect();
		const top = document.getElementById("s-villages").getBoundingClientRect().top;
		return top >= Math.max(0, bar.bottom) && top < innerHeight / 2;
	})()`)
}

// focusBelowContents walks a county's page with the Tab key, down and up again: of what has the focus
// nothing lies behind the contents, at the head of a wide screen and at the foot of a phone's.
func focusBelowContents(p *tab, base string) {
	p.open(base + "regions/sample-county/index.html")
	const uncovered = `(() => {
		const at = document.activeElement, bars = [...document.querySelectorAll(".page-contents, .to-contents")].filter(b => b.getClientRects().length > 0);
		if (!at || at === document.body || bars.some(b => b.contains(at))) return true;
		const box = at.getBoundingClientRect();
		return box.height === 0 || box.height > innerHeight / 2 || box.bottom <= 0 || bars.every(b => {
			const over = b.getBoundingClientRect(), sticks = getComputedStyle(b).position === "fixed" || over.top === 0;
			return !sticks || box.top >= over.bottom || box.bottom <= over.top;
		});
	})()`
	walk := func(way string, modifiers int64) {
		for range 60 {
			for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
				command(p, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9, Modifiers: modifiers})
			}
			p.until(way+": the focus beside the contents", uncovered) // the page may still be on its way
		}
	}
	walk("Tab", 0)
	if evaluate[float64](p, `scrollY`) == 0 {
		p.t.Fatal("sixty steps did not leave the first screen")
	}
	evaluate[int](p, `(scrollTo({top: document.body.scrollHeight, behavior: "instant"}), [...document.querySelectorAll("main a")].pop().focus({preventScroll: true}), 0)`)
	walk("Shift and Tab", 8)
	// A link that lies at the very foot of the screen, where the focus comes from the one before it.
	for k := range 6 {
		evaluate[int](p, fmt.Sprintf(`(() => {
			const links = [...document.querySelectorAll("#s-children ~ .scroll a, #s-medians ~ .scroll a")], at = links[%d], before = links[%[1]d - 1];
			scrollTo({top: at.getBoundingClientRect().bottom + scrollY - innerHeight + 2, behavior: "instant"});
			before.focus({preventScroll: true});
			return 0;
		})()`, k+1))
		tabKey(p)
		p.until("the last link of the screen beside the contents", uncovered)
	}
}
