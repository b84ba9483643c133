package browser

import (
	"fmt"
	"path/filepath"
	"testing"

	"casebook/generator/build"
	"casebook/generator/session"
	"casebook/generator/testsite"
)

// TestListsAreSortedByDate opens addresses of a list by date: the office's own order puts the second text first, and
// what is not dated stands at the end either way.
func TestListsAreSortedByDate(t *testing.T) {
	t.Parallel()
	site, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	testsite.New(t, site, 2)
	for i, head := range []string{"date = 2024-03-05", "date = 2023-12-31\nweight = -1", "date = 2024-11-02", ""} {
		put(t, filepath.Join(site, "content/notes", fmt.Sprintf("n%d.md", i)), fmt.Sprintf("+++\ntitle = \"第%d篇\"\nsource = \"sample-table\"\n%s\n+++\n\n把听到的事记下来。\n", i+1, head))
	}
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: site, Today: today}})
	if err != nil || !result.Published {
		t.Fatalf("not built: %v %v", err, result.Problems)
	}
	p := newTab(t, openBrowser(t), 390)
	base := serveSite(t, dir)
	p.open(base + "notes/index.html")
	p.says("the orders", "默认顺序 日期（新到旧） 日期（旧到新） 名称", `[...document.querySelectorAll("select[name=sort] option")].map(o => o.textContent).slice(0, 4).join(" ")`)
	for _, sorted := range []struct{ by, want string }{{"newest", "第3篇 第1篇 第2篇 第4篇"}, {"oldest", "第2篇 第1篇 第3篇 第4篇"}} {
		p.open("about:blank")
		p.open(base + "notes/index.html#sort=" + sorted.by)
		p.until("what is shown", `document.querySelector(".facets [role=status]").textContent.includes("日期")`)
		p.says(sorted.by, sorted.want, `[...document.querySelectorAll("[data-list] .title")].map(e => e.textContent.trim()).join(" ")`)
	}
	quiet(t, p, base)
}
