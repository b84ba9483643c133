package load

import (
	"context"
	"slices"

	"casebook/generator/input"
	"casebook/generator/parallel"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/toml"
)

var (
	villageCodeLengths = text("村代码是 12 位数字，或一个英文短名", "a village's code has 12 digits, or is a slug")
)

// givenSet has a bit for each field of a village that may be given once only.
type givenSet uint16

const (
	fieldName givenSet = 1 << iota
	fieldRegion
	fieldAnonymous
	fieldHouseholds
	fieldPopulation
	fieldPrograms
	fieldSummary
	fieldSample
)

// villagePart is what one [[village]] or one CSV row says of a village; rows and tables of
// one code are merged.
type villagePart struct {
	*report.Village
	given givenSet
	head  [2]int32      // the header of a table, or the code's cell of a row
	row   int32         // of a row: where it begins
	sheet *villageSheet // of a row: its table
}

func (p *villagePart) isRow() bool { return p.sheet != nil }

// villageFile is one file of villages, decoded.
type villageFile struct {
	decoder
	input  input.File
	parts  []villagePart
	packer packer
	lossy  bool // a code in it could not be read

	converted conversions // of its cells; they are noted once for the file
}

// villageFiles lists the files of data/villages/, to be decoded.
func villageFiles(tree *input.Tree) []*villageFile {
	var files []*villageFile
	for in := range filesOf(tree, villages) {
		files = append(files, &villageFile{input: in})
	}
	return files
}

// tableMemory is what reading a file of tables takes, to be used again for the next file.
type tableMemory struct {
	nodes   toml.Memory
	figures figures // of the current village
}

// decodeVillages reads files of villages in parallel.
func (l *loader) decodeVillages(ctx context.Context, files []*villageFile) error {
	jobs := min(l.opt.Jobs, len(files))
	idle := make(chan *tableMemory, jobs)
	for range jobs {
		idle <- new(tableMemory)
	}
	return parallel.Each(ctx, jobs, len(files), func(i int) error {
		m := <-idle
		defer func() { idle <- m }()
		return l.villageFile(ctx, files[i], m)
	})
}

// takeVillages makes villages of the decoded files, in the order of paths, and ends the records.
// What was decoded stays as it is.
func (l *loader) takeVillages(files []*villageFile) {
	for _, f := range files {
		l.villages.lossy = l.villages.lossy || f.lossy
		l.report.Files = append(l.report.Files, f.file)
		l.report.Suppressions = append(l.report.Suppressions, f.suppressed...)
	}
	l.mergeVillages(files)
	for _, f := range files {
		l.collect(&f.decoder)
		f.file.Release() // duplicates may have read it again
	}
	l.report.Records.Index()
}

// clone returns the file as it was decoded; what is found in it later is its own.
func (f *villageFile) clone() *villageFile {
	n := *f
	n.problems, n.suppressed, n.packer = slices.Clip(f.problems), slices.Clip(f.suppressed), packer{}
	return &n
}

func (l *loader) villageFile(ctx context.Context, f *villageFile, m *tableMemory) error {
	var encoding table.Encoding
	f.file, encoding, f.problems = l.readFile(f.input)
	switch encoding {
	case table.GB18030:
		f.converted[fromGB18030]++
	case table.UTF16:
		f.converted[fromUTF16]++
	}
	f.release = true
	if f.lossy = len(f.problems) > 0; f.lossy {
		return nil
	}
	defer f.file.Release()
	if f.input.Role == input.VillageRows {
		return l.villageRows(ctx, f)
	}
	l.villageTables(f, m)
	return nil
}

// villageTables reads one TOML file of villages.
func (l *loader) villageTables(f *villageFile, m *tableMemory) {
	f.nodes = &m.nodes
	defer func() {
		m.nodes.Reset()
		f.nodes = nil
	}()
	root := f.parse(0, len(f.file.Text()))
	for i := range root.Entries {
		e := &root.Entries[i]
		if e.Key != "village" {
			f.unknown(e, "village")
			continue
		}
		for _, t := range f.tables(e) {
			l.village(f, t, &m.figures)
		}
	}
}

// villageReading is one [[village]] while it is read.
type villageReading struct {
	*report.Village
	dataReading
}

func villageRecord(r *records) *record[villageReading] {
	type T = villageReading
	fields := []field[T]{
		idField("code", "`12` 位区划代码，或英文短名", "12 digits, or a slug", func(v *T) *string { return &v.Code }, func(v *T) *source.Span { return &v.At },
			func(x reading, code string, at source.Span) { x.checkCode(code, at, villageCodeLengths, 12) }).called("代码", "编码", "区划代码").column(),
		textField("name", "村名", "its name", func(v *T) *string { return &v.Name }).called("名称", "姓名", "名字", "村名").required().column(),
		refField("region", "属于哪个地区，写地区的代码", "the code of its region", func(l *loader) *registry[report.Region] { return l.regions }, func(v *T) **report.Region { return &v.Region }).called("所属", "地区", "所在地", "乡镇").required().column(),
		boolField("anonymous", "`true`：不公开村名，代码用英文短名", "its name is hidden", func(v *T) *bool { return &v.Anonymous }).called("匿名").column(),
		intField("households", "户数", "households", 0, maxCount, func(v *T) *int { return &v.Households }).called("户数", "总户数").column(),
		intField("population", "人口", "people", 0, maxCount, func(v *T) *int { return &v.Population }).called("人口", "总人口", "人数").column(),
		refsField("programs", "用了哪些做法，写它们的编号", "ids of programs", func(l *loader) *registry[report.Program] { return l.programs }, func(v *T) *[]*report.Program { return &v.Programs }).called("做法", "工作法").column(),
		textField("summary", "一两句话的介绍", "a sentence or two", func(v *T) *string { return &v.Summary }).called("简介", "摘要", "概况").column(),
		sampleField(func(v *T) *bool { return &v.Sample }).column(),
		audienceField(func(v *T) *report.Audience { return &v.Audience }),
		formerField(func(v *T) *[]report.Former { return &v.Former }),
	}
	data := dataFields(r, func(v *T) *dataReading { return &v.dataReading })
	data[0] = data[0].column() // the source
	return declared(schema.Record{Name: "village", Help: "一个村"}, append(fields, data...)...)
}

