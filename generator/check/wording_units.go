package check

import "strings"

// withEnd takes what belongs to a figure and stands behind its unit into its term: 0.42吨标准煤, 一倍半.
func (p *passage) withEnd(t term) term {
	switch rest := p.text[t.to:]; {
	case t.unit == "倍" && strings.HasPrefix(rest, "半") && !strings.ContainsAny(t.text, "0123456789"):
		t.to += len("半")
		t.text += "半"
		t.number += 0.5
		t.low, t.high, t.step = t.number-halfSlack, t.number+halfSlack, 0.5
	case t.unit == "倍" && strings.HasSuffix(t.text, "倍半"):
		t.low, t.high, t.step = t.number-halfSlack, t.number+halfSlack, 0.5
	case strings.HasPrefix(rest, "标准煤"):
		t.to += len("标准煤")
	case strings.HasPrefix(rest, "标煤"):
		t.to += len("标煤")
	}
	return t
}

// halfSlack is by how much whoever says 一倍半 may be off.
const halfSlack = 0.1
