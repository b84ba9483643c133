package load

import (
	"context"
	"path"
	"slices"
	"strings"

	"casebook/generator/input"
	"casebook/generator/lazyregexp"
	"casebook/generator/parallel"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
)

var villageCodeLengths = text("村代码是 12 位数字，或一个英文短名", "a village's code has 12 digits, or is a slug")

// villageFiles lists the files of data/villages/, to be decoded.
func villageFiles(tree *input.Tree) []*placeFile[report.Village] {
	var files []*placeFile[report.Village]
	for in := range filesOf(tree, villages) {
		files = append(files, &placeFile[report.Village]{tableFile: tableFile{input: in}})
	}
	return files
}

// tableMemory is what reading a file of tables takes, to be used again for the next file.
type tableMemory struct {
	nodes   toml.Memory
	figures dataReading // of the current village
	packed  []byte      // what is kept of a file
}

// decodeVillages reads files of villages in parallel.
func (l *loader) decodeVillages(ctx context.Context, files []*placeFile[report.Village]) error {
	jobs := min(l.opt.Jobs, len(files))
	l.tableCodec = l.codecOfVillages()
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

// relinked returns a file of villages with other records in the places of those that it refers to;
// nil where it is to be decoded again.
func relinked(f *placeFile[report.Village], by *report.Relink) *placeFile[report.Village] {
	if len(f.problems) > 0 || f.dangles || f.lossy {
		return nil
	}
	villages := make([]*report.Village, len(f.parts))
	for i := range f.parts {
		villages[i] = f.parts[i].of
	}
	villages, ok := by.Villages(villages)
	if !ok {
		return nil
	}
	n := f.clone()
	n.parts = slices.Clone(f.parts)
	for i := range n.parts {
		n.parts[i].of = villages[i]
	}
	return n
}

// takeVillages makes villages of the decoded files, in the order of paths, and ends the records.
// What was decoded stays as it is.
func (l *loader) takeVillages(files []*placeFile[report.Village]) {
	n := 0
	for _, f := range files {
		n += len(f.parts)
		l.villages.lossy = l.villages.lossy || f.lossy
		l.report.Suppressions = append(l.report.Suppressions, f.suppressed...)
	}
	if len(l.villages.records) == 0 {
		l.villages.records, l.villages.ids, l.report.Villages = make(map[string]*report.Village, n), make([]string, 0, n), make([]*report.Village, 0, n)
	}
	mergePlaces(l, l.villageKind(), files)
	for _, f := range files {
		if !l.isWithheld(f) {
			l.report.Files = append(l.report.Files, f.files()...)
		}
		l.collect(&f.decoder)
		f.drop() // duplicates may have read it again
	}
	l.report.Records.Index()
}

func (l *loader) villageFile(ctx context.Context, f *placeFile[report.Village], m *tableMemory) error {
	if l.restoreVillages(f) {
		return nil
	}
	defer l.keepVillages(f, m)
	if f.input.Role.IsRows() {
		if !l.openRows(&f.tableFile) {
			return nil
		}
		defer f.drop()
		err := l.tableRows(ctx, &f.tableFile, rowsInto(l.villageKind(), f))
		f.addNote()
		return err
	}
	f.file, f.problems = l.read(f.input)
	f.release = true
	if f.lossy = len(f.problems) > 0; f.lossy {
		return nil
	}
	defer f.file.Release()
	l.villageTables(f, m)
	return nil
}

// villageTables reads one TOML file of villages.
func (l *loader) villageTables(f *placeFile[report.Village], m *tableMemory) {
	f.nodes = &m.nodes
	defer func() {
		m.nodes.Reset()
		f.nodes = nil
	}()
	root := f.parse(0, len(f.file.Text()))
	for _, t := range f.tablesOf(root, "village") {
		l.village(f, t, &m.figures)
	}
}

// villageKind is what reading and joining villages need to know of them.
func (l *loader) villageKind() *placeKind[report.Village] {
	return &placeKind[report.Village]{record: l.contract.village, what: l.villages.what,
		place: func(v *report.Village) place { return place{&v.Code, &v.Data, &v.At} },
		clear: func(v *report.Village, at source.Span) { *v = report.NewVillage(at) },
		check: func(d *decoder, code string, at source.Span) { d.checkCode(code, at, villageCodeLengths, 12) },
		define: func(l *loader, v *report.Village) {
			v = l.hideName(v)
			if l.leavesOut(v.Audience) {
				l.villages.leaveOut(v.Code, report.IsInternal)
				l.leftOut[path.Join("villages", v.Code, "index.html")] = report.IsInternal
				l.withheld.addData(&v.Data)
				return
			}
			l.villages.records[v.Code] = v
			l.villages.ids = append(l.villages.ids, v.Code)
			l.report.Villages = append(l.report.Villages, v)
		},
		alias: func(l *loader, code string, v *report.Village) {
			if own := l.villages.records[v.Code]; own != nil {
				v = own
			}
			l.villages.records[code] = v
		}}
}

// hideName returns a village as it is shown: where it is anonymous, without the name that was written
// all the same and without the former ones. A name that names nobody is shown as it is written. What is
// hidden is noted, since no text may say it.
func (l *loader) hideName(v *report.Village) *report.Village {
	if !v.Anonymous || l.opt.TrueNames {
		return v
	}
	hide := func(name string) {
		if name != "" && !namesNobody.MatchString(name) {
			l.report.Hidden = append(l.report.Hidden, report.HiddenVillage{Code: v.Code, Name: name})
		}
	}
	own := *v // others stay as they were decoded
	hide(v.Name)
	if v.Name != "" && !namesNobody.MatchString(v.Name) {
		own.Name = "某村"
		if strings.HasSuffix(v.Name, "社区") {
			own.Name = "某社区"
		}
	}
	own.Former = nil
	for _, f := range v.Former {
		hide(f.Name)
		if !namesNobody.MatchString(f.Name) {
			f.Name = ""
		}
		if f.Name != "" || f.Code != "" {
			own.Former = append(own.Former, f)
		}
	}
	return &own
}

// namesNobody is what offices write for a village that is not to be named: 某村, 一个山区村, A村, ×村.
var namesNobody = lazyregexp.New(`某|隐去|匿名|^一个|^一座|[×*＊○〇□A-Za-zＡ-Ｚ]|^[甲乙丙丁]`)

// villageField reads what villages state in words; tables have it as a column, but for dates.
func villageField(x report.VillageField) field[report.Village] {
	var f field[report.Village]
	switch {
	case x.Date != nil:
		return dateField(x.Key, x.Help, x.English, x.Date).called(x.Called...)
	case x.Region != nil:
		f = refField(x.Key, x.Help, x.English, func(l *loader) *registry[report.Region] { return l.regions }, x.Region)
	default:
		f = textField(x.Key, x.Help, x.English, x.Text)
	}
	return f.called(x.Called...).column()
}

func villageRecord(r *records) *record[report.Village] {
	type T = report.Village
	var counts []field[T]
	for _, c := range report.VillageCounts() {
		counts = append(counts, intField(c.Key, c.Help, c.English, 0, maxCount, c.Of).called(c.Called...).column().counted(c.Unit))
	}
	var stated []field[T]
	for _, x := range report.VillageFields() {
		stated = append(stated, villageField(x))
	}
	return declared(schema.Record{Name: "village", Help: "一个村"}, slices.Concat([]field[T]{
		idField("code", "`12` 位区划代码，或英文短名", "12 digits, or a slug", func(v *T) *string { return &v.Code }, func(v *T) *source.Span { return &v.At },
			func(x reading, code string, at source.Span) { x.checkCode(code, at, villageCodeLengths, 12) }).called("代码", "编码", "区划代码", "村代码", "行政村代码", "行政区划代码", "统计用区划代码").column(),
		nameField("name", "村名", "its name", func(v *T) *string { return &v.Name }).called("名称", "姓名", "名字", "村名", "村名称", "行政村").required().column(),
		refField("region", "属于哪个地区，写地区的代码", "the code of its region", func(l *loader) *registry[report.Region] { return l.regions }, func(v *T) **report.Region { return &v.Region }).called("所属", "所属地区", "所在地区", "所在乡镇", "地区", "所在地", "乡镇", "所属镇", "所属乡镇", "乡镇名称", "镇").required().column(),
		boolField("anonymous", "`true`：不公开村名，印作“某村”（写成“一个山区村”这样的照印）；代码用英文短名", "its name is hidden", func(v *T) *bool { return &v.Anonymous }).called("匿名").column(),
	}, counts, []field[T]{
		refsField("programs", "用了哪些做法，写它们的编号", "ids of programs", func(l *loader) *registry[report.Program] { return l.programs }, func(v *T) *[]*report.Program { return &v.Programs }).called("做法", "工作法").column(),
	}, stated, []field[T]{
		sampleField(func(v *T) *bool { return &v.Sample }).column(),
		audienceField(func(v *T) *report.Audience { return &v.Audience }),
		formerField(func(v *T) *[]report.Former { return &v.Former }),
	}, dataFields(r, func(v *T) *report.Data { return &v.Data }))...)
}

// village reads one [[village]].
func (l *loader) village(f *placeFile[report.Village], t *toml.Table, figures *dataReading) {
	d := &f.decoder
	v := new(report.NewVillage(f.span(t.Start, t.End)))
	figures.clear()
	l.contract.village.fill(reading{l, d, figures}, t, v)
	giveSources(&figures.Unpacked, v.Data.Source)
	f.packer.Pack(&v.Data, &figures.Unpacked, manyRows)
	d.require(t, "code")
	d.notBlank(t, "name", "region")
	v.Code = d.orMisspelt(v.Code, t, "code")
	f.lossy = f.lossy || lostID(t, "code", v.Code)
	f.parts = append(f.parts, part[report.Village]{of: v, given: l.contract.village.given(t), whole: !t.Broken, head: [2]int32{t.Start, t.End}})
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
		if first, repeated := seen[record]; repeated {
			d.add(duplicate(g.what, words[i].Text, at, first))
			continue
		}
		seen[record] = at
		list = append(list, record)
	}
	return list
}
