package check

import "casebook/generator/problem"

// mend is what puts the right mark in the place of a fault of the line [from,to). Of a pair both
// are put or neither.
func (p *passage) mend(f fault, from, to int) []problem.Edit {
	switch r := p.runes[f.from]; {
	case !f.sure():
		return nil
	case r == '?' && !p.asksBefore(f.from):
		return nil
	case r == '“':
		open, close := p.put(f.from, f.from+1, "‘"), p.put(f.to-1, f.to, "’")
		if open == nil || close == nil {
			return nil
		}
		return append(open, close...)
	case r == '"':
		return p.mendQuote(f, from, to)
	case r == '(' || r == ')':
		return p.mendBracket(f, from, to)
	}
	return p.put(f.from, f.to, f.put)
}

// mendQuote knows which of a line's straight marks open and which close, where all of them are
// wrong.
func (p *passage) mendQuote(f fault, from, to int) []problem.Edit {
	before := 0
	for i := from; i < to; i++ {
		if p.runes[i] != '"' {
			continue
		}
		if _, wrong := p.wrongMark(i); !wrong {
			return nil
		}
		if i < f.from {
			before++
		}
	}
	return p.put(f.from, f.to, [...]string{"“", "”"}[before%2])
}

// mendBracket puts both of a pair where the other is wrong too, or half width.
func (p *passage) mendBracket(f fault, from, to int) []problem.Edit {
	step, other, others := 1, ')', "）"
	if p.runes[f.from] == ')' {
		step, other, others = -1, '(', "（"
	}
	depth := 0
	for i := f.from + step; i >= from && i < to; i += step {
		switch r := p.runes[i]; {
		case r == p.runes[f.from]:
			depth++
		case r == other && depth > 0:
			depth--
		case r == other:
			if _, wrong := p.wrongMark(i); wrong {
				return p.put(f.from, f.to, f.put) // and the other with its own fault
			}
			if both := p.put(i, i+1, others); both != nil {
				return append(both, p.put(f.from, f.to, f.put)...)
			}
			return nil
		case oneOf(r, others):
			return p.put(f.from, f.to, f.put)
		}
	}
	return nil
}
