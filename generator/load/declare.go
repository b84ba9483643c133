package load

import (
	"context"
	"maps"
	"slices"
	"sync"

	"casebook/generator/input"
	"casebook/generator/lazyregexp"
	"casebook/generator/report"
	"casebook/generator/schema"
)

// records are the record types of the input contract.
type records struct {
	site      *record[report.Site]
	group     *record[report.Group]
	indicator *record[report.Indicator]
	region    *record[regionReading]
	village   *record[report.Village]
	series    *record[seriesReading]
	breakdown *record[breakdownReading]
	program   *record[report.Program]
	fact      *record[report.Fact]
	source    *record[report.Source]
	narrative *record[article]
	chart     *record[chartReading]
	formula   *record[report.Block]
	imported  *record[report.Import]
	edition   *record[report.Edition]

	called func() map[string]string // keys and words by the Chinese that editors write for them, which only a mistake asks for
}

// contract returns them, declared once.
func contract() *records {
	theContract.once.Do(func() { theContract.records = declareAll() })
	return theContract.records
}

// theContract is a sync.OnceValue but for the compiler, which sees that what a declaration does
// when it reads leads back here.
var theContract struct {
	once    sync.Once
	records *records
}

// declareAll declares the records: a file each, beside what reads it.
func declareAll() *records {
	r := &records{
		site: siteRecord(), group: groupRecord(), indicator: indicatorRecord(), series: seriesRecord(), breakdown: breakdownRecord(),
		program: programRecord(), fact: factRecord(), source: sourceRecord(), narrative: narrativeRecord(), chart: chartRecord(),
		formula: formulaRecord(), imported: importRecord(), edition: editionRecord(),
	}
	r.region, r.village = regionRecord(r), villageRecord(r)
	r.called = sync.OnceValue(r.wordsInChinese)
	return r
}

// registries are the records of data/ by what others name them by.
type registries struct {
	groups     *registry[report.Group]
	indicators *registry[report.Indicator]
	regions    *registry[report.Region]
	programs   *registry[report.Program]
	sources    *registry[report.Source]
	villages   *registry[report.Village]
}

func newRegistries() registries {
	return registries{
		groups:     newRegistry("分组", "group", func(x *report.Group) string { return x.Name }),
		indicators: newRegistry("指标", "indicator", func(x *report.Indicator) string { return x.Name }),
		regions:    newRegistry("地区", "region", func(x *report.Region) string { return x.Name }),
		programs:   newRegistry("做法", "program", func(x *report.Program) string { return x.Name }),
		sources:    newRegistry("来源", "source", func(x *report.Source) string { return x.Title }),
		villages:   newRegistry("村", "village", func(x *report.Village) string { return x.Name }),
	}
}

// smallRecords reads all of data/ but the villages and the facts.
func (l *loader) smallRecords(ctx context.Context, tree *input.Tree) error {
	l.tree, l.names = tree, nil
	l.siteFile(tree)
	l.noteSite()
	l.sourceFiles()
	l.indicatorFile()
	if err := l.regionFiles(ctx); err != nil {
		return err
	}
	l.programFiles()
	l.importFiles()
	l.editionFile()
	return nil
}

// wordsInChinese are the keys and words by the Chinese that editors write for them.
func (r *records) wordsInChinese() map[string]string {
	called := map[string]string{}
	for _, file := range r.files() {
		for key := range file.All() {
			for _, word := range key.Called {
				called[word] = key.Name
			}
		}
	}
	for _, file := range r.files() {
		for key := range file.All() {
			for _, m := range wordInHelp.FindAllStringSubmatch(key.Help, -1) {
				if called[m[1]] == "" && slices.Contains(key.Words, m[2]) {
					called[m[1]] = m[2]
				}
			}
		}
	}
	maps.Copy(called, chartKindsInChinese())
	return called
}

// wordInHelp is a word that a key takes behind what it means: 至少 `at-least`.
var wordInHelp = lazyregexp.New("或?(\\p{Han}{1,8}) `([a-z-]+)`")

// Schemas are the record types by the files that they stand in, as an editor's tool and the
// handbook want them. kinds are those that charts are drawn of, as in Options.
func Schemas(kinds []report.ChartKind) []*schema.Record {
	list := contract().files()
	for i, r := range list {
		if r.File == chartFile {
			closed := *r
			closed.Keys = slices.Clone(r.Keys)
			for _, k := range kinds {
				closed.Key("kind").Words = append(closed.Key("kind").Words, k.Name)
			}
			list[i] = &closed
		}
	}
	return list
}

func (r *records) files() []*schema.Record {
	return []*schema.Record{
		r.site.schema,
		topLevel("indicators", "data/indicators.toml", "指标和分组", r.group.schema, r.indicator.schema),
		topLevel("regions", "data/regions.toml, data/regions/**/*.toml", "地区", r.region.schema),
		topLevel("villages", "data/villages/**/*.toml", "村", r.village.schema),
		topLevel("programs", "data/programs/**/*.toml", "做法", r.program.schema),
		topLevel("facts", "data/facts/SLUG.toml", "文章里的数据", r.fact.schema),
		topLevel("sources", "data/sources.toml, data/sources/**/*.toml", "来源", r.source.schema),
		r.imported.schema, topLevel("editions", "data/editions.toml", "发布过的版本", r.edition.schema),
		r.narrative.schema, r.chart.schema, r.formula.schema,
	}
}
