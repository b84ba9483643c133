package check

import (
	"slices"
	"testing"

	"casebook/generator/problem"
)

// TestMoreHomesThanPeople: households and people are held together wherever a place says them: in
// fields, in series, in one of each; not where one counts in 万人.
func TestMoreHomesThanPeople(t *testing.T) {
	const indicators = "--- data/indicators.toml\n[[group]]\nid = \"g\"\nname = \"人\"\n" +
		"[[indicator]]\nid = \"homes\"\nname = \"总户数\"\ngroup = \"g\"\nunit = \"户\"\n" +
		"[[indicator]]\nid = \"people\"\nname = \"总人口\"\ngroup = \"g\"\nunit = \"人\"\n" +
		"[[indicator]]\nid = \"residents\"\nname = \"常住人口\"\ngroup = \"g\"\nunit = \"人\"\n" +
		"[[indicator]]\nid = \"wan\"\nname = \"总人口\"\ngroup = \"g\"\nunit = \"万人\"\n"
	for _, c := range []struct{ head, row, at string }{
		{"homes@2022,people@2022", "1630,412", "1630"},
		{"homes@2021,homes@2022,people@2021,people@2022", "400,1630,1620,412", "1630"},
		{"homes@2022,population", "1630,412", "1630"},
		{"households,people@2022", "1630,412", "412"},
		{"homes@2022,people@2022", "412,1630", ""},
		{"homes@2022,residents@2022", "412,390", ""},
		{"homes@2022,wan@2022", "1630,0.52", ""},
		{"homes@2021,people@2022", "1630,412", ""},
	} {
		list, _ := checked(t, "正文。\n"+indicators+"--- data/villages/demo.csv\ncode,name,region,source,"+c.head+"\na-cun,青禾村,demo,report,"+c.row+"\n")
		at := ""
		if i := slices.IndexFunc(list, func(p problem.Problem) bool {
			return p.Rule == outlierID && p.Message.ZH == "户数1630比人口412还多"
		}); i >= 0 {
			at = list[i].Span.Text()
		}
		if at != c.at {
			t.Errorf("%s: %s: at %q, not %q: %v", c.head, c.row, at, c.at, list)
		}
	}
}