// onceOnly are the fields of a village that may be given once, by their keys.
var onceOnly = map[string]givenSet{
	"name": fieldName, "region": fieldRegion, "anonymous": fieldAnonymous, "households": fieldHouseholds,
	"population": fieldPopulation, "programs": fieldPrograms, "summary": fieldSummary, "sample": fieldSample,
}

// village reads one [[village]].
func (l *loader) village(f *villageFile, t *toml.Table, figures *figures) {
	d := &f.decoder
	v := &report.Village{Households: -1, Population: -1, At: f.span(t.Start, t.End)}
	part := villagePart{Village: v, head: [2]int32{t.Start, t.End}}
	figures.clear()
	x := villageReading{Village: v, dataReading: dataReading{&v.Data, figures}}
	l.contract.village.fill(l.with(d), t, &x)
	for i := range t.Entries {
		part.given |= onceOnly[t.Entries[i].Key]
	}
	settle(&figures.Figures, v.Data.Source)
	f.packer.pack(&v.Data, &figures.Figures, manyRows)
	d.require(t, "code")
	v.Code = d.orMisspelt(v.Code, t, "code")
	f.lossy = f.lossy || lostID(t, "code", v.Code)
	f.parts = append(f.parts, part)
	if t.Broken {
		f.parts[len(f.parts)-1].given |= fieldName | fieldRegion // nothing is said of what it lacks
	}
}

// manyRows is how many villages a file of tables is taken to have.
const manyRows = 64

// references resolves a list of ids; the same id twice is reported.
func references[T any](g *registry[T], d *decoder, e *toml.Entry) []*T {
	return resolve(g, d, e, d.words(e))
}

// resolve is references for words that have been read already.
func resolve[T any](g *registry[T], d *decoder, e *toml.Entry, words []toml.Value) []*T {
	list := make([]*T, 0, len(words))
	seen := map[*T]source.Span{}
	for i := range words {
		record := g.find(d, e, &words[i])
		if record == nil {
			continue
		}
		at := d.valueSpan(&words[i])
		if first, again := seen[record]; again {
			d.add(duplicate(g.what, words[i].Text, at, first))
			continue
		}
		seen[record] = at
		list = append(list, record)
	}
	return list
}

// mergeVillages joins the parts of each code: first the tables, then the rows.
func (l *loader) mergeVillages(files []*villageFile) {
	total := 0
	for _, f := range files {
		total += len(f.parts)
	}
	m := &merger{loader: l, first: make(map[string]*merged, total)}
	for _, f := range files {
		for i := range f.parts {
			m.add(f, &f.parts[i])
		}
	}
	for _, v := range m.order {
		m.finish(v)
	}
}

// merged is one village while its parts are joined.
type merged struct {
	part *villagePart
	file *villageFile
	rows []rowOf // rows that joined a table or another row
}

type rowOf struct {
	part *villagePart
	file *villageFile
}

type merger struct {
	*loader
	first map[string]*merged
	order []*merged
}

// add takes a part in. A table that comes after rows of its code takes their place.
func (m *merger) add(f *villageFile, part *villagePart) {
	fold := foldName(part.Code)
	have, ok := m.first[fold]
	if !ok || part.Code == "" {
		have = &merged{part: part, file: f}
		m.first[fold] = have
		m.order = append(m.order, have)
		return
	}
	switch {
	case have.part.Code != part.Code, !part.isRow() && !have.part.isRow():
		f.add(duplicate(m.villages.what, part.Code, part.At, have.part.At))
	case !part.isRow():
		have.rows = append([]rowOf{{have.part, have.file}}, have.rows...)
		have.part, have.file = part, f
	default:
		have.rows = append(have.rows, rowOf{part, f})
	}
}

// missing reports a key that neither tables nor rows of the village give.
func (v *merged) missing(key string) {
	at := v.file.span(v.part.head[0], v.part.head[1])
	if v.part.isRow() {
		at.File = v.part.sheet.File
		v.file.missingCell(at, key)
	} else {
		v.file.missing(at, key)
	}
}

// finish joins the rows, gives figures their sources, and registers the village.
func (m *merger) finish(v *merged) {
	village, given := v.part.Village, v.part.given
	if len(v.rows) > 0 {
		own, part := *village, *v.part // others stay as they were decoded
		village, part.Village, v.part = &own, &own, &part
		given = m.join(v)
	}
	for _, need := range []struct {
		field givenSet
		key   string
	}{{fieldName, "name"}, {fieldRegion, "region"}} {
		if given&need.field == 0 {
			v.missing(need.key)
		}
	}
	if village.Code == "" {
		return
	}
	m.villages.records[village.Code] = village
	m.villages.ids = append(m.villages.ids, village.Code)
	m.report.Villages = append(m.report.Villages, village)
}
