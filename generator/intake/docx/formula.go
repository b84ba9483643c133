package docx

import "strings"

// formula writes a formula in one line, as it is typed where there is no other way: (a+b)/2, x^2, √(a+b), ∑_(i=1)^n. Its
// characters alone would say something else: 1/2 would be 12.
type formula struct {
	hidden string // the tracked changes that are left out: "del" for the new wording, "ins" for the old
}

func (f formula) line(n *node) string {
	if n == nil || n.name == f.hidden {
		return ""
	}
	if n.kid(n.name+"Pr", "ctrlPr", f.hidden) != nil { // the fraction, the root: what stands in it may have stayed
		return f.inOrder(n)
	}
	part := func(name string) string { return f.line(n.kid(name)) }
	prop := func(name string) string { return n.kid(n.name+"Pr", name).attr("val") }
	switch n.name {
	case "t":
		return n.characters()
	case "f":
		if prop("type") == "noBar" {
			return "(" + part("num") + " " + part("den") + ")"
		}
		return grouped(part("num")) + "/" + grouped(part("den"))
	case "sSup":
		return grouped(part("e")) + "^" + grouped(part("sup"))
	case "sSub":
		return grouped(part("e")) + "_" + grouped(part("sub"))
	case "sSubSup":
		return grouped(part("e")) + "_" + grouped(part("sub")) + "^" + grouped(part("sup"))
	case "sPre":
		return "_" + grouped(part("sub")) + "^" + grouped(part("sup")) + grouped(part("e"))
	case "rad":
		return raised("", part("deg")) + "√" + grouped(part("e"))
	case "nary":
		sign := prop("chr")
		if sign == "" {
			sign = "∫"
		}
		return sign + raised("_", part("sub")) + raised("^", part("sup")) + " " + part("e")
	case "limLow":
		return part("e") + raised("_", part("lim"))
	case "limUpp":
		return part("e") + raised("^", part("lim"))
	case "func":
		return part("fName") + " " + part("e")
	case "d":
		return f.fence(n)
	case "m", "eqArr":
		return f.rows(n)
	case "acc":
		return part("e") + prop("chr")
	}
	return f.inOrder(n)
}

// inOrder is what stands in an element that has no form of its own.
func (f formula) inOrder(n *node) string {
	s := ""
	for _, k := range n.kids {
		if !strings.HasSuffix(k.name, "Pr") {
			s += f.line(k)
		}
	}
	return s
}

// fence is what stands in brackets, which are ( ) where the formula says nothing else.
func (f formula) fence(n *node) string {
	sign := func(name, usual string) string {
		if k := n.kid("dPr", name); k != nil {
			return k.attr("val")
		}
		return usual
	}
	var list []string
	for _, k := range n.kids {
		if k.name == "e" {
			list = append(list, f.line(k))
		}
	}
	return sign("begChr", "(") + strings.Join(list, sign("sepChr", "|")) + sign("endChr", ")")
}

// rows are the lines of a matrix or of formulas below each other.
func (f formula) rows(n *node) string {
	var list []string
	for _, row := range n.kids {
		switch row.name {
		case "e":
			list = append(list, f.line(row))
		case "mr":
			var cells []string
			for _, k := range row.kids {
				cells = append(cells, f.line(k))
			}
			list = append(list, strings.Join(cells, " "))
		}
	}
	return strings.Join(list, "；")
}

func raised(sign, s string) string {
	if s == "" {
		return ""
	}
	return sign + grouped(s)
}

// grouped puts brackets around what would not stay together: all but one word or number.
func grouped(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsAny(s, "+-−–—*/×÷·=<>≤≥, ^_|±；,，√∫∑∏") || strings.HasPrefix(s, "(") && strings.IndexByte(s, ')') == len(s)-1 {
		return s
	}
	return "(" + s + ")"
}
