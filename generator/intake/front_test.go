package intake

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/intake/bind"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/merge"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

func TestFrontMatterSaysWhatThePaperSaysOfItself(t *testing.T) {
	village, region := []Mention{{"v", "甲村", true, 3}, {"w", "乙村", true, 2}}, []Mention{{"zhen", "某镇", false, 2}}
	for _, x := range []struct {
		p               docx.Paper
		village, region string
		proposed        []Mention
		want            string
	}{
		{docx.Paper{Title: "题"}, "", "", nil, "title = \"题\"\nsource = \"paper\"\n"},
		{docx.Paper{Title: "题", Subtitle: "副题", Date: "2024-05-06", Signer: "某办"}, "v", "", village, "title = \"题\"\nvillage = \"v\"\ndate = 2024-05-06\nauthor = \"某办\"\nsource = \"paper\"\nsummary = \"副题\"\n"},
		{docx.Paper{Title: "题"}, "", "zhen", village, "title = \"题\"\nregion = \"zhen\"\nsource = \"paper\"\n"},
		{docx.Paper{Title: "题"}, "", "", village, "title = \"题\"\n# village = \"v\"  # 文中 3 次提到甲村；写的就是它，去掉开头的 #\nsource = \"paper\"\n"},
		{docx.Paper{Title: "题"}, "", "", region, "title = \"题\"\n# region = \"zhen\"  # 文中 2 次提到某镇；写的就是它，去掉开头的 #\nsource = \"paper\"\n"},
	} {
		if got := frontMatter(&x.p, &Request{Slug: "paper", Village: x.village, Region: x.region}, x.proposed); got != "+++\n"+x.want+"+++\n\n" {
			t.Errorf("of %+v:\n%s", x.p, got)
		}
	}
	for want, p := range map[string]docx.Paper{
		"title = \"题\"\n": {Title: "题"},
		"title = \"题（某发〔2024〕8号）\"\npublisher = \"某办\"\nyear = 2024\n": {Title: "题", Number: "某发〔2024〕8号", Signer: "某办", Date: "2024-05-06"},
	} {
		if got := sourceRecord(&p, "paper"); !strings.HasSuffix(got, "id = \"paper\"\n"+want) {
			t.Errorf("as a source it is\n%s", got)
		}
	}
}

// A place is proposed by how often the text names it, a village before the region that it lies in.
// A village that is anonymous has a name that stands nowhere.
func TestPlacesThatATextNames(t *testing.T) {
	site := &report.Report{Records: &report.Records{
		Villages: []*report.Village{{Code: "a", Name: "甲村"}, {Code: "b", Name: "乙村"}, {Code: "c", Name: "丙村", Anonymous: true}, {Code: "d", Name: "丁"}, {Code: "e", Name: "戊村"}},
		Regions:  []*report.Region{{Code: "zhen", Name: "某镇"}, {Code: "xian", Name: "某县"}, {Code: "sheng", Name: "某省"}},
	}}
	var codes []string
	for _, m := range mentions(site, "某县某镇甲村、乙村、乙村、丙村，丁，某县某县") {
		codes = append(codes, m.Code)
		if m.Village != (m.Code < "c") {
			t.Errorf("%+v", m)
		}
	}
	if want := []string{"b", "a", "xian", "zhen"}; !slices.Equal(codes, want) {
		t.Errorf("%q, want %q", codes, want)
	}
	if mentions(nil, "甲村") != nil || Places(nil) != nil {
		t.Error("of no site there are places")
	}
	var places []string
	for _, p := range Places(site) {
		places = append(places, p.Code)
	}
	if want := []string{"a", "b", "d", "e", "zhen", "xian", "sheng"}; !slices.Equal(places, want) {
		t.Errorf("to bind to there are %q, want %q", places, want)
	}
}

// What a text is about is what the call says, else what it names most; the year is its date's.
func TestWhatIsKnownOfATextForItsFigures(t *testing.T) {
	proposed := []Mention{{Code: "a"}}
	for _, x := range []struct {
		village, region, date string
		proposed              []Mention
		own                   string
		year                  int
	}{{"v", "r", "2024-05-06", proposed, "v", 2024}, {"", "r", "", proposed, "r", 0}, {"", "", "", proposed, "a", 0}, {"", "", "", nil, "", 0}} {
		q := Request{Village: x.village, Region: x.region}
		if o := q.options(&Draft{Paper: &docx.Paper{Date: x.date}, Proposed: x.proposed}, nil); o.Own != x.own || o.Year != x.year {
			t.Errorf("%+v: of %q in %d", x, o.Own, o.Year)
		}
	}
}

