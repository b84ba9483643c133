package chart

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
)

// picture is an SVG as a reader sees its texts: where each lies, and how large the whole is.
type picture struct {
	width, height float64
	title, desc   string
	texts         []placed
}

// placed is a text's box. A turned text's box is that of the text before it is turned, in a
// frame of its own that is shared by all texts turned alike.
type placed struct {
	text                     string
	left, top, right, bottom float64
	turned                   bool
	x, y                     float64 // of a turned text: where it is anchored
}

// estimate is the width of a text by the rule of thumb: Chinese one em, all else 0.55.
func estimate(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		if r < 0x2000 {
			w += 0.55
		} else {
			w++
		}
	}
	return w * size
}

// readPicture parses the svg element of a figure; it fails the test where it is not XML.
func readPicture(t testing.TB, figure []byte) picture {
	t.Helper()
	text := string(figure)
	from, to := strings.Index(text, "<svg"), strings.Index(text, "</svg>")
	if from < 0 || to < 0 {
		t.Fatalf("no svg in %s", text)
	}
	var pic picture
	type state struct {
		anchor string
		size   float64
	}
	stack := []state{{"start", 13}}
	var element string
	var at placed
	d := xml.NewDecoder(strings.NewReader(text[from : to+6]))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return pic
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text[from:to+6])
		}
		switch token := token.(type) {
		case xml.StartElement:
			s := stack[len(stack)-1]
			element = token.Name.Local
			if element == "text" {
				at = placed{}
			}
			for _, a := range token.Attr {
				switch n, _ := strconv.ParseFloat(a.Value, 64); a.Name.Local {
				case "text-anchor":
					s.anchor = a.Value
				case "font-size":
					s.size = n
				case "x":
					at.x = n
				case "y":
					at.y = n
				case "viewBox":
					fmt.Sscanf(a.Value, "0 0 %g %g", &pic.width, &pic.height)
				case "transform":
					if _, err := fmt.Sscanf(a.Value, "translate(%g %g)rotate(-45)", &at.x, &at.y); err != nil {
						t.Fatalf("transform %q", a.Value)
					}
					at.turned = true
				}
			}
			stack = append(stack, s)
		case xml.CharData:
			s := stack[len(stack)-1]
			switch element {
			case "title":
				pic.title += string(token)
			case "desc":
				pic.desc += string(token)
			case "text":
				at.text += string(token)
				w := estimate(at.text, s.size)
				at.left = at.x
				switch s.anchor {
				case "middle":
					at.left -= w / 2
				case "end":
					at.left -= w
				}
				at.right, at.top, at.bottom = at.left+w, at.y-0.8*s.size, at.y+0.16*s.size
			}
		case xml.EndElement:
			if token.Name.Local == "text" {
				pic.texts = append(pic.texts, at)
			}
			element = ""
			stack = stack[:len(stack)-1]
		}
	}
}

// check says which texts leave the picture or lie over one another.
func (p *picture) check(t testing.TB, name string) {
	t.Helper()
	const slack = 1.0
	for i, a := range p.texts {
		if a.turned {
			reach := estimate(a.text, 13) * math.Sqrt2 / 2
			if a.x-reach < -8 || a.y+reach > p.height+slack {
				t.Errorf("%s: turned %q leaves the picture", name, a.text)
			}
			for _, b := range p.texts[:i] {
				if b.turned && math.Abs(a.x-b.x)*math.Sqrt2/2 < 12 {
					t.Errorf("%s: turned %q lies over %q", name, a.text, b.text)
				}
			}
			continue
		}
		if a.left < -slack || a.right > p.width+slack || a.top < -slack || a.bottom > p.height+slack {
			t.Errorf("%s: %q at %.0f…%.0f, %.0f…%.0f leaves the picture of %.0f × %.0f", name, a.text, a.left, a.right, a.top, a.bottom, p.width, p.height)
		}
		for _, b := range p.texts[:i] {
			if !b.turned && a.left < b.right-slack && b.left < a.right-slack && a.top < b.bottom-slack && b.top < a.bottom-slack {
				t.Errorf("%s: %q lies over %q", name, a.text, b.text)
			}
		}
	}
}

var update = flag.Bool("update", false, "write the golden files anew; look at them before keeping them")
