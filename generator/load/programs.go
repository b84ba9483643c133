package load

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/generator/formula"
	"casebook/generator/input"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// programFiles reads data/programs/**/*.toml.
func (l *loader) programFiles() {
	l.eachTable(input.Programs, "program", &l.programs.lossy, l.program)
}

func programRecord() *record[report.Program] {
	type T = report.Program
	return declared(schema.Record{Name: "program", Help: "一个做法，即工作法"},
		idField("id", "编号，网址用它", "its id, in its address", func(p *T) *string { return &p.ID }, func(p *T) *source.Span { return &p.At }, reading.checkAnyName),
		textField("name", "名称", "its name", func(p *T) *string { return &p.Name }).required(),
		keyField(schema.Key{Name: "formula", Help: "嘴上说的名字，如“一组四会”；没有数字的按各部分画", English: "its name in common use"}, func(x reading, e *toml.Entry, p *T) { p.Formula = formula.Parse(x.text(e)) }).called("公式").required(),
		textField("kind", "哪一类做法，自己定一个词", "any word for its kind", func(p *T) *string { return &p.Kind }),
		refField("origin", "从哪里兴起，写地区的代码", "the code of the region it comes from", func(l *loader) *registry[report.Region] { return l.regions }, func(p *T) **report.Region { return &p.Origin }),
		yearField("since", "从哪一年起；行这个做法的村，图上这一年有一条竖虚线", "the year it began: a dotted line on the charts of villages that use it", func(p *T) *int { return &p.Since }).called("起始", "起始年"),
		textField("summary", "一两句话的介绍", "a sentence or two", func(p *T) *string { return &p.Summary }),
		sourceField("出处", "its source", func(p *T) **report.Source { return &p.Source }),
		boolField("stated", "`false`：材料只提了名称，没有说各部分", "false if its parts are not named", func(p *T) *bool { return &p.Stated }),
		tablesField("part", "它的各部分", "its parts", partRecord(), newPart, func(p *T) *[]report.ProgramPart { return &p.Parts }),
		keyField(schema.Key{Name: "replicate", Type: schema.Table, Of: replicateRecord().schema, Help: "照着做要有什么", English: "what it takes to do it at home"}, replicateOf(replicateRecord())),
	)
}

func newPart(at source.Span) report.ProgramPart { return report.ProgramPart{At: at} }

// partRecord is a part of a program, which may have parts of its own.
func partRecord() *record[report.ProgramPart] {
	type T = report.ProgramPart
	r := declared(schema.Record{Name: "part", Help: "做法的一个部分，可以再分"},
		keyField(schema.Key{Name: "count", Help: "有几个：`\"1\"`、`\"N\"`、`\"X\"` 或 `\"1..3\"`", English: "how many"}, func(x reading, e *toml.Entry, p *T) { p.Count = x.partCount(e) }).called("数量"),
		textField("name", "名称", "its name", func(p *T) *string { return &p.Name }).at(func(p *T) *source.Span { return &p.At }),
		textField("detail", "具体怎么做", "what it is", func(p *T) *string { return &p.Detail }).called("详情"),
	)
	r.add(tablesField("part", "下面的部分", "its own parts", r, newPart, func(p *T) *[]report.ProgramPart { return &p.Parts }))
	return r
}

func replicateRecord() *record[report.Replicate] {
	type T = report.Replicate
	return declared(schema.Record{Name: "replicate", Help: "照着做要有什么"},
		textsField("conditions", "条件，一条一句", "its conditions, as sentences", func(r *T) *[]string { return &r.Conditions }).called("条件"),
		textsField("risks", "风险，一条一句", "its risks, as sentences", func(r *T) *[]string { return &r.Risks }).called("风险"),
		textField("cost", "花多少钱，一句话", "its cost, in a sentence", func(r *T) *string { return &r.Cost }).called("成本", "费用"),
		textField("people", "要多少人，一句话", "the people it takes, in a sentence", func(r *T) *string { return &r.People }).called("人员"),
		intField("months", "几个月见效", "months", 0, 1200, func(r *T) *int { return &r.Months }).called("月数"),
	)
}

func replicateOf(r *record[report.Replicate]) func(x reading, e *toml.Entry, p *report.Program) {
	return func(x reading, e *toml.Entry, p *report.Program) {
		if t := x.table(e); t != nil {
			p.Replicate = &report.Replicate{}
			r.read(x, t, p.Replicate)
		}
	}
}

func (l *loader) program(d *decoder, t *toml.Table) {
	p := &report.Program{Stated: true, At: d.span(t.Start, t.End)}
	l.contract.program.read(l.with(d), t, p)
	p.ID = d.orMisspelt(p.ID, t, "id")
	l.programs.lossy = l.programs.lossy || lostID(t, "id", p.ID)
	if l.programs.define(d, p.ID, p.At, p) {
		l.report.Programs = append(l.report.Programs, p)
	}
}

// partCount accepts "1", "N", "X" and "1..3".
func (d *decoder) partCount(e *toml.Entry) string {
	s := d.text(e)
	if s == "" || isCount(s) {
		return s
	}
	d.wrong(&e.Value, "`count` 应是 \"1\"、\"N\"、\"X\" 或 \"1..3\"", "`count` must be \"1\", \"N\", \"X\" or \"1..3\"", countHint(s))
	return ""
}

// countHint shows how a count that was written otherwise is written.
func countHint(s string) problem.Text {
	if n, length := numeral.Prefix([]rune(s)); length > 0 && length == utf8.RuneCountInString(s) {
		return text(fmt.Sprintf("写成 \"%d\"", n), fmt.Sprintf("write \"%d\"", n))
	}
	plain := strings.NewReplacer("-", "..", "—", "..", "~", "..", "～", "..", "至", "..", "到", "..", "个", "").Replace(s)
	if low, high, isRange := strings.Cut(plain, ".."); isRange && isCount(high+".."+low) {
		plain = high + ".." + low
	}
	if plain != s && isCount(plain) {
		return text("写成 \""+plain+"\"", "write \""+plain+"\"")
	}
	return text("有几个写几个，如 \"1\"；几到几写成 \"1..3\"；不定数写 \"N\"", "write a number, like \"1\"; from one to three is \"1..3\"; any number is \"N\"")
}

func isCount(s string) bool {
	if s == "N" || s == "n" || s == "X" || s == "x" {
		return true
	}
	low, high, isRange := strings.Cut(s, "..")
	from, err := smallInt(low)
	if err != nil || !numeral.IsDigits(low) {
		return false
	}
	if !isRange {
		return from > 0 // a part that is not there is not listed
	}
	to, err := smallInt(high)
	return err == nil && numeral.IsDigits(high) && from <= to && to > 0
}
