package check

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// nearSites makes sites that differ from one in a single place of its data: a figure that is another, far larger, or none, a row that is left out.
func nearSites(example string) []neighbour {
	var list []neighbour
	put := func(from, to int, instead string) {
		line := example[strings.LastIndex(example[:from], "\n")+1 : from]
		how := fmt.Sprintf("%s[%s→%s]", line, example[from:to], instead)
		list = append(list, neighbour{strings.ReplaceAll(how, "\n", "⏎"), example[:from] + instead + example[to:]})
	}
	i := 0
	for at := 0; ; i++ {
		m := regexp.MustCompile(`(?:= |,|, )-?([0-9]+(?:\.[0-9]+)?)\b`).FindStringSubmatchIndex(example[at:])
		if m == nil {
			break
		}
		from, to := at+m[2], at+m[3]
		at = to
		if strings.HasPrefix(example[to:], " =") { // a year of a series
			continue
		}
		figure := []byte(example[from:to])
		last := len(figure) - 1
		put(from, to, string(append(figure[:last:last], '1'+(figure[last]-'0'+2)%9)))
		put(from, to, [...]string{string(figure) + "0", "0", "1" + string(figure)}[i%3])
	}
	for _, at := range regexp.MustCompile(`(?m)^[0-9a-z-]+,.*[^a-z]\n`).FindAllStringIndex(example, -1) {
		put(at[0], at[1], "")
	}
	return list
}

// TestNearSites holds what would be reported of a site if one place of its data were another, as TestNearTexts does with texts.
func TestNearSites(t *testing.T) {
	var examples []string
	for _, name := range []string{"near_sites.txt", "score/outlier.txt"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		examples = append(examples, regexp.MustCompile(`(?m)^== .*\n`).Split(string(data), -1)[1:]...)
	}
	var reported strings.Builder
	for _, example := range examples {
		says := func(example string) string {
			list, _ := checked(t, example)
			return strings.TrimSpace(strings.TrimPrefix(reportedOfText("", list), ";"))
		}
		itself := says(example)
		fmt.Fprintf(&reported, "== %s\n", strings.ReplaceAll(strings.TrimSpace(example), "\n", "⏎"))
		if itself != "" {
			fmt.Fprintf(&reported, "\t%s\n", itself)
		}
		for _, n := range nearSites(example) {
			if is := says(n.text); is != itself {
				fmt.Fprintf(&reported, "\t%s %s\n", n.how, is)
			}
		}
	}
	holdReports(t, "reported_sites.txt", reported.String())
}
