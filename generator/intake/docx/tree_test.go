package docx

import (
	"strings"
	"testing"

	"casebook/generator/document"
)

// Runs in a row that are set alike are one, as Word cuts them wherever somebody went on typing; those that are set otherwise, hold something
// else than a text or are of two kinds stay apart. What found a mistake of spelling stands between runs and is nothing.
func TestRunsThatAreSetAlikeAreOne(t *testing.T) {
	run := func(props, rest string) string { return "<r><rPr>" + props + "</rPr>" + rest + "</r>" }
	for name, c := range map[string]struct {
		runs string
		want string // the runs' characters
	}{
		"alike":                        {run("<b/>", "<t>甲</t>") + run("<b/>", "<t>乙</t>"), "甲乙"},
		"alike but for the session":    {`<r rsidR="1"><rPr><b/></rPr><t>甲</t></r><r rsidR="2"><rPr><b/></rPr><t>乙</t></r>`, "甲乙"},
		"without properties":           {"<r><t>甲</t></r><r><t>乙</t></r><r><t>丙</t></r>", "甲乙丙"},
		"set otherwise":                {run("<b/>", "<t>甲</t>") + run("<i/>", "<t>乙</t>"), "甲|乙"},
		"of another value":             {run(`<sz val="32"/>`, "<t>甲</t>") + run(`<sz val="44"/>`, "<t>乙</t>"), "甲|乙"},
		"taken away, in two pieces":    {run("<b/>", "<delText>甲</delText>") + run("<b/>", "<delText>乙</delText>"), "甲乙"},
		"taken away and left":          {run("<b/>", "<delText>甲</delText>") + run("<b/>", "<t>乙</t>"), "甲|乙"},
		"with a tab":                   {run("<b/>", "<t>甲</t>") + run("<b/>", "<tab/><t>乙</t>"), "甲|乙"},
		"behind a tab":                 {run("<b/>", "<t>甲</t><tab/>") + run("<b/>", "<t>乙</t>"), "甲|乙"},
		"around a mistake of spelling": {run("<b/>", "<t>甲</t>") + "<proofErr/>" + run("<b/>", "<t>乙</t>"), "甲乙"},
		"with a link between":          {run("<b/>", "<t>甲</t>") + "<hyperlink><r><t>链</t></r></hyperlink>" + run("<b/>", "<t>乙</t>"), "甲|链|乙"},
	} {
		root, err := parse(strings.NewReader("<p>" + c.runs + "</p>"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, k := range root.kid("p").kids {
			got = append(got, k.characters())
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "|"), c.want)
		}
	}
	long := strings.Repeat("长", longRun)
	if root, err := parse(strings.NewReader("<p><r><t>" + long + "</t></r><r><t>尾</t></r></p>")); err != nil || root.kid("p", "r").characters() != long+"尾" || len(root.kid("p").kids) != 1 {
		t.Errorf("a long run and its end are not one: %v", err)
	}
}

// A title is a line of words: no table, no number or date of a paper, no attachment, no subtitle, nothing long and no few letters.
func TestWhatMayBeATitle(t *testing.T) {
	var r reader
	for text, want := range map[string]bool{
		"青禾村的账": true, "": false, "青政发〔2024〕15号": false, "2024年3月5日": false, "附件1": false, "——青禾村的做法": false, "--青禾村的做法": false, "GDP": false, "GDP 2024": true,
		strings.Repeat("账", longestTitleLine): true, strings.Repeat("账", longestTitleLine+1): false,
	} {
		if got := r.mayBeTitle(&line{text: text}); got != want {
			t.Errorf("%q may be a title: %t", text, got)
		}
	}
	if r.mayBeTitle(&line{text: "青禾村的账", block: &document.Table{}}) {
		t.Error("a table may be a title")
	}
	if !r.mayBeTitle(&line{text: "GDP", title: true}) {
		t.Error("what has the style of a title is none")
	}
}
