package site_test

import (
	"fmt"
	"strings"
	"testing"
)

// What stood at an address before, and what became of it, is reported there and on the page where it is now. A place that was called
// otherwise and kept its code has no old address; one that was withdrawn says so, with what the office says of it.
func TestOldAddressesTellWhatBecameOfThem(t *testing.T) {
	files := county("income@2020", "1")
	files["data/site.toml"] += "[[withdrawn]]\npath = \"cases/gone/index.html\"\ndate = 2024-01-02\ntext = \"数字有误，撤下重核。\"\n[[withdrawn]]\npath = \"cases/bare/index.html\"\n"
	files["data/regions.toml"] += "[[region]]\ncode = \"nan\"\nname = \"南镇\"\nparent = \"xian\"\nformer = [{ code = \"nan\", name = \"南乡\", how = \"renamed\" }, { code = \"n0\", until = 2018, how = \"recoded\" }, { code = \"n1\", name = \"老南乡\", how = \"merged\" }]\n"
	files["data/villages/more.toml"] = "[[village]]\ncode = \"x\"\nname = \"某村\"\nregion = \"nan\"\nformer = [{ code = \"x0\", name = \"旧村\", until = 2020, how = \"merged\" }, { name = \"更旧的村\" }]\n"
	files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\naliases = [\"cases/eins\"]\n+++\n正文。\n"
	s := siteOf(t, files)
	for path, want := range map[string]string{
		"regions/n0/index.html":  "n0 → 南镇 – 试验册 / n0 / n0已更换代码，现在见南镇。 / ../../regions/nan/index.html",
		"regions/n1/index.html":  "老南乡 → 南镇 – 试验册 / 老南乡 / 老南乡已并入南镇。 / ../../regions/nan/index.html",
		"villages/x0/index.html": "旧村 → 某村 – 试验册 / 旧村 / 旧村已并入某村。 / ../../villages/x/index.html",
		"cases/eins/index.html":  "一篇（旧网址 cases/eins） – 试验册 / 一篇 / 这个网址（cases/eins）的内容现在见“一篇”。 / ../../cases/one/index.html",
		"cases/gone/index.html":  "内容已撤下：cases/gone – 试验册 / 内容已撤下 / 2024年1月2日 数字有误，撤下重核。 检索 首页 案例 地区 对照 检索 指标 数据 考察手册 关于 / ../../about/index.html",
		"cases/bare/index.html":  "内容已撤下：cases/bare – 试验册 / 内容已撤下 / 检索 首页 案例 地区 对照 检索 指标 数据 考察手册 关于 / ../../about/index.html",
	} {
		text := file(t, s, path)
		main := between(t, text, "</h1>", `<`+`/main>`)
		lead := shownText(between(t, text, `<p class="standfirst">`, "</p>"))
		if strings.Contains(want, "撤下") {
			_, rest, _ := strings.Cut(main, "</header>")
			lead = shownText(rest)
		}
		links := strings.Split(main, `href="`)
		link, _, _ := strings.Cut(links[len(links)-1], `"`)
		if got := strings.Join([]string{parse(t, path, text).title, shownText(between(t, text, "<h1>", "</h1>")), lead, link}, " / "); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
		if refresh := strings.Contains(text, `http-equiv="refresh" content="0; url=`+link); refresh == strings.Contains(want, "撤下") {
			t.Errorf("%s: a browser is led on: %t", path, refresh)
		}
	}
	for page, want := range map[string]string{
		"regions/nan/index.html": "由南乡（nan）改名而来。 由n0更换代码而来。旧的用到2018年。 老南乡（n1）已并入。", "villages/x/index.html": "旧村（x0）已并入。旧的用到2020年。 从前是更旧的村。",
	} {
		var reported []string
		for _, x := range strings.Split(file(t, s, page), `<p class="notice notice-former">`)[1:] {
			sentence, _, _ := strings.Cut(x, "</p>")
			reported = append(reported, sentence)
		}
		if got := strings.Join(reported, " "); got != want {
			t.Errorf("%s: %s, want %s", page, got, want)
		}
	}
}

// The page of editions says once of each edition what was corrected since, the newest first; of a text that is gone the address, of
// one that was withdrawn that alone, however often it was corrected. What a newer edition lists is marked, so that paper has it once.
func TestThePageOfEditionsTellsWhatWasCorrectedSince(t *testing.T) {
	files := county("income@2020", "1")
	files["data/site.toml"] += "contact = \"0000-1234\"\n[[withdrawn]]\npath = \"cases/gone/index.html\"\ndate = 2024-03-01\ntext = \"撤下重核。\"\n"
	files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\n[[correction]]\ndate = 2024-02-03\ntext = \"户数有误。\"\n+++\n正文。\n"
	correction := "[[edition.correction]]\npath = \"/cases/%s/\"\ndate = 2024-02-0%d\ntext = \"%s\"\n"
	files["data/editions.toml"] = "[[edition]]\ncode = \"aaaaaaaa\"\ndate = 2024-01-01\ntarget = \"web\"\n" + fmt.Sprintf(correction, "one", 3, "户数有误。") + fmt.Sprintf(correction, "gone", 4, "名字有误。") +
		fmt.Sprintf(correction, "gone", 5, "又有误。") + fmt.Sprintf(correction, "lost", 6, "一处。") +
		"[[edition]]\ncode = \"bbbbbbbb\"\ntarget = \"web\"\n" + fmt.Sprintf(correction, "lost", 6, "一处。") + "[[edition]]\ncode = \"cccccccc\"\ndate = 2024-04-01\ntarget = \"web\"\n[[edition]]\ncode = \"cccccccc\"\ndate = 2024-04-02\ntarget = \"usb\"\n"
	s := siteOf(t, files)
	var got []string
	for _, x := range strings.Split(file(t, s, "editions/index.html"), `<section class="published"`)[1:] {
		section, _, _ := strings.Cut(x, "</section>")
		got = append(got, shownText(section[strings.Index(section, ">")+1:]))
		if listed := strings.Contains(section, `<li class="listed">`); listed != strings.Contains(section, `data-published="aaaaaaaa"`) {
			t.Errorf("on paper it stands once: %t: %s", listed, section)
		}
		if strings.Contains(section, `datetime=""`) {
			t.Errorf("a date that is not known: %s", section)
		}
	}
	for i, want := range []string{
		"版本 cccccccc 2024年4月2日 这一版以后没有更正。", "版本 bbbbbbbb 这一版以后更正了1处： 2024年2月6日 cases/lost 一处。",
		"版本 aaaaaaaa 2024年1月1日 这一版以后更正了3处： 2024年3月1日 内容已撤下：cases/gone 撤下重核。 2024年2月6日 cases/lost 一处。 2024年2月3日 一篇 户数有误。 其中1处已列在上面的版本里。",
	} {
		if i >= len(got) || got[i] != want {
			t.Errorf("edition %d: %q, want %s", i, got, want)
		}
	}
	if text := file(t, s, "corrections/index.html"); !strings.Contains(text, "发现有错，请告诉我们：0000-1234。") {
		t.Error("whom to tell of a mistake is not said")
	}
	if text := file(t, siteOf(t, county("income@2020", "1")), "corrections/index.html"); strings.Contains(text, "请告诉我们") {
		t.Error("readers are to tell nobody of a mistake")
	}
}

// Two themes that are read alike share the address that either had alone: it leads to the one of the older text, with a link to
// the other. The old address of a text leads to that alone.
func TestTheAddressOfThemesThatAreReadAlikeNamesBoth(t *testing.T) {
	s := siteOf(t, map[string]string{
		"data/site.toml":       "title = \"试验册\"\n",
		"content/cases/one.md": "+++\ntitle = \"一篇\"\ndate = 2023-05-06\nthemes = [\"公路\"]\naliases = [\"cases/gonglu\"]\n+++\n正文。\n",
		"content/cases/two.md": "+++\ntitle = \"二篇\"\ndate = 2024-05-06\nthemes = [\"工路\"]\n+++\n正文。\n",
	})
	for path, want := range map[string][]string{"themes/gonglu/index.html": {"公路", "工路"}, "cases/gonglu/index.html": {"一篇"}} {
		text := file(t, s, path)
		var links []string
		for _, x := range strings.Split(between(t, text, `<ul class="links">`, "</ul>"), "<li>")[1:] {
			links = append(links, shownText(x))
		}
		if strings.Join(links, " ") != strings.Join(want, " ") {
			t.Errorf("%s leads to %q, want %q", path, links, want)
		}
	}
}
