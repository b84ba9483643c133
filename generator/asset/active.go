package asset

import (
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
)

// activeTypes are files that a browser would run as part of the site, or a server for it.
var activeTypes = []string{".html", ".htm", ".xhtml", ".xht", ".shtml", ".js", ".mjs", ".wasm", ".xml", ".xsl", ".mht", ".mhtml", ".svgz", ".swf",
	".php", ".phtml", ".asp", ".aspx", ".jsp", ".cgi", ".pl", ".py", ".sh"}

// IsProgram tells whether a file is of a type that runs.
func IsProgram(file string) bool {
	return slices.Contains(activeTypes, strings.ToLower(path.Ext(file)))
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
