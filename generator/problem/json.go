package problem

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"casebook/generator/source"
)

// jsonProblem is the JSON form of the design: file relative to the site, line and column
// from 1, columns in characters. In a sheet of a workbook they are the cell's row and column.
type jsonProblem struct {
	Rule     Rule          `json:"rule"`
	Severity string        `json:"severity"`
	File     string        `json:"file"`
	Sheet    string        `json:"sheet,omitempty"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Message  string        `json:"message"`
	Excerpt  string        `json:"excerpt"`
	Hint     string        `json:"hint"`
	Related  []jsonRelated `json:"related"`
	Figure   *jsonFigure   `json:"figure,omitempty"`
}

type jsonFigure struct {
	Value json.Number `json:"value"`
	Unit  string      `json:"unit"`
	Bound string      `json:"bound"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Sheet   string `json:"sheet,omitempty"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// WriteJSON prints a list that has its severities as one JSON array, [] when it is empty.
func WriteJSON(w io.Writer, list []Problem, lang string) error {
	out := make([]jsonProblem, len(list))
	for i, p := range list {
		at := p.Span.Position()
		out[i] = jsonProblem{
			Rule: p.Rule, Severity: p.Severity.String(), File: path(p.Span), Sheet: sheetOf(p.Span), Line: at.Line, Column: at.Column,
			Message: messageOf(p.Span, p.Message, lang), Excerpt: lineOf(p.Span), Hint: p.Hint.In(lang),
			Related: make([]jsonRelated, len(p.Related)),
		}
		if f := p.Figure; f != nil {
			out[i].Figure = &jsonFigure{json.Number(f.Value), f.Unit, f.Bound}
		}
		for k, r := range p.Related {
			at := r.Span.Position()
			out[i].Related[k] = jsonRelated{path(r.Span), sheetOf(r.Span), at.Line, at.Column, messageOf(r.Span, r.Message, lang)}
		}
	}
	return encode(w, out)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("print the problems: %w", err)
	}
	return nil
}

// longestExcerpt is the number of characters that an excerpt has in JSON and SARIF.
const longestExcerpt = 240

// lineOf returns the line of a span, cut around the mistake where it is long.
func lineOf(s source.Span) string {
	if s.File == nil {
		return ""
	}
	line, at := lineAndPlace(s)
	if len(line) <= longestExcerpt || len(line) <= longestExcerpt*utf8.UTFMax && utf8.RuneCountInString(line) <= longestExcerpt {
		return line
	}
	start := at - len(lastRunes(line[:at], longestExcerpt/3))
	return firstRunes(line[start:], longestExcerpt)
}

// lineAndPlace returns the line that a span begins on, and the byte of it; of a sheet of a
// workbook, the cell.
func lineAndPlace(s source.Span) (line string, at int) {
	if _, ok := sheetCell(s); ok { // where the cell is known by its first character alone, it is shown whole
		rest := s.File.Text()[min(int(s.End), len(s.File.Text())):]
		if end := strings.IndexAny(rest, "\t\r\n"); end >= 0 {
			rest = rest[:end]
		}
		return s.Text() + rest, 0
	}
	n := s.Position().Line
	line = s.File.Line(n)
	return line, min(max(int(s.Start)-s.File.LineStart(n), 0), len(line))
}

// Shorten cuts a quoted word to what fits a message.
func Shorten(s string) string {
	const most = 24
	if short := firstRunes(s, most); short != s {
		return short + "…"
	}
	return s
}

// firstRunes returns the first n characters of s, lastRunes the last.
func firstRunes(s string, n int) string {
	end := 0
	for ; n > 0 && end < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}

func lastRunes(s string, n int) string {
	start := len(s)
	for ; n > 0 && start > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	return s[start:]
}