func TestWhatIsToBeLookedAtIsListed(t *testing.T) {
	why := &problem.Problem{Message: problem.Text{ZH: "太多"}}
	d := Draft{Paper: &docx.Paper{}, Bound: bind.Result{Left: []string{"3户"}, TooMuch: why, Near: []string{"近"}, Twice: []string{"两个"}}}
	d.noteBound()
	var got []string
	for _, a := range d.Paper.Aside {
		got = append(got, a.Kind+" "+strings.FieldsFunc(a.Text, func(r rune) bool { return r == '：' })[0])
	}
	if want := []string{"数字 3户", "数字 一个也没有连到数据，连上以后读不了", "疑问 近", "疑问 两个"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Pictures of a newer version that the site has keep their names; new ones have the next free numbers.
func TestPicturesOfANewerVersion(t *testing.T) {
	f := folder{"content/cases/paper-1.png": "one", "content/cases/paper-2.jpg": "two", "content/cases/paper-4.png": "four"}
	q := f.request(nil, true)
	d := Draft{Paper: exported("paper", "", "![a](paper-1.jpg)\n\n![b](paper-2.png)\n\n![c](paper-3.png)\n\n![d](other.png)\n")}
	d.Paper.Document = d.Paper.Own.Texts[0].Document
	d.Paper.Pictures = []docx.Picture{{Name: "paper-1.jpg", Data: []byte("two")}, {Name: "paper-2.png", Data: []byte("new")}, {Name: "paper-3.png", Data: []byte("newer")}}
	files := d.renewPictures(&q)
	var got []string
	for _, image := range d.Paper.Document.Images {
		got = append(got, image.Src)
	}
	if want := []string{"paper-2.jpg", "paper-3.png", "paper-4.png", "other.png"}; !slices.Equal(got, want) {
		t.Errorf("the text shows %q, want %q", got, want)
	}
	if len(files) != 2 || files[0].Path != "content/cases/paper-3.png" || files[0].Text != "new" || files[1].Text != "newer" {
		t.Errorf("files %+v", files)
	}
}

// A fact has the figure of the newer version where it still says what the text said, and is
// unverified again.
func TestAFactHasTheFigureOfTheNewerVersion(t *testing.T) {
	const facts = "# 注\n\n[[fact]]\nid = \"land\"\nvalue = 1_200\nunit = \"亩\"\nnote = \"流转1200亩\"\n\n[[fact]]\nid = \"homes\"\nvalue = 5\nunit = \"户\"\nnote = \"5户，又5户\"\nunverified = true\n"
	for _, x := range []struct {
		edit merge.FigureEdit
		want []string // what the facts have then; nil: they are as they were
		not  string
	}{
		{merge.FigureEdit{Target: "land", Old: "1200亩", New: "1300亩"}, []string{"value = 1300\n", "note = \"流转1300亩\"\n", "unit = \"亩\"\n", "unverified = true\n\n[[fact]]"}, "1_200"},
		{merge.FigureEdit{Target: "land", Old: "1,200", New: "1,300"}, []string{"value = 1300\nunit = \"亩\"\n", "note = \"流转1200亩\""}, "1_200"},
		{merge.FigureEdit{Target: "land", Old: "1200亩", New: "80公顷"}, []string{"value = 80\nunit = \"公顷\"\nnote = \"流转80公顷\""}, "亩"},
		{merge.FigureEdit{Target: "homes", Old: "5户", New: "6户"}, []string{"value = 6\n", "note = \"5户，又5户\"\nunverified = true\n"}, "value = 5"},
		{merge.FigureEdit{Target: "land", Old: "1100亩", New: "1300亩"}, nil, ""},
		{merge.FigureEdit{Target: "land", Old: "许多", New: "1300亩"}, nil, ""},
		{merge.FigureEdit{Target: "land", Old: "1200亩", New: ""}, nil, ""},
		{merge.FigureEdit{Target: "land", Old: "1200亩", New: "1300亩、1400亩"}, nil, ""},
		{merge.FigureEdit{Target: "other/land", Old: "1200亩", New: "1300亩"}, nil, ""},
		{merge.FigureEdit{Target: "v/income@2023", Old: "1200亩", New: "1300亩"}, nil, ""},
		{merge.FigureEdit{Target: "none", Old: "1200亩", New: "1300亩"}, nil, ""},
	} {
		d := Draft{Paper: &docx.Paper{}}
		got := d.renewFacts(facts, []merge.FigureEdit{x.edit})
		if (got == facts) != (x.want == nil) || x.not != "" && strings.Contains(got, x.not) || strings.Count(got, "unverified") > 2 {
			t.Errorf("%+v:\n%s", x.edit, got)
		}
		for _, want := range x.want {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: %q is not in\n%s", x.edit, want, got)
			}
		}
		if len(d.Changed) != 1 || d.Changed[0].Kept != (x.want == nil) || d.Changed[0].Old != x.edit.Old || d.Changed[0].New != x.edit.New || len(d.Paper.Aside) != 1 || d.Paper.Aside[0].Text != x.edit.Old+"→"+x.edit.New {
			t.Errorf("%+v: changed %+v, listed %+v", x.edit, d.Changed, d.Paper.Aside)
		}
	}
	if d := (Draft{Paper: &docx.Paper{}}); d.renewFacts("[[fact]]\nid = \"land\"\n", []merge.FigureEdit{{Target: "land", Old: "1200亩", New: "1300亩"}}) != "[[fact]]\nid = \"land\"\n" {
		t.Error("a fact without a value has one")
	}
}

// The text of a narrative keeps its mark of the order of bytes, and files that do not change are not written.
func TestANewerVersionWritesWhatChanges(t *testing.T) {
	f := folder{}
	f.take(t, f.request(paper(t, firstVersion...), false))
	f["base"] = f["content/cases/paper.md"]
	f["content/cases/paper.md"] = "\ufeff" + f["content/cases/paper.md"]
	q := f.request(paper(t, append(append([]string{}, firstVersion...), "新写的一段，没有数。")...), true)
	other := report.Import{Text: "别的", At: source.New("data/imports/other.toml", "").At(0, 0)}
	q.Site.Imports = append(q.Site.Imports, other, report.Import{Text: "没有文件"})
	d := f.take(t, q)
	var paths []string
	for _, file := range d.Files {
		paths = append(paths, file.Path)
		if !file.Replace || file.Was == "" {
			t.Errorf("%s is said to be new", file.Path)
		}
	}
	if want := []string{"content/cases/paper.md", "data/imports/paper.toml"}; !slices.Equal(paths, want) || len(d.Merged.Conflicts) > 0 {
		t.Errorf("written are %q, want %q; conflicts %+v", paths, want, d.Merged.Conflicts)
	}
	if text := f["content/cases/paper.md"]; !strings.HasPrefix(text, "\ufeff+++") || !strings.Contains(text, "新写的一段") {
		t.Errorf("the text is\n%q", text)
	}
	// A paper with the same figure twice is asked about again.
	q = f.request(paper(t, append(append([]string{}, firstVersion...), "全村党员总数43名，团结一心干大事。", "全村党员总数45名，年年都有新面孔。")...), true)
	f["base"] = f["content/cases/paper.md"]
	if d := f.take(t, q); !slices.ContainsFunc(d.Paper.Aside, func(a docx.Aside) bool { return a.Kind == "疑问" }) {
		t.Errorf("listed are %+v", d.Paper.Aside)
	}
}

func TestAPaperWithoutATitleHasThatOfItsFile(t *testing.T) {
	f := folder{}
	d := f.take(t, f.request(paper(t, "|甲|乙", "|1|2"), false))
	if d.Paper.Title != "甲禾村材料" || !strings.Contains(f["content/cases/paper.md"], "title = \"甲禾村材料\"") || len(d.Paper.Aside) == 0 || d.Paper.Aside[0].Kind != "标题" {
		t.Errorf("%q, listed %+v", d.Paper.Title, d.Paper.Aside)
	}
	if _, err := Word(f.request([]byte("no Word file"), false)); err == nil {
		t.Error("what is no Word file is read")
	}
	// A file in the way is named, whichever of those that would be written it is.
	for _, p := range []string{"data/facts/paper.toml", "data/sources/paper.toml", "data/imports/paper.toml"} {
		f := folder{p: "x"}
		if d, err := Word(f.request(paper(t, firstVersion...), true)); err != nil || d.Taken != p || len(d.Files) > 0 {
			t.Errorf("%s is in the way: %+v %v", p, d.Taken, err)
		}
	}
}
