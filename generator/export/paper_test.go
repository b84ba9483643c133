package export

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"slices"
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/picture"
	"casebook/generator/picture/photos"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// parsed gives a narrative a text.
func parsed(t *testing.T, n *report.Narrative, text string) {
	t.Helper()
	doc, problems := narrative.NewParser().Parse(source.New("content/cases/case.md", text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	n.Doc = doc
}

func photo(t *testing.T, path string, data []byte) *report.Asset {
	t.Helper()
	p, fault := picture.NewMaker("", 1).Look(data, [32]byte{})
	if fault != "" {
		t.Fatal(path, fault)
	}
	return &report.Asset{Path: path, Picture: &p}
}

func TestATextBringsWhatItsMarkdownNames(t *testing.T) {
	s := small(t)
	n, v := s.Report.Narratives[0], s.Report.Villages[0]
	parsed(t, n, "+++\ntitle = \"案例\"\n+++\n户均增收[10元](fact:a)，[3个](fact:b)，[9](fact:c)。见[甲村](v)。\n\n"+
		"```chart\nkind = \"line\"\n```\n\n```formula\nname = \"一\"\n```\n\n```chart\nkind = \"bar\"\n```\n\n![图](a.jpg)\n\n![无](b.jpg)\n")
	files := map[string][]byte{"a.jpg": photos.Large(1300, 900)}
	s.Read = func(path string) ([]byte, error) { return files[path], nil }
	n.FactRefs = []report.FactRef{report.RefTo(n.Facts[0]), {Missing: report.NoFact, Sample: true, Source: n.Facts[0].Source}}
	n.Blocks = []report.Block{{Chart: &report.ChartSpec{Title: "线", Kind: "line", Indicator: s.Report.Indicators[0], Regions: s.Report.Regions[1:]}},
		{Program: &report.Program{Name: "一加一"}}}
	n.Links = []report.LinkTarget{{Page: "villages/v/index.html"}}
	n.Images = []*report.Asset{photo(t, "a.jpg", files["a.jpg"]), nil}
	text, missing := s.Text(n)
	if text.Markdown != n.Doc.File.Text() || len(text.Doc.Blocks) == 0 {
		t.Error("the text itself is not there")
	}
	if len(text.Bindings) != 3 || !text.Bindings[0].Found || text.Bindings[0].Printed != n.FactRefs[0].Text() ||
		text.Bindings[0].Source != "来源：年报，统计局，2021年" || text.Bindings[1].Found || text.Bindings[1].Source != "" || text.Bindings[2].Found {
		t.Errorf("figures lead to %+v", text.Bindings)
	}
	if d := text.Drawings; len(d) != 3 || d[0].Chart == nil || d[0].Chart.Title != "线" || d[1].Formula == nil || d[1].Formula.Name != "一加一" || d[2].Chart != nil {
		t.Errorf("drawings are %+v", d)
	}
	if want := []string{"https://example.cn/anli/villages/v/"}; !slices.Equal(text.Links, want) {
		t.Errorf("links lead to %q", text.Links)
	}
	if p := text.Pictures; len(p) != 2 || p[0].Kind != "jpeg" || p[0].Width != 1300 || p[1].Data != nil || !slices.Equal(missing, []string{"b.jpg"}) {
		t.Errorf("%d pictures, missing %q", len(p), missing)
	}
	if len(text.Marks) > 0 {
		t.Errorf("a text of true figures has the marks %q", text.Marks)
	}
	n.Images = nil // to make them again takes its time
	for name, x := range map[string]struct {
		change func(n *report.Narrative)
		want   string
	}{
		"a draft":          {func(n *report.Narrative) { n.Draft = true }, "draft"},
		"an internal text": {func(n *report.Narrative) { n.Audience = report.AudienceInternal }, "internal"},
		"a made-up figure": {func(n *report.Narrative) { n.FactRefs[0] = report.RefTo(n.Facts[1]) }, "sample"},
		"a made-up source": {func(n *report.Narrative) { n.Source = s.Report.Sources[1] }, "sample"},
		"a made-up chart":  {func(n *report.Narrative) { n.Blocks[0].Chart.Villages = []*report.Village{v} }, "sample"},
		"all of it, in order": {func(n *report.Narrative) {
			n.Draft, n.Source, n.Audience = true, s.Report.Sources[1], report.AudienceInternal
		}, "draft sample internal"},
	} {
		other := *n
		other.FactRefs, other.Blocks = slices.Clone(n.FactRefs), slices.Clone(n.Blocks)
		spec := *n.Blocks[0].Chart
		other.Blocks[0].Chart = &spec
		x.change(&other)
		if text, _ := s.Text(&other); strings.Join(text.Marks, " ") != x.want {
			t.Errorf("%s is marked %q", name, text.Marks)
		}
	}
	s.Report.Site.Internal = true
	if text, _ := s.Text(n); !slices.Equal(text.Marks, []string{"internal"}) {
		t.Errorf("in the internal edition it is marked %q", text.Marks)
	}
}

// A level to compare with is worked out of all villages below a region, at any depth.
func TestAChartIsComparedWithTheVillagesOfAllRegionsBelow(t *testing.T) {
	s := small(t)
	county, income := s.Report.Regions[1], s.Report.Indicators[0]
	town := &report.Region{Code: "450329100", Name: "某镇", Parent: county}
	s.Report.Regions = append(s.Report.Regions, town)
	for i, code := range []string{"w", "x"} {
		v := report.NewVillage(report.Village{}.At)
		v.Code, v.Region = code, town
		v.Data.Set(report.Unpacked{Series: []report.Series{{Indicator: income, First: 2020, Values: decimals(t, []string{"11000", "15000"}[i])}}})
		s.Report.Villages = append(s.Report.Villages, &v)
	}
	county.Children = []*report.Region{town}
	s.Report.Index()
	if got := s.peers(county, income).Median[0]; got.Cmp(quantity.FromInt(11000)) != 0 {
		t.Errorf("the median of 10000, 11000 and 15000 is %v", got)
	}
	if got := s.peers(town, income).Median[0]; !got.IsMissing() {
		t.Errorf("of two villages alone the median is %v", got)
	}
}

func TestPicturesAreOnesThatWordShows(t *testing.T) {
	s := small(t)
	moving := photos.MovingGIF()
	webp, err := base64.StdEncoding.DecodeString("UklGRkIAAABXRUJQVlA4TDYAAAAvH8AFAB8gECAmTDh0b0MgQGjz/yGDQIDocSXSn/mPvwETAkG2zSQnOckLHCCi/6G6bb9VAL8=")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"p.jpg": photos.Oriented(6), "p.webp": webp, "p.gif": moving, "bad.jpg": []byte("none")}
	s.Read = func(path string) ([]byte, error) {
		if files[path] == nil {
			return nil, errors.New("gone")
		}
		return files[path], nil
	}
	n := &report.Narrative{Images: []*report.Asset{
		photo(t, "p.jpg", files["p.jpg"]), photo(t, "p.webp", webp), photo(t, "p.gif", moving), {Path: "p.jpg"}, photo(t, "gone.jpg", files["p.jpg"]), photo(t, "bad.jpg", files["p.jpg"]),
	}}
	for i, want := range []string{"jpeg", "png", "gif"} {
		p, ok := s.picture(n, i)
		if !ok || p.Kind != want || p.Width == 0 || p.Height == 0 {
			t.Errorf("%s is a %q of %d by %d", n.Images[i].Path, p.Kind, p.Width, p.Height)
			continue
		}
		if _, kind, err := image.DecodeConfig(strings.NewReader(string(p.Data))); err != nil || kind != want {
			t.Errorf("the bytes of %s are %s: %v", n.Images[i].Path, kind, err)
		}
	}
	if p, _ := s.picture(n, 0); p.Width != 640 || p.Height != 480 {
		t.Errorf("a photo whose camera was turned stands on its side: %d by %d", p.Width, p.Height)
	}
	if p, _ := s.picture(n, 2); len(p.Data) > 0 {
		if all, err := gif.DecodeAll(strings.NewReader(string(p.Data))); err != nil || len(all.Image) < 2 {
			t.Error("a picture that moves stands still")
		}
	}
	for i := 3; i < 8; i++ {
		if p, ok := s.picture(n, i); ok || p.Data != nil {
			t.Errorf("picture %d, which cannot be had, is %q", i, p.Kind)
		}
	}
}

// A screenshot of few colours takes fewer bytes whole than made smaller: what goes into the paper is the whole one.
func TestScreenshotsStaySharp(t *testing.T) {
	s := small(t)
	shot := image.NewPaletted(image.Rect(0, 0, 960, 540), color.Palette{color.White, color.Black, color.RGBA{0, 90, 200, 255}})
	for i := range shot.Pix {
		shot.Pix[i] = uint8(i / 7 % 3 * (i / 960 / 9 % 2))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, shot); err != nil {
		t.Fatal(err)
	}
	s.Read = func(string) ([]byte, error) { return b.Bytes(), nil }
	n := &report.Narrative{Images: []*report.Asset{photo(t, "shot.png", b.Bytes())}}
	made, err := n.Images[0].Picture.Make(b.Bytes())
	if err != nil || len(made) < 2 || len(made[0]) <= len(made[len(made)-1]) {
		t.Fatalf("the smaller version is not the one of more bytes: %v", err)
	}
	if p, ok := s.picture(n, 0); !ok || p.Width != 960 || p.Height != 540 {
		t.Errorf("the paper has it %d by %d", p.Width, p.Height)
	}
}
