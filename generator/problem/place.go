package problem

import (
	"fmt"

	"casebook/generator/source"
)

// placeOf says where a span begins as the text form does: file:line:column, or for a sheet of
// a workbook the cell with what readers call its column: 台账.xlsx（2023年）!E7（人均可支配收入）.
func placeOf(s source.Span, lang string) string {
	if cell, ok := sheetCell(s); ok {
		return oneLine(path(s) + Text{"（" + s.File.Sheet + "）", " (" + s.File.Sheet + ")"}.In(lang) + "!" + cellName(cell, lang))
	}
	at := s.Position()
	return fmt.Sprintf("%s:%d:%d", oneLine(path(s)), at.Line, at.Column)
}

// messageOf is what is said of a place. A cell of a text is named, because whoever reads of it
// has the table open in a spreadsheet, which shows no lines and columns; a cell of a workbook
// is named by its place.
func messageOf(s source.Span, message Text, lang string) string {
	text := message.In(lang)
	cell, ok := s.Cell()
	if !ok || s.File.Sheet != "" {
		return text
	}
	return cellName(cell, lang) + Text{"：", ": "}.In(lang) + text
}

func cellName(c source.Cell, lang string) string {
	if c.Head == "" {
		return c.String()
	}
	return c.String() + Text{"（" + c.Head + "）", " (" + c.Head + ")"}.In(lang)
}

// sheetCell returns the cell of a sheet of a workbook; false for a place in a text.
func sheetCell(s source.Span) (source.Cell, bool) {
	cell, ok := s.Cell()
	return cell, ok && s.File.Sheet != ""
}

func sheetOf(s source.Span) string {
	if s.File == nil {
		return ""
	}
	return s.File.Sheet
}
