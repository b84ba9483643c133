package docx

import (
	"slices"
	"testing"
)

func TestAChangeOfSomeDigitsIsOfTheWholeNumber(t *testing.T) {
	gone := func(author, text string) string {
		return `<x:del x:author="` + author + `"><x:r><x:delText>` + text + `</x:delText></x:r></x:del>`
	}
	come := func(author, text string) string { return `<x:ins x:author="` + author + `">` + r(text) + `</x:ins>` }
	for _, c := range []struct {
		body string
		want []string
	}{
		{r("全村") + gone("甲", "4") + come("甲", "5") + r("12户。"), []string{"412→512"}},
		{r("全村") + gone("甲", "4") + come("甲", "5") + r("1") + gone("甲", "2") + come("甲", "3") + r("户。"), []string{"412→513"}},
		{r("收入56.") + gone("甲", "8") + come("甲", "6") + r("万元，种茶1") + come("甲", "0") + r("亩。"), []string{"56.8→56.6", "1→10"}},
		{r("全村1") + gone("甲", ",") + r("630人。"), []string{"1,630→1630"}},
		{r("全村12") + come("甲", "户，其中") + r("3户种茶。"), []string{"→户，其中"}},
		{r("种茶") + gone("甲", "300亩") + r("，油茶20亩。"), []string{"300亩→"}},
		{r("全村4") + gone("甲", "1") + gone("乙", "2") + r("户。"), []string{"1→", "2→"}},
	} {
		var got []string
		_, doc := markdown(t, paper(t, p("", r("村的账"))+p("", c.body), nil))
		for _, a := range doc.Aside {
			if a.Kind == "修订" {
				got = append(got, a.Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.body, got, c.want)
		}
	}
}
