// Package intake brings a Word file into a site: the narrative with every figure bound, the facts,
// the paper as their source, its pictures, and the record of what did not come in as it stood. It
// decides which files are written; the command writes them.
package intake

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/intake/bind"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/merge"
	"casebook/generator/intake/record"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// Request is a Word file and where it goes.
type Request struct {
	Data            []byte
	Converted       map[string][]byte // PNGs of the drawings that docx.Metafiles lists; may be nil
	File            string            // its name
	SHA256          string            // of the paper as it was given: what LibreOffice makes of an old one has other bytes each time
	Slug, Section   string
	Village, Region string // codes; "" where nobody has said what it is about
	Site            *report.Report
	Has             func(path string) bool           // whether the site has a file
	Text            func(path string) (string, bool) // the text of one that it has
	Force           bool                             // merge into a narrative that is there
	Year            int                              // of today: what a paper without a date says of later years is planned
}

// File is a file that is to be written.
type File struct {
	Path, Text string
	Was        string // what it held; "" of a new one
	Replace    bool   // it is there already
}

// Draft is what an import makes.
type Draft struct {
	Paper    *docx.Paper
	Bound    bind.Result
	Files    []File
	Taken    string        // a file that is in the way: nothing may be written
	NoBase   bool          // a merge was asked for, but the text as it came in is not known
	Merged   *merge.Result // of an import over a narrative that is there
	Changed  []Changed     // its facts whose figures the paper has otherwise now
	Proposed []Mention     // places that the text names, the most often named first
	Export   bool          // the file is an export of ours, whose figures lead to the same data
}

// Mention is a place of the site that a text names.
type Mention struct {
	Code, Name string
	Village    bool
	Times      int
}

// Targets are the files that an import writes besides pictures.
type Targets struct{ Slug, Section string }

// Narrative is the text.
func (t Targets) Narrative() string { return "content/" + t.Section + "/" + t.Slug + ".md" }

// Facts are its figures.
func (t Targets) Facts() string { return "data/facts/" + t.Slug + ".toml" }

// Source is the paper as a source.
func (t Targets) Source() string { return "data/sources/" + t.Slug + ".toml" }

// Record is what did not come in as it stood.
func (t Targets) Record() string { return "data/imports/" + t.Slug + ".toml" }

// Unreadable is the error for a paper whose text no narrative can hold, as one of many megabytes.
type Unreadable struct{ Why problem.Text }

func (e *Unreadable) Error() string { return e.Why.EN }

// Word reads a Word file and drafts what is to be written. Errors are those of package docx,
// ErrVolume and *Unreadable.
func Word(q Request) (*Draft, error) {
	paper, err := docx.ReadWith(q.Data, q.Slug, q.Converted)
	if err != nil {
		return nil, err
	}
	if paper.Title == "" {
		paper.Title = strings.TrimSuffix(q.File, path.Ext(q.File))
		paper.Aside = append(paper.Aside, docx.Aside{Kind: "标题", Text: "没有找到标题，用了文件名；不对的话在文章开头改 title"})
	}
	noteScant(paper)
	foreign := q.isForeign(paper, q.Slug)
	if err := prepareOwn(paper, q.Section, foreign, q.Has); err != nil {
		return nil, err
	}
	d := &Draft{Paper: paper, Export: isOwn(paper)}
	t := Targets{q.Slug, q.Section}
	if q.Force && q.Has(t.Narrative()) {
		d.renew(&q, t)
		return d, nil
	}
	for _, p := range t.all(paper) {
		if q.Has(p) && !(d.Export && p == t.Facts()) { // whose facts its figures are bound to
			d.Taken = p
			return d, nil
		}
	}
	switch {
	case foreign:
		d.takeIn(&q, t)
	case d.Export:
		text, facts := ownNarrative(paper, q.Slug, t.Narrative(), q.Has)
		d.Bound = bind.Result{Text: text, Facts: facts}
		if len(facts) > 0 {
			d.add(t.Facts(), factsHead(q.Slug)+bind.TOML(facts, ""))
		}
	default:
		d.bindNew(&q, t)
		if why := d.Bound.Unread; why != nil {
			return nil, &Unreadable{why.Message}
		}
		d.add(t.Facts(), factsHead(q.Slug)+bind.TOML(d.Bound.Facts, q.Slug))
		d.add(t.Source(), sourceRecord(paper, q.Slug))
	}
	if isGarbled(d.Bound.Text) {
		return nil, ErrGarbled
	}
	d.Files = append([]File{{Path: t.Narrative(), Text: d.Bound.Text}}, d.Files...)
	d.noteBound()
	d.add(t.Record(), importRecord(paper, &q, d.Bound.Text))
	for _, p := range paper.Pictures {
		d.add(path.Join("content", q.Section, p.Name), string(p.Data))
	}
	return d, nil
}

func (d *Draft) add(path, text string) { d.Files = append(d.Files, File{Path: path, Text: text}) }

// bindNew writes the narrative and binds its figures.
func (d *Draft) bindNew(q *Request, t Targets) {
	body := string(narrative.Append(nil, &d.Paper.Document))
	d.Proposed = mentions(q.Site, d.Paper.Title+"\n"+body)
	front := frontMatter(d.Paper, q, d.Proposed)
	d.Bound = bind.Narrative(source.New(t.Narrative(), front+body+"\n"), q.options(d, nil))
}

// options are what is known of the text.
func (q *Request) options(d *Draft, taken map[string]bool) bind.Options {
	o := bind.Options{Taken: taken, Places: Places(q.Site), Own: q.Village}
	if o.Own == "" {
		o.Own = q.Region
	}
	if o.Own == "" && len(d.Proposed) > 0 {
		o.Own = d.Proposed[0].Code
	}
	if o.Year = q.Year; len(d.Paper.Date) > 4 {
		o.Year, _ = strconv.Atoi(d.Paper.Date[:4])
	}
	return o
}

