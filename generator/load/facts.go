package load

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/document"
	"casebook/generator/identifier"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/toml"
)

// factFiles takes in data/facts/SLUG.toml, each for the narrative of its slug; read are the facts of all.
func (l *loader) factFiles(read []*factFile) {
	l.facts = make(map[*report.Narrative]*factFile, len(read))
	for i, d := range l.docs[input.Facts] {
		slug := ownerOf(d)
		n := l.narratives.records[slug]
		if n == nil && l.narratives.leftOut[slug] != report.NotLeftOut {
			l.withholdFacts(d)
			continue
		}
		if n == nil {
			l.orphanFacts(&d.decoder, slug)
		}
		f := read[i]
		if n != nil {
			l.facts[n], n.Facts = f, f.shown
		}
		for _, s := range f.withheld {
			l.withheld.add(s)
		}
		for _, p := range f.problems {
			d.add(p)
		}
		l.collect(&d.decoder)
	}
}

// ownerOf is the slug of the narrative that a file of facts is of.
func ownerOf(d *doc) string {
	return norm.NFC.String(strings.TrimSuffix(path.Base(d.input.Path), ".toml"))
}

// factFile reads the facts of a file, or returns them as they were read beside the same records.
func (l *loader) factFile(d *doc) *factFile {
	if r := d.resolvedBeside(l.small); r != nil {
		return r.facts
	}
	if d.facts != nil {
		return d.facts
	}
	f := newFacts()
	own := decoder{file: d.file, nodes: d.nodes, release: d.release}
	for _, t := range own.tablesOf(d.root, "fact") {
		l.fact(&own, t, f)
	}
	f.ids.lossy = f.ids.lossy || d.lost
	f.problems, f.dangles = own.problems, own.dangles
	owner := ownerOf(d)
	for _, x := range f.list {
		x.Owner = owner
	}
	if d.resolved.begin(l.small); d.resolved != nil {
		d.resolved.facts = f
	}
	l.keepFacts(d, f)
	if l.opt.Once && f.isAllOf(d) {
		d.facts, d.root = f, nil // trees of very many files take more memory than all that is read of them
	}
	return f
}

func newFacts() *factFile {
	return &factFile{ids: newRegistry[report.Fact]("数据", "fact", nil)}
}

// orphanFacts reports a fact file whose narrative is not there.
func (l *loader) orphanFacts(d *decoder, slug string) {
	if l.narratives.lossy {
		return
	}
	d.add(problem.Problem{Rule: problem.DanglingReference, Span: d.span(0, 0),
		Message: text("没有名为 "+quoteShort(slug)+" 的文章，这些数据无处可用", "there is no narrative "+quoteShort(slug)+" for these facts"),
		Hint: orText(problem.Suggest(nearest(slug, l.narratives.ids)), text("把这个文件改成文章的文件名（文章是 材料.md，这里就是 材料.toml）；文章不要了，就删去这个文件",
			"give it the name of the narrative's file (the facts of SLUG.md are in SLUG.toml), or delete it if its narrative is gone"))})
}

