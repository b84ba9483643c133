package site_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// placesOf makes the files of some counties with figures of their own and a village each.
func placesOf(series map[string]string, codes ...string) map[string]string {
	files := map[string]string{
		"data/site.toml": "title = \"册\"\n", "data/sources.toml": "[[source]]\nid = \"annual\"\ntitle = \"年报\"\n[[source]]\nid = \"made-up\"\ntitle = \"示例\"\nsample = true\n",
		"data/indicators.toml": "[[group]]\nid = \"g\"\nname = \"组\"\n[[indicator]]\nid = \"rate\"\nname = \"覆盖率\"\ngroup = \"g\"\nunit = \"%\"\ndecimals = 1\n[[indicator]]\nid = \"income\"\nname = \"收入\"\ngroup = \"g\"\nunit = \"元\"\n",
	}
	for _, code := range codes {
		files["data/regions.toml"] += fmt.Sprintf("[[region]]\ncode = %q\nname = \"%s县\"\n%s", code, code, series[code])
		files["data/villages/all.toml"] += fmt.Sprintf("[[village]]\ncode = \"v%s\"\nname = \"%s村\"\nregion = %q\n", code, code, code)
	}
	return files
}

func seriesOf(indicator, values, source string) string {
	return fmt.Sprintf("[[region.series]]\nindicator = %q\nvalues = { %s }\nsource = %q\n", indicator, values, source)
}

// tilesOf lists the tiles of a page by name, colour and figure, and the ranges of the legend.
func tilesOf(t *testing.T, text string) (tiles, legend string) {
	t.Helper()
	var list []string
	for _, x := range regexp.MustCompile(`<rect class="(k.)" width="1" height="1"/></svg><span>([^<]*)</span> <span class="n">([^<]*)</span>`).FindAllStringSubmatch(text, -1) {
		list = append(list, x[2]+" "+x[1]+" "+x[3])
	}
	var ranges []string
	for _, x := range regexp.MustCompile(`<rect class="(k.)" width="20" height="14"/></svg> ([^<]*)`).FindAllStringSubmatch(text, -1) {
		ranges = append(ranges, x[1]+" "+x[2])
	}
	return strings.Join(list, "，"), strings.Join(ranges, "，")
}

// Tiles have five colours by rank: equal figures, as they are printed, have one, few regions are spread over all five; one
// without a figure of the year has none. The legend says which figures have which colour.
func TestTilesAreColouredByRank(t *testing.T) {
	own := func(values ...string) map[string]string {
		series := map[string]string{}
		for i, v := range values {
			if v != "" {
				series[string(rune('a'+i))] = seriesOf("income", v, "annual")
			}
		}
		return series
	}
	for _, c := range []struct {
		name          string
		series        map[string]string
		codes         string
		tiles, legend string
	}{
		{"three", own("2023 = 10", "2023 = 30", "2023 = 20"), "a b c", "a县 k0 10，b县 k4 30，c县 k2 20", "k0 10，k2 20，k4 30"},
		{"equals", own("2023 = 10", "2023 = 10.4", "2023 = 20"), "a b c", "a县 k0 10，b县 k0 10，c县 k4 20", "k0 10，k4 20"},
		{"seven and one of another year", own("2023 = 1", "2023 = 2", "2023 = 3", "2023 = 4", "2023 = 5", "2023 = 6", "2023 = 7", "2022 = 9"), "a b c d e f g h",
			"a县 k0 1，b县 k0 2，c县 k1 3，d县 k2 4，e县 k2 5，f县 k3 6，g县 k4 7，h县 kx 无数据", "k0 1–2，k1 3，k2 4–5，k3 6，k4 7，kx 无数据"},
	} {
		text := file(t, siteOf(t, placesOf(c.series, strings.Fields(c.codes)...)), "regions/index.html")
		if tiles, legend := tilesOf(t, text); tiles != c.tiles || legend != c.legend {
			t.Errorf("%s: %s; %s, want %s; %s", c.name, tiles, legend, c.tiles, c.legend)
		}
	}
}

// What tiles show first is what tells the regions apart: not what hardly differs, nor what one region alone has. Where more
// regions have figures of villages than of their own, the villages' medians are shown, and the figure says so; that one of
// what is shown is made up is said too.
func TestTilesShowFirstWhatTellsRegionsApart(t *testing.T) {
	rate := func(v string) string { return seriesOf("rate", "2023 = "+v, "annual") }
	income := func(v, source string) string { return seriesOf("income", "2023 = "+v, source) }
	villages := "[[village]]\ncode = \"w%s\"\nname = \"又%s村\"\nregion = %q\n[[village.series]]\nindicator = \"income\"\nvalues = { 2024 = %d }\nsource = \"annual\"\n"
	more := ""
	for i, code := range []string{"a", "a", "b", "c"} {
		more += fmt.Sprintf(strings.Replace(villages, "w%s", fmt.Sprintf("w%s%d", "%s", i), 1), code, code, code, 10*(i+1))
	}
	for _, c := range []struct {
		name     string
		series   map[string]string
		villages string
		shown    string
		sample   bool
	}{
		{"what hardly differs comes last", map[string]string{"a": rate("99.2") + income("10", "annual"), "b": rate("99.6") + income("20", "annual")}, "", "收入（元），2023年", false},
		{"what differs comes first", map[string]string{"a": rate("50") + income("10", "annual"), "b": rate("99.6") + income("20", "annual")}, "", "覆盖率（%），2023年", false},
		{"of one region alone", map[string]string{"a": rate("50")}, "[[village]]\ncode = \"x\"\nname = \"又一村\"\nregion = \"a\"\n", "村数（个）", false},
		{"made up", map[string]string{"a": income("10", "annual"), "b": income("20", "made-up")}, "", "收入（元），2023年", true},
		{"medians of more", map[string]string{"a": income("10", "annual"), "b": income("20", "annual")}, more, "收入（元），2024年，各村中位数", false},
		{"own figures of as many", map[string]string{"a": income("10", "annual"), "b": income("20", "annual"), "c": income("30", "annual")}, more, "收入（元），2023年", false},
	} {
		files := placesOf(c.series, "a", "b", "c")
		files["data/villages/more.toml"] = c.villages
		text := file(t, siteOf(t, files), "regions/index.html")
		figure := between(t, text, `<figure class="schematic"`, "</figure>")
		if got := between(t, figure, `<span class="shade-name">`, "</span>"); got != c.shown {
			t.Errorf("%s: it shows %s, want %s", c.name, got, c.shown)
		}
		caption := between(t, figure, "<figcaption>", "</figcaption>")
		if strings.Contains(caption, "示例数据") != c.sample || strings.Contains(text, "notice-sample") != c.sample {
			t.Errorf("%s: it says 示例数据: %s", c.name, caption)
		}
	}
}

