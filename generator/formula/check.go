package formula

import "strings"

// Part is one part of a program, for holding it against the program's name.
type Part struct {
	Count Count
	Name  string
	Parts []Part
}

// Kind says in what a tree of parts disagrees with a name.
type Kind uint8

const (
	PartsMissing Kind = iota + 1 // the whole or a part has not as many parts as promised
	CountDiffers                 // a part is said to be of another number than its term promises
)

// Disagreement is one promise that is not kept. The checker words it.
type Disagreement struct {
	Kind     Kind
	Path     []int  // index of the part at each level; empty: the whole
	Name     string // of that part; empty: the whole
	Term     Term   // the term of the name that promises
	Promised Count
	Got      int   // PartsMissing: how many parts there are
	Stated   Count // CountDiffers: what the part says of itself
}

// Disagreements holds a program's parts against its name. Parts that are not stated, on
// either level, cannot disagree; so a program without parts has no disagreement.
func (f Formula) Disagreements(parts []Part) []Disagreement {
	if len(parts) == 0 {
		return nil
	}
	switch f.Shape {
	case Ones:
		return f.ones(parts)
	case Counted:
		return f.bodies(parts)
	case Sum:
		return f.roles(parts)
	case Tally, Doubles:
		return f.groups(f.Terms, parts, true)
	case Digits:
		return f.groups(f.Terms, parts, false)
	case Grid:
		rows := make([]Term, f.Terms[0].Count.Max)
		for i := range rows {
			rows[i] = f.Terms[1]
		}
		return f.groups(rows, parts, true)
	}
	return nil
}

// ones: 六个一 has six parts of one each.
func (f Formula) ones(parts []Part) []Disagreement {
	term := f.Terms[0]
	if !term.Count.allows(len(parts)) {
		return []Disagreement{{Kind: PartsMissing, Term: term, Promised: term.Count, Got: len(parts)}}
	}
	var out []Disagreement
	one := Count{Text: "一", Min: 1, Max: 1}
	for i, p := range parts {
		if p.Count.stated() && !meets(p.Count, one) {
			out = append(out, Disagreement{Kind: CountDiffers, Path: []int{i}, Name: p.Name, Term: term, Promised: one, Stated: p.Count})
		}
	}
	return out
}

// bodies: 五联 has five parts, or one part has them (三问 of 三问与问题交办), or the parts say
// that they are five in all.
func (f Formula) bodies(parts []Part) []Disagreement {
	term := f.Terms[0]
	if countsBodies(term.Label) || term.Count.allows(len(parts)) {
		return nil
	}
	leaves, stated := 0, 0
	for _, p := range parts {
		if len(p.Parts) > 0 && term.Count.allows(len(p.Parts)) {
			return nil
		}
		leaves += max(1, len(p.Parts))
		stated += p.Count.Max
	}
	if term.Count.allows(leaves) || term.Count.allows(stated) {
		return nil
	}
	return []Disagreement{{Kind: PartsMissing, Term: term, Promised: term.Count, Got: len(parts)}}
}

// countsBodies tells whether a name counts bodies, which its parts need not be.
func countsBodies(label string) bool {
	for _, body := range [...]string{"党委", "片区", "支部", "村", "乡", "镇", "县", "户", "人", "家", "企业"} {
		if strings.HasSuffix(label, body) || strings.HasPrefix(label, "片区") {
			return true
		}
	}
	return false
}

// roles: 1+N+1 has three parts; those of a fixed number have that count or that many parts.
func (f Formula) roles(parts []Part) []Disagreement {
	if len(f.Terms) == 1 { // 10+
		term := f.Terms[0]
		if term.Count.allows(len(parts)) {
			return nil
		}
		return []Disagreement{{Kind: PartsMissing, Term: term, Promised: term.Count, Got: len(parts)}}
	}
	return f.groups(f.Terms, parts, true)
}

// groups holds parts against one term each. flat allows the members of all groups to be
// listed without their groups: 三考两评一述 as six parts. Digits does not, for there the groups are all
// that the name says.
func (f Formula) groups(terms []Term, parts []Part, flat bool) []Disagreement {
	if len(parts) != len(terms) {
		sum := total(terms)
		if flat && len(parts) == sum.Max && leaves(parts) {
			return nil
		}
		promised := Count{Text: "", Min: len(terms), Max: len(terms)}
		if flat && f.Shape != Sum && leaves(parts) && len(parts) > len(terms) {
			promised = sum
		}
		return []Disagreement{{Kind: PartsMissing, Promised: promised, Got: len(parts)}}
	}
	var out []Disagreement
	for i, p := range parts {
		out = append(out, hold(terms[i], p, i)...)
	}
	return out
}

// hold holds one part against its term.
func hold(term Term, p Part, i int) []Disagreement {
	if len(p.Parts) > 0 && !term.Count.allows(len(p.Parts)) {
		if p.Count.stated() && meets(p.Count, term.Count) && term.Count.Max == 1 {
			return nil // one thing that is described in several parts
		}
		return []Disagreement{{Kind: PartsMissing, Path: []int{i}, Name: p.Name, Term: term, Promised: term.Count, Got: len(p.Parts)}}
	}
	if p.Count.stated() && !meets(p.Count, term.Count) {
		return []Disagreement{{Kind: CountDiffers, Path: []int{i}, Name: p.Name, Term: term, Promised: term.Count, Stated: p.Count}}
	}
	return nil
}

// meets tells whether a count that a part states can be the one its term promises. Open
// meets all from its minimum on.
func meets(stated, promised Count) bool {
	if promised.Open() {
		return stated.Open() || stated.Max >= promised.Min
	}
	return stated.Min <= promised.Min && stated.Max >= promised.Max
}

// total adds up the terms; Max is 0 where one is open.
func total(terms []Term) Count {
	var sum Count
	for _, t := range terms {
		if t.Count.Open() {
			return Count{}
		}
		sum.Min += t.Count.Min
		sum.Max += t.Count.Max
	}
	return sum
}

func leaves(parts []Part) bool {
	for _, p := range parts {
		if len(p.Parts) > 0 {
			return false
		}
	}
	return true
}
