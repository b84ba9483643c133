package intake

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/document"
	"casebook/generator/intake/bind"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/merge"
	"casebook/generator/lazyregexp"
	"casebook/generator/narrative"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// Changed is a fact whose figure a newer version of its paper has otherwise.
type Changed struct {
	ID       string
	Old, New string // as the text writes it
	Kept     bool   // the data were not touched: a person had changed them, or they are none of this text's
}

// renew merges a newer version of a paper into the narrative that was made of it: what it changed
// since comes in, what editors changed since stays, and where both did, both versions stand. The
// text as it came in first stands in the record of the import.
func (d *Draft) renew(q *Request, t Targets) {
	base := ""
	for i := range q.Site.Imports {
		if m := &q.Site.Imports[i]; m.At.File != nil && m.At.File.Path == t.Record() {
			base = m.Text
		}
	}
	raw, _ := q.Text(t.Narrative())
	ours, mark := strings.CutPrefix(raw, "\ufeff")
	if d.NoBase = base == "" || d.Export; d.NoBase {
		return
	}
	pictures := d.renewPictures(q)
	// Its tables as Markdown has them, its telephone numbers covered as the record covers them: what an
	// editor took out must not come back, and one left alone is none that the paper changed.
	theirs, _ := narrative.Parse(source.New(t.Narrative(), office.MaskPersonal(string(narrative.Append(nil, &d.Paper.Document)))))
	base = office.MaskPersonal(base)
	r := merge.Merge(merge.Input{Base: base, Ours: ours, Theirs: theirs.Tree(), Title: d.Paper.Title, Styled: true, File: t.Narrative()})
	d.Merged = &r
	have, _ := q.Text(t.Facts())
	facts := d.renewFacts(have, r.FigureEdits)
	d.Bound = bind.Narrative(source.New(t.Narrative(), r.Text), q.options(d, bind.IDs(facts)))
	if len(d.Bound.Facts) > 0 {
		facts = strings.TrimRight(facts, "\n") + "\n" + bind.TOML(d.Bound.Facts, q.Slug)
	}
	text := d.Bound.Text
	if mark {
		text = "\ufeff" + text
	}
	d.replace(t.Narrative(), text, raw)
	d.replace(t.Facts(), facts, have)
	d.noteBound()
	was, _ := q.Text(t.Record())
	d.replace(t.Record(), importRecord(d.Paper, q, asItCame(d.Bound.Text, theirs, d.Paper.Title, t)), was)
	d.Files = append(d.Files, pictures...)
}

func (d *Draft) replace(path, text, was string) {
	if text != was {
		d.Files = append(d.Files, File{Path: path, Text: text, Was: was, Replace: was != ""})
	}
}

// asItCame is the newer version as it would have come in by itself, with the links that the
// narrative has now: the base of the next merge.
func asItCame(ours string, theirs *narrative.Document, title string, t Targets) string {
	return merge.Merge(merge.Input{Base: ours, Ours: ours, Theirs: theirs.Tree(), Title: title, Styled: true, File: t.Narrative()}).Text
}

// renewPictures gives the pictures of the newer version their names: those that the site has keep
// them.
func (d *Draft) renewPictures(q *Request) []File {
	names := map[string]string{}
	var files []File
	more := 0
	for i := range d.Paper.Pictures {
		p := &d.Paper.Pictures[i]
		name, free := samePicture(q, p.Data)
		if name == "" {
			name = fmt.Sprintf("%s-%d%s", q.Slug, free+more, path.Ext(p.Name))
			more++
			files = append(files, File{Path: path.Join("content", q.Section, name), Text: string(p.Data)})
		}
		names[p.Name] = name
		p.Name = name
	}
	d.Paper.Document.Index()
	for _, image := range d.Paper.Document.Images {
		if name, ok := names[image.Src]; ok {
			image.Src = name
		}
	}
	return files
}

var (
	valueLine = lazyregexp.New(`(?m)^(\s*value\s*=\s*)(\S+)`)
	unitLine  = lazyregexp.New(`(?m)^(\s*unit\s*=\s*)"[^"]*"`)
	noteLine  = lazyregexp.New(`(?m)^\s*note\s*=.*$`)
	flagLine  = lazyregexp.New(`(?m)^\s*unverified\s*=`)
)

// renewFacts writes the figures that the newer version has otherwise into the facts that are bound
// to them, which are unverified again. A fact that says no longer what the text said was changed by
// a person: it stays.
func (d *Draft) renewFacts(text string, figures []merge.FigureEdit) string {
	records := strings.Split(text, "[[fact]]")
	for _, f := range figures {
		c := Changed{ID: f.Target, Old: f.Old, New: f.New, Kept: true}
		target := document.ParseFactTarget(f.Target)
		if now, ok := oneFigure(f.New); ok && target.Owner == "" && target.Fact != "" {
			for i, record := range records {
				if i > 0 && bind.IDs("[[fact]]" + record)[target.Fact] && sameValue(record, f.Old) {
					records[i], c.Kept = withNote(withValue(record, f.New, now), f.Old, f.New), false
				}
			}
		}
		d.Changed = append(d.Changed, c)
	}
	for _, c := range d.Changed {
		d.Paper.Aside = append(d.Paper.Aside, docx.Aside{Kind: "改了的数", Place: c.ID, Text: c.Old + "→" + c.New})
	}
	return strings.Join(records, "[[fact]]")
}

func oneFigure(s string) (quantity.Claim, bool) {
	found := quantity.Find(s)
	if len(found) == 1 {
		return found[0], true
	}
	v, err := quantity.ParseDecimal(strings.ReplaceAll(strings.TrimSpace(s), ",", ""))
	return quantity.Claim{End: len(s), Value: v}, err == nil
}

// sameValue tells whether a record of a fact has the value that the text had.
func sameValue(record, old string) bool {
	was, ok := oneFigure(old)
	m := valueLine.FindStringSubmatch(record)
	if !ok || m == nil {
		return false
	}
	value, _, _ := quantity.AsWritten(old[was.Start:was.End], was)
	have, err := quantity.ParseDecimal(strings.ReplaceAll(m[2], "_", ""))
	return err == nil && have.Cmp(value) == 0
}

// withNote is a record whose note has the new figure where it had the old one.
func withNote(record, old, now string) string {
	return noteLine.ReplaceAllStringFunc(record, func(note string) string {
		if old == "" || strings.Count(note, old) != 1 {
			return note // another figure of the clause may be written alike
		}
		return strings.Replace(note, old, now, 1)
	})
}

// withValue is a record with another value, unverified.
func withValue(record, written string, now quantity.Claim) string {
	value, _, unit := quantity.AsWritten(written[now.Start:now.End], now)
	record = valueLine.ReplaceAllString(record, "${1}"+value.String())
	if unit != "" {
		record = unitLine.ReplaceAllString(record, "${1}"+strings.ReplaceAll(toml.Quote(unit), "$", "$$"))
	}
	if !flagLine.MatchString(record) {
		record = strings.TrimRight(record, "\n") + "\nunverified = true\n\n"
	}
	return record
}
