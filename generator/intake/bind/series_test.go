package bind

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/source"
)

// values is a list of figures; "" for none of a year.
func values(t *testing.T, written ...string) quantity.List {
	t.Helper()
	var list []quantity.Decimal
	for _, w := range written {
		d := quantity.Missing
		if w != "" {
			var err error
			if d, err = quantity.ParseDecimal(w); err != nil {
				t.Fatal(err)
			}
		}
		list = append(list, d)
	}
	return quantity.ListOf(list...)
}

// placesWithSeries are a village that the text is about, another, and a region without figures.
func placesWithSeries(t *testing.T) []Place {
	income := Series{Indicator: "income", Name: "人均可支配收入", Unit: "元", First: 2021, Values: values(t, "15100", "15820", "16420")}
	return []Place{
		{Code: "own", Name: "青禾村", Series: []Series{income, {Indicator: "members", Name: "党员人数", Unit: "人", First: 2023, Values: values(t, "43")},
			{Indicator: "collective", Name: "村集体经济收入", Unit: "万元", First: 2022, Values: values(t, "", "58.6")}}},
		{Code: "other", Name: "石桥村", Series: []Series{{Indicator: "income", Name: "人均可支配收入", Unit: "元", First: 2023, Values: values(t, "17300")}}},
		{Code: "region", Name: "青禾县"},
	}
}

// A figure is linked to the series that holds it where place, year, unit and value agree; a value that is
// almost the same is asked about, and what agrees by chance is a fact of its own.
func TestFiguresOfSeriesAreLinkedToThem(t *testing.T) {
	for text, want := range map[string]string{
		"2023年人均可支配收入16420元。":            "own/income@2023",
		"2022年开工的产业让群众2023年收入16420元。":    "own/income@2023", // of the year before it
		"2023年人均可支配收入1.642万元。":           "own/income@2023",
		"2023年底群众收入16420元。":              "own/income@2023", // as many digits say it
		"2023年有党员43人。":                   "",                // two digits do not
		"2023年党员人数43人。":                  "own/members@2023",
		"2022年人均可支配收入15820元。":            "own/income@2022",
		"人均可支配收入16420元。":                 "", // of no year
		"2023年石桥村人均可支配收入17300元。":         "other/income@2023",
		"2023年石桥村人均可支配收入16420元。":         "",                // of the village that is named
		"2023年青禾县人均可支配收入16420元。":         "own/income@2023", // the region has no figures
		"2022年村集体经济收入58.6万元。":            "",                // which has no figure of that year
		"2024年村集体经济收入58.6万元。":            "",
		"2023年人均可支配收入达到1.6万元以上。":         "own/income@2023",
		"2023年人均可支配收入达到1.7万元以上。":         "",
		"2023年收入达到1.6万元以上。":              "", // not named, and not exact
		"2023年人均可支配收入16420，比上年多。":        "", // of no unit
		"2023年人均可支配收入16420斤。":            "",
		"力争2023年人均可支配收入16420元。":          "",                // a target
		"2023年人均可支配收入16420元至16500元。":     "own/income@2023", // which holds it
		"2022年、2023年人均可支配收入不同，这里写16420元": "",
	} {
		got := Narrative(source.New("a.md", text+"\n"), Options{Places: placesWithSeries(t), Own: "own", Year: 2023})
		linked := ""
		if _, rest, ok := strings.Cut(got.Text, "](fact:"); ok && strings.Contains(rest, "@") {
			linked, _, _ = strings.Cut(rest, ")")
		}
		if linked != want {
			t.Errorf("%s is linked to %q, want %q: %s", text, linked, want, got.Text)
		}
		if (got.Linked == 1) != (want != "") {
			t.Errorf("%s: %d links are reported", text, got.Linked)
		}
	}
}

func TestAFigureThatIsNearlyTheSeriesIsAskedAbout(t *testing.T) {
	for text, near := range map[string]bool{
		"2023年人均可支配收入16240元。":   true, // in another order
		"2023年人均可支配收入16480元。":   true, // within a twentieth
		"2023年人均可支配收入16530元。":   true, // within it, of other digits
		"2023年人均可支配收入15990元。":   true,
		"2023年人均可支配收入14001元。":   false,
		"2023年人均可支配收入96420元。":   true,  // one digit
		"2023年人均可支配收入26520元。":   false, // two digits
		"2023年人均可支配收入164200元。":  false,
		"2023年人均可支配收入16420元。":   false, // the same
		"力争2023年人均可支配收入16420元。": false, // the same, though a target
		"2023年人均可支配收入近16480元。":  false,
		"2023年务工收入16480元。":      false,
		"2023年党员人数34人。":         false, // of two digits all are near
		"2023年党员人数42人。":         true,
		"2023年村集体经济收入586万元。":    true, // a point is lost
		"2020年人均可支配收入16480元。":   false,
		"2023年石桥村人均可支配收入17310元": true,
	} {
		got := Narrative(source.New("a.md", text+"\n"), Options{Places: placesWithSeries(t), Own: "own", Year: 2023})
		if (len(got.Near) > 0) != near {
			t.Errorf("%s: asked %q, want a question: %t", text, got.Near, near)
		}
		if near && !strings.Contains(got.Near[0], "笔误") {
			t.Errorf("%s: %q", text, got.Near)
		}
	}
}

// A cell's row is named by its first words: not by the number of the row, and by a year where that comes
// first.
func TestARowOfATableIsNamedByItsFirstWords(t *testing.T) {
	for text, want := range map[string][]string{
		"| 序号 | 项目 | 金额（万元） |\n|---|---|---|\n| 1 | 道路 | 12.6 |\n| 2 | 水渠 | 8.5 |": {"道路", "水渠"},
		"| 年份 | 集体收入（万元） |\n|---|---|\n| 2022 | 35.5 |\n| 2023年 | 58.6 |":          {"集体收入-2022", "集体收入-2023"},
		"| 项目 | 说明 | 亩数 |\n|---|---|---|\n| 大棚 | 二期 | 120 |\n| 3个大棚 | 一期 | 80 |":   {"大棚-亩数", "项目", "一期-亩数"},
	} {
		var got []string
		for _, f := range Narrative(source.New("a.md", text+"\n"), Options{}).Facts {
			got = append(got, f.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q of\n%s", got, want, text)
		}
	}
}
