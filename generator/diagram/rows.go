package diagram

import (
	"casebook/generator/report"
	"casebook/generator/words"
)

// Row is a line of a method's parts.
type Row struct {
	Depth               int // 0 of the method's own parts
	Count, Name, Detail string
}

// Rows lists the parts of a method in their order, each before its own parts. Counts that
// say nothing, of parts that are one of each, are "".
func Rows(x *report.Program, texts *words.Texts) []Row {
	d := drawing{program: x, texts: texts}
	return d.rows(nil, x.Parts, 0)
}

func (d *drawing) rows(list []Row, parts []report.ProgramPart, depth int) []Row {
	bare := onlyOnes(parts)
	for i := range parts {
		row := Row{Depth: depth, Name: d.partName(&parts[i]), Detail: parts[i].Detail}
		if !bare {
			row.Count = countText(&parts[i])
		}
		list = d.rows(append(list, row), parts[i].Parts, depth+1)
	}
	return list
}

// Note says that a source names the method without its parts; "" where it gives them.
func Note(x *report.Program, texts *words.Texts) string {
	return (&drawing{program: x, texts: texts}).note()
}