func factRecord() *record[report.Fact] {
	type T = report.Fact
	return declared(schema.Record{Name: "fact", Help: "文章里的一个数"},
		keyField(schema.Key{Name: "id", Help: "这个数的短名，正文写 `[数](fact:短名)`", English: "its id: [figure](fact:ID)"}, func(x reading, e *toml.Entry, f *T) {
			f.ID = x.id(e)
			x.accept(identifier.CheckID(f.ID, x.valueSpan(&e.Value)))
		}).called("编号").required(),
		keyField(schema.Key{Name: "value", Type: schema.Number, Help: "数本身，只写数字，不写“万”“亿”，也不加逗号", English: "its value"}, func(x reading, e *toml.Entry, f *T) {
			f.Value, _ = x.number(e, &e.Value)
			f.At = x.valueSpan(&e.Value)
		}).called("数值", "值").required(),
		keyField(schema.Key{Name: "to", Type: schema.Number, Help: "从多少到多少的数，这里写大的一头", English: "the upper end of an interval"}, func(x reading, e *toml.Entry, f *T) {
			f.To, _ = x.number(e, &e.Value)
		}),
		keyField(schema.Key{Name: "unit", Help: "单位", English: "its unit"}, func(x reading, e *toml.Entry, f *T) { f.Unit = quantity.Unit(x.text(e)) }),
		wordField("bound", "正好 `exact`、至少 `at-least`、约 `about`、不到 `under`", "how exact it is", []string{"exact", "at-least", "about", "under"},
			[]quantity.Bound{quantity.Exact, quantity.AtLeast, quantity.About, quantity.Under}, func(f *T) *quantity.Bound { return &f.Bound }),
		yearField("year", "年份；资料没写就不写这一项，页面会说“年份未注明”", "its year", func(f *T) *int { return &f.Year }).called("年份", "年", "年度"),
		wordField("status", "已完成 `done`、目标 `target`、预计 `expected`、推算 `derived`", "how real it is", []string{"done", "target", "expected", "derived"},
			[]report.Status{report.Done, report.Target, report.Expected, report.Derived}, func(f *T) *report.Status { return &f.Status }).called("状态"),
		sourceField("出处", "its source", func(f *T) **report.Source { return &f.Source }),
		textField("note", "一句话说明这个数是什么", "what it is", func(f *T) *string { return &f.Note }).called("备注", "说明"),
		sampleField(func(f *T) *bool { return &f.Sample }),
		boolField("unverified", "`true`：程序从正文取的数，还没有人核对", "taken from the text itself by a program", func(f *T) *bool { return &f.Unverified }),
		audienceField(func(f *T) *report.Audience { return &f.Audience }),
	)
}

// audienceField says whom something is for.
func audienceField[T any](to func(*T) *report.Audience) field[T] {
	return wordField("audience", "`internal`：只在内部版里", "internal: in the internal edition only", []string{"public", "internal"},
		[]report.Audience{report.AudiencePublic, report.AudienceInternal}, to)
}

func (l *loader) fact(d *decoder, t *toml.Table, file *factFile) {
	f := &report.Fact{Value: quantity.Missing, To: quantity.Missing, At: d.span(t.Start, t.End)}
	idAt := f.At
	if e := t.Get("id"); e != nil {
		idAt = d.valueSpan(&e.Value)
	}
	l.contract.fact.read(l.with(d), t, f)
	if to := t.Get("to"); to != nil && !f.To.IsMissing() && !f.Value.IsMissing() && f.To.Cmp(f.Value) <= 0 {
		d.wrong(&to.Value, "`to` 是区间的上限，要比 `value` 大", "`to` is the upper end of an interval and must be greater than `value`",
			text("`value` 写小的一头，`to` 写大的一头；不是区间就删去 `to`", "`value` is the lower end, `to` the upper; delete `to` where there is no interval"))
	}
	f.ID = d.orMisspelt(f.ID, t, "id")
	ids := file.ids
	ids.lossy = ids.lossy || lostID(t, "id", f.ID)
	if !ids.define(d, f.ID, idAt, f) {
		return
	}
	if !f.Value.IsMissing() && l.leavesOut(f.Audience) {
		ids.leaveOut(f.ID, report.IsInternal)
		file.withheld = append(file.withheld, f.Source)
		return
	}
	file.list = append(file.list, f)
	if !f.Value.IsMissing() {
		file.shown = append(file.shown, f)
	}
}

