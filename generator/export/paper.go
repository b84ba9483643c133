// Package export gathers what leaves a site as a file of Office: narratives for a Word file, and
// figures for a workbook.
package export

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // formats that Word shows
	_ "image/jpeg"
	"image/png"
	"strings"

	"casebook/generator/chart"
	"casebook/generator/diagram"
	"casebook/generator/document"
	"casebook/generator/export/docx"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/words"
)

// Site is what papers are made of.
type Site struct {
	Report *report.Report
	Words  *words.Texts
	Base   string                            // its address without a trailing slash, or ""
	Read   func(path string) ([]byte, error) // a file of the site's folder
}

// Form is the form of the site's papers. template is the .docx that [export] names, nil for none.
func (s *Site) Form(template *docx.Template) docx.Form {
	site := &s.Report.Site
	t := s.Words.T
	return docx.Form{
		Title: site.Title, Owner: site.Owner, Language: site.Language,
		RedHead: site.Export.RedHead, Number: site.Export.Number, To: site.Export.To, Signer: site.Export.Signer, Secrecy: site.Export.Secrecy,
		Fonts: docx.Fonts(site.Export.Fonts), Template: template,
		Alerts: map[document.AlertKind]string{
			document.NoteAlert: t("alert.note"), document.TipAlert: t("alert.tip"), document.ImportantAlert: t("alert.important"),
			document.WarningAlert: t("alert.warning"), document.CautionAlert: t("alert.caution"),
		},
		Contents: t("export.contents"), Pages: t("export.pages"), NoPicture: t("export.picture"),
		Heads:    [3]string{t("export.count"), t("export.part"), t("export.detail")},
		Captions: [2]string{t("export.figure"), t("export.table")},
	}
}

// Text makes a narrative ready for a Word file. missing names pictures that Word cannot show.
func (s *Site) Text(n *report.Narrative) (text docx.Text, missing []string) {
	text = docx.Text{Slug: n.Slug, Title: n.Title, Date: isoDate(n), Signer: n.Author, Doc: &document.Document{}}
	if n.Doc == nil {
		return text, nil
	}
	text.Doc, text.Markdown = n.Doc.Tree(), n.Doc.File.Text()
	sample := narrativeSample(n)
	for i := range n.Doc.FactRefs {
		f := n.FactRef(i)
		sample = sample || f.Missing == report.Found && f.Sample
		text.Bindings = append(text.Bindings, s.figure(&f))
	}
	for _, d := range n.Doc.Drawings {
		drawing := docx.Drawing{}
		if d.Index < len(n.Blocks) {
			drawing = s.drawing(n, &n.Blocks[d.Index], &sample)
		}
		text.Drawings = append(text.Drawings, drawing)
	}
	for i := range n.Doc.Links {
		text.Links = append(text.Links, s.address(n, i))
	}
	for i, image := range n.Doc.Images {
		p, ok := s.picture(n, i)
		if !ok {
			missing = append(missing, image.Src)
		}
		text.Pictures = append(text.Pictures, p)
	}
	for _, mark := range [...]struct {
		on  bool
		key string
	}{{n.Draft, "draft"}, {sample, "sample"}, {s.Report.Site.Internal || n.Audience == report.AudienceInternal, "internal"}} {
		if mark.on {
			text.Marks = append(text.Marks, s.Words.T(mark.key))
		}
	}
	return text, missing
}

// isoDate is the date that a paper has: when it was updated last, else when it was published.
func isoDate(n *report.Narrative) string {
	d := n.Date
	if u := n.Updated; u.Year*10000+u.Month*100+u.Day > d.Year*10000+d.Month*100+d.Day {
		d = u
	}
	if d.Day == 0 { // of none, or of a month or a year alone
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func narrativeSample(n *report.Narrative) bool {
	return n.Village != nil && places.VillageSample(n.Village) || n.Source != nil && n.Source.Sample
}

func (s *Site) figure(f *report.FactRef) docx.Binding {
	if f.Missing != report.Found {
		return docx.Binding{}
	}
	figure := docx.Binding{Found: true, Printed: f.Text()}
	if f.Source != nil {
		figure.Source = s.sourceLine(f.Source)
	}
	return figure
}

// sourceLine is a source as a footnote has it.
func (s *Site) sourceLine(x *report.Source) string {
	parts := []string{x.Title}
	if x.Publisher != "" {
		parts = append(parts, x.Publisher)
	}
	if x.Year != 0 {
		parts = append(parts, s.Words.Format("chart.year", "year", fmt.Sprint(x.Year)))
	}
	if x.Sample {
		parts = append(parts, s.Words.T("sample"))
	}
	return s.Words.Format("source.line", "source", strings.Join(parts, s.Words.T("comma")))
}

func (s *Site) drawing(n *report.Narrative, b *report.Block, sample *bool) docx.Drawing {
	switch {
	case b.Program != nil:
		return docx.Drawing{Formula: &docx.Formula{Name: b.Program.Name, Note: diagram.Note(b.Program, s.Words), Rows: diagram.Rows(b.Program, s.Words)}}
	case b.Chart != nil:
		c := chart.FromSpec(n, b.Chart, s.Words, s.peers)
		*sample = *sample || c.Sample
		d := chart.DataOf(c, s.Words)
		return docx.Drawing{Chart: &d}
	}
	return docx.Drawing{}
}

// peers is how an indicator went in all the villages of a region.
func (s *Site) peers(g *report.Region, i *report.Indicator) chart.Trend {
	var under func(*report.Region) []*report.Village
	under = func(g *report.Region) []*report.Village {
		list := append([]*report.Village(nil), s.Report.VillagesIn(g)...)
		for _, c := range g.Children {
			list = append(list, under(c)...)
		}
		return list
	}
	return chart.TrendOf(under(g), i)
}

// address is where a link leads from outside of the site, "" where it leads to no place there.
func (s *Site) address(n *report.Narrative, i int) string {
	if i >= len(n.Links) {
		return ""
	}
	to, page := &n.Links[i], ""
	switch {
	case to.Broken:
		return ""
	case to.URL != "":
		return to.URL
	case to.Narrative != nil:
		page = to.Narrative.Path
	case to.Asset != nil:
		page = to.Asset.Out
	default:
		page = to.Page
	}
	if s.Base == "" || page == "" {
		return ""
	}
	return s.Base + "/" + strings.TrimSuffix(page, "index.html")
}

// picture is the largest version of a picture that is published: upright and without what a camera
// noted in it. WebP, which older Words cannot show, is made a PNG.
func (s *Site) picture(n *report.Narrative, i int) (docx.Picture, bool) {
	if i >= len(n.Images) || n.Images[i] == nil || n.Images[i].Picture == nil {
		return docx.Picture{}, false
	}
	data, err := s.Read(n.Images[i].Path)
	if err != nil {
		return docx.Picture{}, false
	}
	whole, err := n.Images[i].Picture.Whole(data)
	if err != nil {
		return docx.Picture{}, false
	}
	decoded, kind, err := image.Decode(bytes.NewReader(whole))
	if err != nil {
		return docx.Picture{}, false
	}
	if kind == "webp" {
		var b bytes.Buffer
		if png.Encode(&b, decoded) != nil {
			return docx.Picture{}, false
		}
		whole, kind = b.Bytes(), "png"
	}
	size := decoded.Bounds()
	return docx.Picture{Kind: kind, Data: whole, Width: size.Dx(), Height: size.Dy()}, true
}