// Tiles stand in the order of their codes, as official lists do, those without a number behind them as they are written. Of a site
// of one region what lies under it is shown.
func TestTilesStandInTheOrderOfOfficialLists(t *testing.T) {
	codes := []string{"450329", "pian", "450107", "1-qu", "450311"}
	want := "450107县，450311县，450329县，pian县，1-qu县"
	for _, parent := range []string{"", "45"} {
		files := placesOf(nil, codes...)
		if parent != "" {
			files["data/regions.toml"] = "[[region]]\ncode = \"45\"\nname = \"广西\"\n" + strings.ReplaceAll(files["data/regions.toml"], "县\"\n", "县\"\nparent = \"45\"\n")
		}
		for i, code := range codes { // which tell them apart
			for k := range i {
				files["data/villages/all.toml"] += fmt.Sprintf("[[village]]\ncode = \"w%s%d\"\nname = \"又%d村\"\nregion = %q\n", code, k, k, code)
			}
		}
		tiles, _ := tilesOf(t, file(t, siteOf(t, files), "regions/index.html"))
		if got := regexp.MustCompile(` k\d \d`).ReplaceAllString(tiles, ""); got != want {
			t.Errorf("under %q: %s, want %s", parent, got, want)
		}
	}
}

// A map stands where east and west are right at its middle; areas that are none of the site's have no link and no figure, names
// stand in the middle of the largest ring, and points that fall on one another are left out.
func TestAMapShowsTheAreasOfTheSite(t *testing.T) {
	ring := func(points string) string { return "[[" + strings.ReplaceAll(points, " ", "],[") + "]]" }
	area := func(code, name, rings string) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{"code":%q,"name":%q},"geometry":{"type":"Polygon","coordinates":[%s]}}`, code, name, rings)
	}
	files := placesOf(nil, "a", "b", "c")
	files["data/villages/more.toml"] = "[[village]]\ncode = \"x\"\nname = \"又一村\"\nregion = \"b\"\n"
	files["data/regions.toml"] += "[[region]]\ncode = \"d\"\nname = \"d县\"\n"
	files["data/site.toml"] += "[map]\nfile = \"map.json\"\nreview_number = \"某S（2024）1号\"\n"
	files["data/map.json"] = `{"type":"FeatureCollection","features":[` + strings.Join([]string{
		area("a", "甲", ring("0,-1 1,-1 1.0001,-1 1,1 0,1 0,-1")),
		area("b", "乙", ring("1,-1 1.2,-1 1.2,-0.8 1,-1")+","+ring("1,0 2,0 2,1 1,1 1,0")),
		area("none", "邻县", ring("2,-1 3,-1 3,1 2,1 2,-1")), area("d", "丁", ring("3,-1 4,-1 4,1 3,1 3,-1")),
	}, ",") + "]}"
	figure := between(t, file(t, siteOf(t, files), "regions/index.html"), `<figure class="schematic map"`, "</figure>")
	for _, want := range []string{
		`viewBox="0 0 720 360"`, `aria-label="a县 1个"><path class="k0" fill-rule="evenodd" d="M0 360L180 360L180 0L0 0L0 360Z">`,
		`aria-label="b县 2个"><path class="k4"`, `<path class="kx" fill-rule="evenodd" d="M360 360L540 360L540 0L360 0L360 360Z"><title>邻县</title>`,
		`aria-label="d县"><path class="kx"`, `x="270" y="90">乙</text></a>`, `x="450" y="180">邻县</text><a`, "<b>村数（个）</b>", "无数据",
	} {
		if !strings.Contains(figure, want) {
			t.Errorf("the map lacks %s\n%s", want, figure)
		}
	}
	if strings.Contains(figure, "示例数据") {
		t.Error("a map of true figures says 示例数据")
	}
	files["data/regions.toml"] = strings.ReplaceAll(files["data/regions.toml"], "name = \"b县\"\n", "name = \"b县\"\n"+seriesOf("income", "2023 = 20", "made-up"))
	files["data/regions.toml"] = strings.ReplaceAll(files["data/regions.toml"], "name = \"a县\"\n", "name = \"a县\"\n"+seriesOf("income", "2023 = 10", "annual"))
	text := file(t, siteOf(t, files), "regions/index.html")
	if caption := between(t, between(t, text, `<figure class="schematic map"`, "</figure>"), "<figcaption>", "</figcaption>"); !strings.Contains(caption, "示例数据") || !strings.Contains(text, "notice-sample") {
		t.Errorf("a map of a made-up figure has the caption %s", caption)
	}
	if strings.Count(figure, "<a ") != 3 || strings.Count(figure, "</a>") != 3 {
		t.Errorf("the map has not a link for each region: %s", figure)
	}
}
