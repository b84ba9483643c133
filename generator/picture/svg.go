package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/lazyregexp"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// maxDrawing bounds a drawing in bytes: it is text, which is read as a whole.
const maxDrawing = 64 << 20

// lookAtDrawing tells whether a browser may be shown an SVG.
func lookAtDrawing(data []byte) (Picture, Fault) {
	if len(data) > maxDrawing {
		return Picture{}, TooLarge
	}
	data = inUTF8(data)
	switch {
	case IsActiveDrawing(bytes.NewReader(data)):
		return Picture{}, Active
	}
	if !isWholeDrawing(plainDrawing(data)) {
		return Picture{}, Apart
	}
	p := Picture{Format: formatSVG, Orientation: upright}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return Picture{}, Broken
		}
		if e, ok := token.(xml.StartElement); ok {
			if e.Name.Local != "svg" {
				return Picture{}, Other
			}
			p.Width, p.Height = sizeOfDrawing(e.Attr)
			return p, ""
		}
	}
}

// chineseXML is the declaration of an XML file in one of China's own encodings.
var chineseXML = lazyregexp.New(`(?i)^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'](?:gb2312|gbk|gb18030)["']`)

// inUTF8 returns a drawing as it is published: one in GBK, as older Chinese programs save it, in
// UTF-8. Package xml reads no other encoding.
func inUTF8(data []byte) []byte {
	head := chineseXML.FindSubmatchIndex(data)
	if head == nil {
		return data
	}
	rest, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data[head[1]:])
	if err != nil {
		return data
	}
	return append(bytes.Clone(data[head[2]:head[3]]), rest...)
}

// sizeOfDrawing is what width and height say, else the proportions of viewBox; zeros where
// neither says it in pixels.
func sizeOfDrawing(list []xml.Attr) (width, height int) {
	var view []string
	for _, a := range list {
		switch a.Name.Local {
		case "width":
			width = cssPixels(a.Value)
		case "height":
			height = cssPixels(a.Value)
		case "viewBox":
			view = strings.FieldsFunc(a.Value, func(r rune) bool { return r <= ' ' || r == ',' })
		}
	}
	if (width == 0 || height == 0) && len(view) == 4 {
		width, height = cssPixels(view[2]), cssPixels(view[3])
	}
	if width == 0 || height == 0 {
		return 0, 0
	}
	return width, height
}

// cssPixels reads a length in pixels, 0 for any other.
func cssPixels(s string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(n >= 1 && n <= 1e5) {
		return 0
	}
	return int(n)
}

// IsActiveDrawing tells whether an SVG has a script, a handler, a foreign document or a link
// that runs, or cannot be read as XML: a browser may be more patient.
func IsActiveDrawing(r io.Reader) bool {
	d := xml.NewDecoder(r)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return false
		}
		if err != nil {
			return true
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch strings.ToLower(e.Name.Local) {
		case "script", "foreignobject", "handler", "listener", "iframe", "embed", "object":
			return true
		}
		for _, a := range e.Attr {
			if isActiveAttribute(strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)) {
				return true
			}
		}
	}
}

// isActiveAttribute tells of handlers, and of links and animations of links that lead to
// anything but a place, a page or a picture.
func isActiveAttribute(name, value string) bool {
	if strings.HasPrefix(name, "on") {
		return true
	}
	value = strings.ToLower(strings.Join(strings.FieldsFunc(value, func(r rune) bool { return r <= ' ' }), ""))
	switch name {
	case "href", "src", "to", "from", "values", "begin":
		return strings.Contains(value, "javascript:") || strings.Contains(value, "vbscript:") ||
			strings.Contains(value, "data:") && !strings.HasPrefix(value, "data:image/png") && !strings.HasPrefix(value, "data:image/jpeg")
	}
	return false
}

// isWholeDrawing tells whether all that a drawing shows is in its file. A browser fetches nothing for
// a drawing within a page, and from elsewhere for one that is opened alone.
func isWholeDrawing(data []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(data))
	inStyle := false
	for {
		token, err := d.Token()
		if err != nil {
			return err == io.EOF
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			inStyle = name == "style"
			for _, a := range t.Attr {
				key, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
				switch {
				case key == "href" && name != "a" || key == "src":
					if value != "" && !isInside(value) {
						return false
					}
				case reachesOut(value):
					return false
				}
			}
		case xml.EndElement:
			inStyle = false
		case xml.CharData:
			if inStyle && reachesOut(string(t)) {
				return false
			}
		}
	}
}

