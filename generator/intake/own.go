package intake

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/intake/bind"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/merge"
	"casebook/generator/lazyregexp"
	"casebook/generator/narrative"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// ErrVolume says that a file is a volume of several texts, which cannot be distinguished.
var ErrVolume = errors.New("the file is a volume of several texts")

// isOwn tells of a file that `export` wrote and that carries its text.
func isOwn(p *docx.Paper) bool { return p.Own != nil && !p.Own.Lost }

// prepareOwn makes a file that `export` wrote ready: its pictures have their own names, and those
// that are there stay. A volume is refused. One that lost its text has no source of its charts.
// Pictures of another site's keep the names that they were given: what has theirs here is another.
func prepareOwn(p *docx.Paper, section string, foreign bool, has func(path string) bool) error {
	switch {
	case p.Own == nil:
		return nil
	case p.Own.Lost:
		p.Document.Blocks = slices.DeleteFunc(p.Document.Blocks, func(b document.Block) bool {
			_, ok := b.(*document.Drawing)
			if ok {
				p.Aside = append(p.Aside, docx.Aside{Kind: "图表", Text: "原来的图表由数据画成，文件里没有留下怎样画的，请重新写"})
			}
			return ok
		})
		p.Document.Index()
		return nil
	case len(p.Own.Texts) > 1:
		return ErrVolume
	}
	doc, _ := narrative.Parse(source.New("a.md", p.Own.Texts[0].Markdown))
	if len(doc.Images) != len(p.Pictures) {
		p.Pictures = nil
	}
	if foreign {
		return nil
	}
	for i := range p.Pictures {
		p.Pictures[i].Name = doc.Images[i].Src
	}
	p.Pictures = slices.DeleteFunc(p.Pictures, func(x docx.Picture) bool {
		return strings.ContainsAny(x.Name, ":/\\") || has("content/"+section+"/"+x.Name)
	})
	return nil
}

// ownNarrative is the Markdown of a file that `export` wrote: the text that it carries, with what
// was edited since. Its figures stay bound: to the facts of the narrative that was exported where
// the site has them and slug is another, else to facts of the same names, of which those are
// returned that have to be drafted.
func ownNarrative(p *docx.Paper, slug, file string, has func(path string) bool) (text string, facts []bind.Fact) {
	t := &p.Own.Texts[0]
	text = edited(p, file)
	switch theirs := "data/facts/" + t.Slug + ".toml"; {
	case slug != t.Slug && has(theirs):
		return ofOther(text, file, t.Slug), nil
	case has("data/facts/" + slug + ".toml"):
		return text, nil
	}
	return text, draftedFacts(text, file)
}

// edited is the Markdown that a file of ours carries, with what was edited in Word since.
func edited(p *docx.Paper, file string) string {
	t := &p.Own.Texts[0]
	r := merge.Merge(merge.Input{Base: t.Markdown, Ours: t.Markdown, Theirs: &t.Document, Title: t.Title, Styled: true, File: file})
	for _, lost := range r.Unplaced {
		p.Aside = append(p.Aside, docx.Aside{Kind: "未识别", Text: lost.ZH})
	}
	return r.Text
}

var (
	ownAddress = lazyregexp.New(`(?m)^aliases\s*=.*\n`)
	factList   = lazyregexp.New(`(?m)^(\s*(?:facts|highlight)\s*=\s*\[)([^\]]*)\]`)
	quotedID   = lazyregexp.New(`"([^"/]+)"`)
)

// ofOther binds a text's own figures to another narrative's facts.
func ofOther(text, file, slug string) string {
	doc, _ := narrative.Parse(source.New(file, text))
	type at struct{ start, end int }
	var links, drawings []at
	for _, f := range doc.FactRefs {
		if f.Target.Owner == "" {
			links = append(links, at{int(f.Span.Start), int(f.Span.End)})
		}
	}
	for _, d := range doc.Drawings {
		if d.Kind == document.ChartDrawing {
			drawings = append(drawings, at{int(d.Body.Start), int(d.Body.End)})
		}
	}
	all := append(slices.Clone(links), drawings...)
	slices.SortFunc(all, func(a, b at) int { return b.start - a.start }) // from the end, so that places stay
	for _, x := range all {
		part := text[x.start:x.end]
		if slices.Contains(links, x) {
			i := strings.LastIndex(part, "fact:")
			if i < 0 {
				continue
			}
			part = part[:i] + "fact:" + slug + "/" + part[i+len("fact:"):]
		} else {
			isFacts := strings.Contains(part, "facts")
			part = factList.ReplaceAllStringFunc(part, func(s string) string {
				if !isFacts {
					return s // codes of places
				}
				return quotedID.ReplaceAllString(s, `"`+slug+`/$1"`)
			})
		}
		text = text[:x.start] + part + text[x.end:]
	}
	head, body, ok := strings.Cut(strings.TrimPrefix(text, "+++"), "\n+++")
	if !ok || !strings.HasPrefix(text, "+++") {
		return text
	}
	return "+++" + ownAddress.ReplaceAllString(head, "") + "\n+++" + body // old addresses are the other's
}

// draftedFacts drafts a fact for each figure that is bound to one of the text's own.
func draftedFacts(text, file string) []bind.Fact {
	doc, _ := narrative.Parse(source.New(file, text))
	clauses := clausesOf(doc)
	var facts []bind.Fact
	for i, f := range doc.FactRefs {
		id := f.Target.Fact
		if f.Target.Owner != "" || id == "" || slices.ContainsFunc(facts, func(x bind.Fact) bool { return x.ID == id }) {
			continue
		}
		for _, q := range quantity.Find(f.Text) {
			facts = append(facts, bind.Fact{ID: id, Value: q.Value, To: quantity.Missing, Unit: string(q.Unit), Bound: q.Bound, Note: cmp.Or(clauses[i], f.Text)})
			break
		}
	}
	return facts
}

// clausesOf are the clauses that the bound figures of a text stand in, by their indices: what a person
// looks a figure up by, and what a chart calls it.
func clausesOf(doc *narrative.Document) map[int]string {
	const marks = "，。；！？：\n"
	clauses := map[int]string{}
	for _, b := range doc.Prose() {
		for _, r := range b.FactRefs {
			before, after := b.Text[:r.Start], b.Text[r.End:]
			if i := strings.LastIndexAny(before, marks); i >= 0 {
				_, size := utf8.DecodeRuneInString(before[i:])
				before = before[i+size:]
			}
			if i := strings.IndexAny(after, marks); i >= 0 {
				after = after[:i]
			}
			clauses[r.Index] = strings.TrimSpace(before + b.Text[r.Start:r.End] + after)
		}
	}
	return clauses
}
