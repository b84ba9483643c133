package check

import (
	"strings"

	"casebook/generator/placename"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// numberedNames are the names of a site's places in which a figure seems to stand, by the words of
// that figure: 三间房南里社区 and 四道窝铺村 count no rooms and no ravines.
type numberedNames map[string][]numberedName

type numberedName struct {
	name   string
	before int // bytes of the name before the figure
}

// namesWithNumbers returns the names of villages and regions that read like a figure in part,
// as a register and as prose has them.
func namesWithNumbers(rec *report.Records) map[string]bool {
	names := map[string]bool{}
	add := func(name string) {
		if strings.ContainsAny(name, "0123456789一二两三四五六七八九十百千万半") {
			names[name] = true
		}
	}
	for _, v := range rec.Villages {
		add(v.Name)
		add(placename.Plain(v.Name))
		if stem := placename.Stem(v.Name); runeCount(stem) >= 4 { // 三间房 may be three rooms
			add(stem)
		}
	}
	for _, g := range rec.Regions {
		add(g.Name)
	}
	return names
}

func indexNumbers(names map[string]bool) numberedNames {
	index := numberedNames{}
	for name := range names {
		for _, f := range quantity.Find(name) {
			if words := name[f.Start:f.End]; words != name {
				index[words] = append(index[words], numberedName{name, f.Start})
			}
		}
	}
	return index
}

// holds tells whether the figure that stands at the bytes of a text is part of a place's name there.
func (names numberedNames) holds(text string, f quantity.Claim) bool {
	for _, x := range names[text[f.Start:f.End]] {
		if f.Start >= x.before && strings.HasPrefix(text[f.Start-x.before:], x.name) {
			return true
		}
	}
	return false
}
