package site_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/page"
)

// TestAVillagePageIsLight: twenty indicators of ten years and three breakdowns, in the
// median of a county. 12 KB before charts said what they found and stood beside their county;
// 18 KB is the most that these may cost.
func TestAVillagePageIsLight(t *testing.T) {
	rep := country(200)
	s := makeSite(t, rep, page.Options{})
	var sizes []int
	for _, v := range rep.Villages {
		name := "villages/" + v.Code + "/index.html"
		page := file(t, s, name)
		sizes = append(sizes, len(page))
		parse(t, name, page)
		if got := strings.Count(page, `<figure class="chart"`); got != 3 {
			t.Fatalf("%s has %d charts, want one a group", name, got)
		}
		for b := range v.Breakdowns() {
			for _, part := range b.Names {
				if !strings.Contains(page, "<tr><th>"+part+"<td>") {
					t.Fatalf("%s does not name %s", name, part)
				}
			}
		}
	}
	slices.Sort(sizes)
	if got := sizes[len(sizes)/2]; got > 16<<10 {
		t.Errorf("the median page has %d bytes", got)
	}
}