// Words is what a drawing's readers read in it, each text a line; "" of another picture.
func (p *Picture) Words(data []byte) string {
	if p.Format != formatSVG {
		return ""
	}
	var words strings.Builder
	d, skip := xml.NewDecoder(bytes.NewReader(plainDrawing(inUTF8(data)))), 0
	for {
		token, err := d.Token()
		if err != nil {
			return words.String()
		}
		switch t := token.(type) {
		case xml.StartElement:
			if skip > 0 || t.Name.Local == "style" {
				skip++
			}
		case xml.EndElement:
			skip = max(skip-1, 0)
			if t.Name.Local != "tspan" {
				words.WriteByte('\n')
			}
		case xml.CharData:
			if skip == 0 {
				words.WriteString(strings.Join(strings.Fields(string(t)), " "))
			}
		}
	}
}

// isInside tells whether an address leads to a place of the same file or holds its data itself.
func isInside(address string) bool {
	return strings.HasPrefix(address, "#") || strings.HasPrefix(strings.ToLower(address), "data:")
}

var styleAddress = lazyregexp.New(`(?i)@import|url\(\s*["']?\s*([^"')\s]*)`)

// reachesOut tells whether a style uses what lies elsewhere.
func reachesOut(style string) bool {
	for _, m := range styleAddress.FindAllStringSubmatch(style, -1) {
		if !isInside(m[1]) {
			return true
		}
	}
	return false
}

// notes are the prefixes, for a pattern, under which drawing programs note who drew a file, with what and where
// it lay.
const notes = "sodipodi|inkscape|rdf|cc|dc|adobe|xmp|corel|serif"

// plainDrawing copies an SVG without comments, instructions and what programs noted. It is cut and
// not written anew, so that all that is drawn stays as it was. One that was cut out of a web page, where
// no names are declared, gets them: as a file of its own a browser draws nothing of it.
func plainDrawing(data []byte) []byte {
	d := xml.NewDecoder(bytes.NewReader(data))
	var out []byte
	prefixes := strings.Split(notes, "|")
	from, depth, rooted := int64(0), 0, false // depth: inside of what is left out
	for {
		token, err := d.RawToken()
		if err != nil {
			return out
		}
		raw := data[from:d.InputOffset()]
		from = d.InputOffset()
		switch t := token.(type) {
		case xml.StartElement:
			if depth > 0 || t.Name.Local == "metadata" || slices.Contains(prefixes, t.Name.Space) {
				depth++
			} else {
				if !rooted {
					raw = declared(raw, t.Name, data)
				}
				out, rooted = append(out, plainTag(raw)...), true
			}
		case xml.EndElement:
			if depth > 0 {
				depth--
			} else {
				out = append(out, raw...) // of <path/> nothing
			}
		case xml.CharData:
			if depth == 0 {
				out = append(out, raw...)
			}
		}
	}
}

// declared is the first tag of a drawing with the names declared that the drawing uses.
func declared(tag []byte, name xml.Name, data []byte) []byte {
	if name.Space != "" || name.Local != "svg" {
		return tag
	}
	names := ""
	if !bytes.Contains(tag, []byte("xmlns=")) {
		names = ` xmlns="http://www.w3.org/2000/svg"`
	}
	if bytes.Contains(data, []byte("xlink:href")) && !bytes.Contains(data, []byte("xmlns:xlink")) {
		names += ` xmlns:xlink="http://www.w3.org/1999/xlink"`
	}
	return slices.Concat(tag[:len("<svg")], []byte(names), tag[len("<svg"):])
}

var (
	noteAttribute   = lazyregexp.New(`\s(?:` + notes + `):[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')`)
	embeddedPicture = lazyregexp.New(`data:image/(?:png|jpe?g);base64,[A-Za-z0-9+/=\s]+`)
)

// plainTag cuts notes out of the attributes of a tag, and out of pictures that it holds.
func plainTag(raw []byte) []byte {
	raw = noteAttribute.ReplaceAll(raw, nil)
	return embeddedPicture.ReplaceAllFunc(raw, func(link []byte) []byte {
		head, code, _ := bytes.Cut(link, []byte(","))
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(string(code)), ""))
		if err != nil {
			return append(head, ',')
		}
		kind, _ := Sniff(data)
		return append(append(bytes.Clone(head), ','), base64.StdEncoding.EncodeToString(plain(data, kind))...)
	})
}
