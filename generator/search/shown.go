package search

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/jsonstring"
)

// shownSummary is how many characters of a summary a result can show.
const shownSummary = 110

// shownTags is how many tags of a page a result can show.
const shownTags = 16

func (x *Index) appendStart(b []byte) []byte {
	b = append(b, `{"terms":`...)
	b = strconv.AppendInt(b, int64(x.plan.terms), 10)
	b = append(b, `,"names":`...)
	b = strconv.AppendInt(b, int64(x.plan.names), 10)
	b = append(b, `,"pages":`...)
	b = strconv.AppendInt(b, int64(len(x.source.Pages)), 10)
	b = append(b, `,"villages":`...)
	b = strconv.AppendInt(b, int64(x.source.Villages), 10)
	b = append(b, `,"folds":`...)
	return append(jsonstring.Append(b, folds), '}')
}

// appendPages appends the pages of a shard's slots, by slot: path, title, place, summary,
// pieces of text, tags by lines, 1 where something is made up.
func (x *Index) appendPages(b []byte, shard int) []byte {
	b = append(b, '{')
	first := true
	for slot := shard * slotsPerShard; slot < (shard+1)*slotsPerShard; slot++ {
		i := x.plan.pageIn[slot]
		if i < 0 {
			continue
		}
		if !first {
			b = append(b, ",\n"...)
		}
		first = false
		p := x.source.Page(int(i))
		b = strconv.AppendInt(append(b, '"'), int64(slot), 10)
		b = append(b, `":[`...)
		for _, s := range [...]string{p.Path, p.Title, p.Place, cut(p.Summary, shownSummary)} {
			b = append(jsonstring.Append(b, s), ',')
		}
		b = strconv.AppendInt(b, int64(pieces(x.source.Pages[i].Text)), 10)
		b = jsonstring.Append(append(b, ','), strings.Join(p.Tags[:min(len(p.Tags), shownTags)], "\n"))
		if p.Sample {
			b = append(b, ",1"...)
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

// appendTexts appends the first pieces of the texts of a file's slots, by slot.
func (x *Index) appendTexts(b []byte, number int) []byte {
	b = append(b, '{')
	first := true
	for slot := number * slotsPerTexts; slot < (number+1)*slotsPerTexts; slot++ {
		if i := x.plan.pageIn[slot]; i < 0 || x.source.Pages[i].Text == 0 {
			continue
		}
		if !first {
			b = append(b, ",\n"...)
		}
		first = false
		b = strconv.AppendInt(append(b, '"'), int64(slot), 10)
		b = jsonstring.Append(append(b, `":`...), x.piece(slot, 0))
	}
	return append(b, '}')
}

// piece returns a piece of the text of a slot's page.
func (x *Index) piece(slot, n int) string {
	page := x.source.Page(int(x.plan.pageIn[slot]))
	return pieceOf(strings.Join(page.paragraphs(), "\n"), n)
}

// appendVillages appends a shard's villages: the names of places, then for each village its
// name, code, place, and where there is one its summary, or 1 where it is made up.
func (x *Index) appendVillages(b []byte, shard int) []byte {
	from := shard * villagesPerShard
	to := min(from+villagesPerShard, x.source.Villages)
	places := map[string]int{}
	var names []string
	var rows []byte
	for i := from; i < to; i++ {
		v := x.source.Village(i)
		at, known := places[v.Place]
		if !known {
			at = len(names)
			places[v.Place] = at
			names = append(names, v.Place)
		}
		if i > from {
			rows = append(rows, ",\n"...)
		}
		rows = append(jsonstring.Append(append(rows, '['), v.Name), ',')
		rows = append(jsonstring.Append(rows, v.Code), ',')
		rows = strconv.AppendInt(rows, int64(at), 10)
		if v.Summary != "" || v.Sample {
			rows = jsonstring.Append(append(rows, ','), cut(v.Summary, shownSummary))
		}
		if v.Sample {
			rows = append(rows, ",1"...)
		}
		rows = append(rows, ']')
	}
	b = append(b, "[["...)
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = jsonstring.Append(b, name)
	}
	b = append(b, "],[\n"...)
	return append(append(b, rows...), "]]"...)
}

// cut returns the first n characters.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

// pieceOf returns piece n of a text. Pieces begin after the end of a sentence where one ends
// shortly before.
func pieceOf(text string, n int) string {
	from, to := pieceStart(text, n), pieceStart(text, n+1)
	if n == maxPieces-1 {
		to = min(to, len(text))
	}
	return text[from:to]
}

func pieceStart(text string, n int) int {
	at := n * pieceBytes
	if n == 0 || at >= len(text) {
		return min(at, len(text))
	}
	const reach = 600
	if i := strings.LastIndexAny(text[at-reach:at], "。！？；\n"); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[at-reach+i:])
		return at - reach + i + size
	}
	for !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
