package page

import (
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/words"
)

// What a reader reads comes from layouts/strings/LANGUAGE.json by key; figures, names and units
// come from the data and stay as they are written there.

// T returns the text of a key.
func (s *Model) T(key string) string { return s.Theme.T(key) }

// Format returns the text of a key with values in its holes: name, value, name, value.
func (s *Model) Format(key string, pairs ...string) string {
	return s.Theme.Words().Format(key, pairs...)
}

// Count returns the text of a key that goes with a number of things, which fills its hole n.
func (s *Model) Count(key string, n int) string {
	return s.Theme.Words().Count(key, n).Format("n", grouped(n))
}

// writeFormat writes the text of a key with values in its holes.
func (s *Model) writeFormat(w *markup.Writer, key string, pairs ...string) {
	w.Extended(s.Theme.Words().Message(key).AppendHTML(w.Bytes(), pairs...))
}

// writeCount writes the text that goes with a number of things.
func (s *Model) writeCount(w *markup.Writer, key string, n int) {
	w.Extended(s.Theme.Words().Count(key, n).AppendHTML(w.Bytes(), "n", grouped(n)))
}

// writeYear writes a year as a text names it: 2016年.
func (s *Model) writeYear(w *markup.Writer, year int) {
	var digits [8]byte
	s.writeFormat(w, "year", "year", string(strconv.AppendInt(digits[:0], int64(year), 10)))
}

// yearWords names a year: 2016年.
func (s *Model) yearWords(year int) string {
	if firstNamed <= year && year <= lastNamed {
		return s.yearTexts[year-firstNamed]
	}
	return s.Format("year", "year", YearText(year))
}

// spanWords names a span of years, or the year where both are one: 2014—2024年.
func (s *Model) spanWords(from, to int) string {
	if from == to {
		return s.yearWords(to)
	}
	return s.Format("year.span", "first", YearText(from), "last", YearText(to))
}

// dateWords names a date as far as it is known: 2016年11月3日.
func (s *Model) dateWords(d report.Date) string {
	year, month := YearText(d.Year), "month."+strconv.Itoa(d.Month)
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return s.yearWords(d.Year)
	case d.Day == 0:
		return s.Format("date.month", "year", year, "month", s.T(month))
	}
	return s.Format("date", "year", year, "month", s.T(month), "day", strconv.Itoa(d.Day))
}

// YearText writes a year alone.
func YearText(year int) string { return strconv.Itoa(year) }

// DateText writes a date as ISO 8601 as far as it is known; "" for none.
func DateText(d report.Date) string {
	if d.Year == 0 {
		return ""
	}
	b := strconv.AppendInt(nil, int64(d.Year), 10)
	for _, part := range [...]int{d.Month, d.Day} {
		if part == 0 {
			break
		}
		b = append(b, '-', byte('0'+part/10), byte('0'+part%10))
	}
	return string(b)
}

// grouped writes a count for a reader: 12,000.
func grouped(n int) string {
	return string(quantity.AppendGrouped(nil, quantity.FromInt(int64(n)), 0))
}

// writeFilled writes the text of a key whose holes are more than texts; fill writes what stands
// in one.
func (s *Model) writeFilled(w *markup.Writer, key string, fill func(hole string)) {
	writeMessage(w, s.Theme.Words().Message(key), fill)
}

func writeMessage(w *markup.Writer, m *words.Message, fill func(hole string)) {
	w.Extended(m.AppendFunc(w.Bytes(), markup.AppendText, func(b []byte, hole string) []byte {
		w.Extended(b)
		fill(hole)
		return w.Bytes()
	}))
}

// label puts a name before a value: 胡家田村：收入.
func (s *Model) label(name, value string) string {
	return s.Format("label", "name", name, "value", value)
}

func FirstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func SourceTitle(x *report.Source) string {
	if x == nil {
		return ""
	}
	return x.Title
}

// FirstSentence is the beginning of a text, for its description.
func FirstSentence(n *report.Narrative) string {
	if n.Doc == nil {
		return ""
	}
	text := n.Doc.Opening()
	if runes := []rune(text); len(runes) > 90 {
		return string(runes[:90]) + "…"
	}
	return text
}
