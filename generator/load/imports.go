package load

import (
	"strings"

	"casebook/generator/input"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// data/imports/ and data/editions.toml are written by `import` and `publish` for their next run.
// People mend them, so that they are read as strictly as all else.

// importFiles reads data/imports/**/*.toml.
func (l *loader) importFiles() {
	for _, d := range l.docs[input.Imports] {
		one := report.Import{At: d.span(d.root.Start, d.root.Start)}
		if !d.lost {
			l.contract.imported.read(l.with(&d.decoder), d.root, &one)
			l.report.Imports = append(l.report.Imports, one)
		}
		l.collect(&d.decoder)
	}
}

// editionFile reads data/editions.toml.
func (l *loader) editionFile() {
	for _, d := range l.docs[input.Editions] {
		for _, t := range d.tablesOf(d.root, "edition") {
			one := report.Edition{At: d.span(t.Start, t.End)}
			l.contract.edition.read(l.with(&d.decoder), t, &one)
			l.report.Editions = append(l.report.Editions, one)
		}
		l.collect(&d.decoder)
	}
}

func importRecord() *record[report.Import] {
	type T = report.Import
	aside := declared(schema.Record{Name: "left_aside", Help: "没有照原样带过来的一处"},
		textField("what", "是什么：修订、批注、文本框……", "what it is", func(x *report.LeftAside) *string { return &x.What }).required(),
		textField("place", "在原件的哪里", "where it stands", func(x *report.LeftAside) *string { return &x.Place }),
		textField("text", "原文", "what it says", func(x *report.LeftAside) *string { return &x.Text }),
	)
	question := declared(schema.Record{Name: "question", Help: "要人来答的一个问题"},
		textField("text", "问题", "the question", func(x *report.Question) *string { return &x.Text }).required(),
		textsField("choices", "可以怎样回答", "the possible answers", func(x *report.Question) *[]string { return &x.Choices }),
		textField("answer", "回答；空着就是还没有答", "the answer; empty while it is open", func(x *report.Question) *string { return &x.Answer }),
	)
	return declared(schema.Record{File: "import", Path: "data/imports/**/*.toml", Help: "从 Word 或 Excel 导入的一份材料，由程序写，可以改"},
		textField("file", "原件的文件名", "the document's file name", func(x *T) *string { return &x.File }).required(),
		textField("sha256", "原件的校验码", "the document's hash", func(x *T) *string { return &x.SHA256 }).required(),
		textField("written", "由台账写成的数据表的校验码，程序凭它知道表后来改过没有", "the hash of the table made from a spreadsheet", func(x *T) *string { return &x.Written }),
		keyField(schema.Key{Name: "text", Type: schema.Texts, Help: "文章刚导入时的样子，一行一段文字；再导入新的一版时，凭它知道哪些是后来改的", English: "the narrative as it was imported, line by line"}, func(x reading, e *toml.Entry, m *T) {
			var lines []string
			for _, v := range x.words(e) {
				lines = append(lines, v.Text)
			}
			m.Text = strings.Join(lines, "\n")
		}),
		tablesField("left_aside", "没有照原样带过来的", "what was not carried over as it was", aside, func(at source.Span) report.LeftAside { return report.LeftAside{At: at} }, func(x *T) *[]report.LeftAside { return &x.LeftAside }),
		tablesField("sheet", "台账的各张表怎样读", "how the sheets of a spreadsheet are read", sheetRecord(), func(at source.Span) report.SheetMapping { return report.SheetMapping{Head: 1, At: at} }, func(x *T) *[]report.SheetMapping { return &x.Sheets }),
		tablesField("question", "要人来答的问题", "what a person has to answer", question, func(at source.Span) report.Question { return report.Question{At: at} }, func(x *T) *[]report.Question { return &x.Questions }),
	)
}

// maxSheetRow is the last row that a spreadsheet has.
const maxSheetRow = 1 << 20

func sheetRecord() *record[report.SheetMapping] {
	type T = report.SheetMapping
	place := declared(schema.Record{Name: "place", Help: "一个名称指的是哪里"},
		textField("name", "表里写的名称", "the name in the sheet", func(x *report.PlaceMapping) *string { return &x.Name }).required(),
		textField("town", "表里写的乡镇", "the town in the sheet", func(x *report.PlaceMapping) *string { return &x.Town }),
		textField("code", "村或地区的代码", "the code of the place", func(x *report.PlaceMapping) *string { return &x.Code }).required(),
	)
	row := declared(schema.Record{Name: "left_out", Help: "不读的一行"},
		intField("row", "第几行", "its number", 1, maxSheetRow, func(x *report.LeftOutRow) *int { return &x.Row }).required(),
		textField("why", "为什么不读，如合计", "why", func(x *report.LeftOutRow) *string { return &x.Why }).required(),
	)
	return declared(schema.Record{Name: "sheet", Help: "一张表怎样读"},
		textField("name", "表名", "its name", func(x *T) *string { return &x.Name }).required(),
		intField("head", "表头占几行", "how many rows its header has", 0, 100, func(x *T) *int { return &x.Head }),
		wordField("orientation", "一行一个村 `row-a-village`、一张表一个村 `sheet-a-village`、各地逐年 `places-by-years`", "its layout",
			[]string{"row-a-village", "sheet-a-village", "places-by-years"}, []report.Orientation{report.RowAVillage, report.SheetAVillage, report.PlacesByYears},
			func(x *T) *report.Orientation { return &x.Orientation }),
		tablesField("column", "各列是什么", "what its columns hold", columnRecord(), func(at source.Span) report.ColumnMapping { return report.ColumnMapping{At: at} }, func(x *T) *[]report.ColumnMapping { return &x.Columns }),
		tablesField("place", "名称指的是哪里", "which places its names refer to", place, func(at source.Span) report.PlaceMapping { return report.PlaceMapping{At: at} }, func(x *T) *[]report.PlaceMapping { return &x.Places }),
		tablesField("left_out", "不读的行", "rows that are left out", row, func(at source.Span) report.LeftOutRow { return report.LeftOutRow{At: at} }, func(x *T) *[]report.LeftOutRow { return &x.LeftOut }),
	)
}

func columnRecord() *record[report.ColumnMapping] {
	type T = report.ColumnMapping
	return declared(schema.Record{Name: "column", Help: "一列，或竖着写的一项"},
		textField("head", "表里的列名；几行的表头用 / 连起来，没有列名就不写", "its heading in the sheet; absent if the sheet has none", func(x *T) *string { return &x.Head }),
		textField("cell", "列名在哪一格", "the cell of its heading", func(x *T) *string { return &x.Cell }),
		textField("indicator", "是哪项指标，写编号", "an indicator's id", func(x *T) *string { return &x.Indicator }),
		textField("field", "是村的哪一项，如 `households`", "a key of a village", func(x *T) *string { return &x.Field }),
		boolField("skip", "`true`：不读，如序号、电话、身份证号", "it is not imported", func(x *T) *bool { return &x.Skip }),
		textField("unit", "表里写的单位", "the unit in the sheet", func(x *T) *string { return &x.Unit }),
		keyField(schema.Key{Name: "factor", Type: schema.Number, Help: "表里的数乘以几才是指标的单位，如万元对元写 `10000`", English: "the factor by which its numbers are multiplied"}, func(x reading, e *toml.Entry, c *T) {
			c.Factor, c.HasFactor = x.number(e, &e.Value)
		}),
		yearField("year", "哪一年的", "its year", func(x *T) *int { return &x.Year }),
	)
}

func editionRecord() *record[report.Edition] {
	type T = report.Edition
	correction := declared(schema.Record{Name: "correction", Help: "这一版以后更正的一处"},
		keyField(schema.Key{Name: "path", Help: "哪一页，如 `/cases/slug/`", English: "the page"}, func(x reading, e *toml.Entry, c *report.EditionCorrection) { c.Path = x.sitePath(e, &e.Value) }).required(),
		dateField("date", "哪天更正的", "when", func(c *report.EditionCorrection) *report.Date { return &c.Date }),
		textField("text", "更正了什么", "what was corrected", func(c *report.EditionCorrection) *string { return &c.Text }).required(),
	)
	return declared(schema.Record{Name: "edition", Help: "发布过的一版，由程序写"},
		textField("code", "版本的代码", "its code", func(x *T) *string { return &x.Code }).required(),
		dateField("date", "哪天发布的", "when it was published", func(x *T) *report.Date { return &x.Date }),
		textField("target", "发布到哪里，`[publish.名字]` 的名字", "where it was published", func(x *T) *string { return &x.Target }),
		keyField(schema.Key{Name: "holds", Type: schema.Texts, Help: "这一版里已有的更正，一处一个短码", English: "the corrections that the edition shows itself"}, func(x reading, e *toml.Entry, v *T) {
			v.Holds = append([]string{}, x.sentences(e)...) // an empty list says that there were none
		}),
		tablesField("correction", "这一版以后更正的", "what has been corrected since", correction, func(at source.Span) report.EditionCorrection { return report.EditionCorrection{At: at} }, func(x *T) *[]report.EditionCorrection { return &x.Corrected }),
	)
}
