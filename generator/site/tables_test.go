package site_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

// tableOf reads a CSV file of the site: the cells of each row, by the code in the first column, under their heads.
func tableOf(t *testing.T, text string) map[string]map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("no table: %v\n%s", err, text)
	}
	table := map[string]map[string]string{}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for k, head := range rows[0] {
			if _, twice := cells[head]; twice {
				t.Errorf("the column %q is written twice", head)
			}
			cells[head] = row[k]
		}
		table[row[0]] = cells
	}
	return table
}

// A county's table has what each of its villages states, under the right heads: parts of the same names in other years
// and of other indicators too, an indicator behind one that none of them has, and a count of nothing.
func TestACountysTableHasWhatItsVillagesState(t *testing.T) {
	const villages = `[[village]]
code = "n1"
name = "甲寨,上街"
region = "new"
households = 10
population = 0
source = "annual"
[[village.series]]
indicator = "debt"
values = { 2020 = 7 }
[[village.breakdown]]
indicator = "debt"
by = "age"
year = 2020
parts = { "青年" = 1, "老人" = 6 }
[[village]]
code = "n2"
name = "A-乙寨"
region = "new"
source = "annual"
[[village.breakdown]]
indicator = "debt"
by = "age"
year = 2020
parts = { "青年" = 2, "老人" = 5 }
[[village.breakdown]]
indicator = "debt"
by = "age"
year = 2021
parts = { "青年" = 3, "老人" = 4 }
[[village.breakdown]]
indicator = "income_per_capita"
by = "age"
year = 2020
parts = { "青年" = 8 }
[[village]]
code = "n3"
name = "-丙寨"
region = "new"
source = "annual"
[[village.breakdown]]
indicator = "debt"
by = "age"
year = 2020
parts = { "青年" = 9 }
`
	s, _ := smallSite(t, map[string]string{
		"data/regions/new.toml":  "[[region]]\ncode = \"new\"\nname = \"新县\"\nparent = \"45\"\n",
		"data/villages/new.toml": villages,
	})
	table := tableOf(t, file(t, s, "data/counties/new.csv"))
	for code, want := range map[string]map[string]string{
		"n1": {"名称": "甲寨,上街", "户数": "10", "人口": "0", "负债（元）2020": "7", "负债·青年（元）2020": "1", "负债·老人（元）2020": "6", "负债·青年（元）2021": "", "人均可支配收入·青年（元）2020": ""},
		"n2": {"名称": "A-乙寨", "户数": "", "人口": "", "负债（元）2020": "", "负债·青年（元）2020": "2", "负债·老人（元）2020": "5", "负债·青年（元）2021": "3", "负债·老人（元）2021": "4", "人均可支配收入·青年（元）2020": "8"},
		"n3": {"名称": "'-丙寨", "负债·青年（元）2020": "9", "负债·老人（元）2020": ""},
	} {
		for head, cell := range want {
			if got, there := table[code][head]; !there || got != cell {
				t.Errorf("%s, %s: %q (%t), want %q\n%q", code, head, got, there, cell, table[code])
			}
		}
	}
}

// An indicator without figures has a table without columns of years.
func TestTheTableOfAnIndicatorWithoutFigures(t *testing.T) {
	entry := func(id string) string {
		return "[[indicator]]\nid = \"" + id + "\"\nname = \"" + id + "\"\ngroup = \"income\"\nunit = \"元\"\n"
	}
	s, _ := smallSite(t, map[string]string{
		"data/indicators.toml": "[[group]]\nid = \"income\"\nname = \"收入\"\n" + entry("income_per_capita") + entry("debt") + entry("savings"),
	})
	head, rows, _ := strings.Cut(strings.TrimSpace(file(t, s, "data/indicators/savings.csv")), "\n")
	if strings.ContainsAny(head, "0123456789") || !strings.Contains(head, "代码") || rows != "" {
		t.Errorf("head %q, rows %q", head, rows)
	}
}

// Names in the data package are those that its specification allows, whatever letters a code has.
func TestNamesInTheDataPackageAreInLowerCase(t *testing.T) {
	s, _ := smallSite(t, map[string]string{
		"data/regions/new.toml": "[[region]]\ncode = \"NewX\"\nname = \"新县\"\nparent = \"45\"\n",
		"data/villages/new.csv": "code,name,region,source,debt@2020\nn1,甲寨,NewX,annual,7\n",
	})
	var described struct {
		Resources []struct{ Name, Path string }
	}
	if err := json.Unmarshal([]byte(file(t, s, "data/datapackage.json")), &described); err != nil {
		t.Fatal(err)
	}
	seen := false
	for _, x := range described.Resources {
		if strings.Trim(x.Name, "abcdefghijklmnopqrstuvwxyz0123456789._-") != "" {
			t.Errorf("%s is called %q", x.Path, x.Name)
		}
		seen = seen || strings.HasSuffix(x.Name, "newx") && strings.HasSuffix(x.Path, "NewX.csv")
	}
	if !seen {
		t.Errorf("the county's table is not described under its code: %v", described.Resources)
	}
}