// factRefs resolves the bound figures of a narrative, or takes them as they were resolved beside the same records
// and facts. One that leads nowhere says why; the checker reports it.
func (l *loader) factRefs(a *article) {
	n, own := a.n, l.facts[a.n]
	if r := a.resolved; r != nil && r.refs.isBeside(l, own) {
		n.FactRefs = r.refs.kept
		return
	}
	n.FactRefs = make([]report.FactRef, len(n.Doc.FactRefs))
	elsewhere := false
	for i, f := range n.Doc.FactRefs {
		n.FactRefs[i] = l.factRef(n, f.Target)
		elsewhere = elsewhere || f.Target.Owner != "" && f.Target.Indicator == ""
	}
	if a.resolved != nil && !elsewhere {
		a.resolved.refs = beside[report.FactRef]{l.villages, own, n.FactRefs}
	}
}

func (l *loader) factRef(n *report.Narrative, to document.FactTarget) report.FactRef {
	switch {
	case to.Indicator != "":
		return l.seriesRef(to)
	case to.Fact == "":
		return report.FactRef{Missing: report.BadTarget}
	case to.Owner != "":
		if n = l.narratives.records[to.Owner]; n == nil {
			return missing(report.NoNarrative, l.narratives.leftOut[to.Owner], l.narratives.lossy)
		}
		if n.Slug != to.Owner {
			return missing(report.NoFact, report.NotLeftOut, true)
		}
	}
	facts := l.facts[n]
	if facts == nil {
		return missing(report.NoFact, report.NotLeftOut, false)
	}
	f := facts.named(to.Fact)
	if f == nil || f.Value.IsMissing() {
		return missing(report.NoFact, facts.ids.leftOut[to.Fact], f != nil || facts.ids.lossy)
	}
	return report.RefTo(f)
}

func (l *loader) seriesRef(to document.FactTarget) report.FactRef {
	v, g, i := l.villages.records[to.Owner], l.regions.records[to.Owner], l.indicators.records[to.Indicator]
	switch {
	case v == nil && g == nil:
		return missing(report.NoPlace, l.villages.leftOut[to.Owner], l.villages.lossy || l.regions.lossy || l.villages.misspeltItself(to.Owner) || l.regions.misspeltItself(to.Owner))
	case i == nil:
		return missing(report.NoIndicator, report.NotLeftOut, l.indicators.lossy)
	}
	if v != nil && v.Code != to.Owner || g != nil && g.Code != to.Owner { // a second record of the code, which is reported
		return missing(report.NoYear, report.NotLeftOut, true)
	}
	return report.RefToSeries(v, g, i, to.Year)
}

// missing is a reference that leads nowhere. Where what it names may be written and was not
// read, its absence is no second mistake.
func missing(why report.Missing, leftOut report.LeftOut, lossy bool) report.FactRef {
	switch {
	case leftOut == report.IsInternal:
		why = report.Internal
	case leftOut == report.IsDraft, lossy:
		why = report.NotRead
	}
	return report.FactRef{Missing: why}
}

// factFile is the facts of a file. Readings share it while neither the file nor what it names changes.
type factFile struct {
	ids      *registry[report.Fact]
	list     []*report.Fact // in the order of the file
	shown    []*report.Fact // those of them that have a value
	problems []problem.Problem
	withheld []*report.Source // that facts name which are left out
	dangles  bool             // a record that one names is not there
}

// relinked returns the facts with other records in the places of those that they name; false where the file
// is to be read again.
func (f *factFile) relinked(by *report.Relink) (*factFile, bool) {
	if len(f.problems) > 0 || f.dangles || len(f.withheld) > 0 {
		return nil, false
	}
	n := *f
	ids := *f.ids
	n.ids, n.list, n.shown = &ids, make([]*report.Fact, len(f.list)), nil
	ids.records = make(map[string]*report.Fact, len(f.list))
	for i, was := range f.list {
		own := *was
		if !by.Fact(&own) {
			return nil, false
		}
		n.list[i], ids.records[own.ID] = &own, &own
		if !own.Value.IsMissing() {
			n.shown = append(n.shown, &own)
		}
	}
	return &n, true
}

// named returns the fact of an id, nil for none.
func (f *factFile) named(id string) *report.Fact { return f.ids.records[id] }