// noteBound lists what a person should look at in the figures.
func (d *Draft) noteBound() {
	for _, left := range d.Bound.Left {
		d.Paper.Aside = append(d.Paper.Aside, docx.Aside{Kind: "数字", Text: left + "：被链接或强调隔开，没有连到数据"})
	}
	if why := d.Bound.TooMuch; why != nil {
		d.Paper.Aside = append(d.Paper.Aside, docx.Aside{Kind: "数字", Text: "一个也没有连到数据，连上以后读不了：" + why.Message.ZH + "。请把材料分成几篇导入"})
	}
	for _, near := range d.Bound.Near {
		d.Paper.Aside = append(d.Paper.Aside, docx.Aside{Kind: "疑问", Text: near})
	}
	for _, two := range d.Bound.Twice {
		d.Paper.Aside = append(d.Paper.Aside, docx.Aside{Kind: "疑问", Text: two})
	}
}

// Places are the villages and regions of a site, for package bind.
func Places(site *report.Report) []bind.Place {
	if site == nil {
		return nil
	}
	var list []bind.Place
	add := func(code, name string, data *report.Data) {
		p := bind.Place{Code: code, Name: name}
		for s := range data.Series() {
			p.Series = append(p.Series, bind.Series{Indicator: s.Indicator.ID, Name: s.Indicator.Name, Unit: s.Indicator.Unit, First: s.First, Values: s.Values})
		}
		list = append(list, p)
	}
	for _, v := range site.Villages {
		if !v.Anonymous { // whose name stands nowhere
			add(v.Code, v.Name, &v.Data)
		}
	}
	for _, g := range site.Regions {
		add(g.Code, g.Name, &g.Data)
	}
	return list
}

// mentions counts the places that a text names. A name that others begin or end with is counted
// where it stands alone as well.
func mentions(site *report.Report, text string) []Mention {
	if site == nil {
		return nil
	}
	var list []Mention
	add := func(code, name string, village bool) {
		if len([]rune(name)) < 2 {
			return
		}
		if n := strings.Count(text, name); n > 0 {
			list = append(list, Mention{code, name, village, n})
		}
	}
	for _, v := range site.Villages {
		if !v.Anonymous {
			add(v.Code, v.Name, true)
		}
	}
	for _, g := range site.Regions {
		add(g.Code, g.Name, false)
	}
	slices.SortStableFunc(list, func(a, b Mention) int {
		if a.Village != b.Village { // a village tells more than the county that it lies in
			if a.Village {
				return -1
			}
			return 1
		}
		return b.Times - a.Times
	})
	return list
}

func (t Targets) all(p *docx.Paper) []string {
	list := []string{t.Narrative(), t.Facts(), t.Source(), t.Record()}
	for _, picture := range p.Pictures {
		list = append(list, path.Join("content", t.Section, picture.Name))
	}
	return list
}

func factsHead(slug string) string {
	return "# 由 casebook import 从正文取出的数，还没有人核对；核对后运行 casebook verify " + slug + "\n"
}

// frontMatter says what the paper says of itself. What it is about nobody has said but the words:
// the place named most is proposed in a comment.
func frontMatter(p *docx.Paper, q *Request, proposed []Mention) string {
	var w toml.Writer
	w.WriteString("+++\n")
	w.Text("title", p.Title)
	w.Text("village", q.Village)
	w.Text("region", q.Region)
	if q.Village == "" && q.Region == "" && len(proposed) > 0 {
		m := proposed[0]
		w.WriteString("# " + m.key() + " = " + toml.Quote(m.Code) + "  # 文中 " + strconv.Itoa(m.Times) + " 次提到" + m.Name + "；写的就是它，去掉开头的 #\n")
	}
	if p.Date != "" {
		w.Value("date", p.Date)
	}
	w.Text("author", p.Signer)
	w.Text("source", q.Slug)
	w.Text("summary", p.Subtitle)
	w.WriteString("+++\n\n")
	return w.String()
}

func (m *Mention) key() string {
	if m.Village {
		return "village"
	}
	return "region"
}

// sourceRecord is the paper itself as a source: what its figures are taken from.
func sourceRecord(p *docx.Paper, slug string) string {
	title, year := p.Title, 0
	if p.Number != "" {
		title += "（" + p.Number + "）"
	}
	if p.Date != "" {
		year, _ = strconv.Atoi(p.Date[:4])
	}
	return record.Source(slug, title, p.Signer, year)
}

// importRecord tells what the narrative was made of, and what did not come over as it stood.
func importRecord(p *docx.Paper, q *Request, text string) string {
	m := report.Import{File: q.File, SHA256: q.SHA256, Text: text}
	for _, a := range p.Aside {
		m.LeftAside = append(m.LeftAside, report.LeftAside{What: a.Kind, Place: a.Place, Text: a.Text})
	}
	if isOwn(p) {
		m.Text = "" // the file carries it
	}
	return record.Import(&m)
}

// samePicture finds a picture of the site by its bytes.
func samePicture(q *Request, data []byte) (name string, free int) {
	for i := 1; ; i++ {
		found := false
		for _, ext := range [...]string{".png", ".jpg", ".jpeg", ".gif", ".webp"} {
			name := fmt.Sprintf("%s-%d%s", q.Slug, i, ext)
			if text, ok := q.Text(path.Join("content", q.Section, name)); ok {
				if found = true; bytes.Equal([]byte(text), data) {
					return name, 0
				}
			}
		}
		if !found {
			return "", i
		}
	}
}
