package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

//go:embed phrases.txt
var phraseFile string

// phrases are the lines of phrases.txt by their lists.
type phrases map[string][]string

func readPhrases() phrases {
	all := phrases{}
	list := ""
	for line := range strings.Lines(phraseFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			list = strings.Trim(line, "[]")
		default:
			all[list] = append(all[list], line)
		}
	}
	return all
}

// some draws n different lines of a list.
func (p phrases) some(r *rand.Rand, list string, n int) []string {
	lines := make([]string, 0, n)
	for _, i := range r.Perm(len(p[list]))[:n] {
		lines = append(lines, p[list][i])
	}
	return lines
}

// fill fills the gaps of a sentence: with own where that has the gap's name, else with a line
// of the list of that name.
func (p phrases) fill(r *rand.Rand, sentence string, own map[string]string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		switch text, isOwn := own[name]; {
		case isOwn:
			b.WriteString(text)
		case name == "year":
			b.WriteString(strconv.Itoa(2016 + r.IntN(9)))
		default:
			b.WriteString(p[name][r.IntN(len(p[name]))])
		}
		sentence = after
	}
}

// madeFact is a figure of a made-up case.
type madeFact struct {
	id, unit, name, sentence string
	text                     string // the value
	year                     int
}

// facts are the nine figures of a case; sentence is "-" where the table says it.
func (p phrases) facts(r *rand.Rand) ([]madeFact, error) {
	var list []madeFact
	for _, line := range p["fact"] {
		words := strings.SplitN(line, " ", 7)
		var least, most, decimals int
		if _, err := fmt.Sscan(strings.Join(words[2:5], " "), &least, &most, &decimals); err != nil {
			return nil, fmt.Errorf("phrases.txt: %q: %w", line, err)
		}
		f := madeFact{id: words[0], unit: words[1], name: words[5], sentence: words[6], year: 2020 + r.IntN(5)}
		f.text = strconv.Itoa(least + r.IntN(most-least))
		if decimals > 0 {
			f.text += "." + strconv.Itoa(1+r.IntN(9))
		}
		list = append(list, f)
	}
	return list, nil
}
