package page

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"casebook/generator/report"
)

// AppendText appends s as text or as a quoted attribute's value.
func AppendText(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&#34;"
		case '\'':
			entity = "&#39;"
		case 0:
			entity = "\uFFFD"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), entity...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

const upperHex = "0123456789ABCDEF"

// appendPath appends an output path as a URL's path: all but what is safe in one is
// percent-encoded, so that a file's name can be any.
func appendPath(b []byte, path string) []byte {
	plain := 0
	for i := 0; i < len(path); i++ {
		if c := path[i]; !isPathByte(c) {
			b = append(append(b, path[plain:i]...), '%', upperHex[c>>4], upperHex[c&15])
			plain = i + 1
		}
	}
	return append(b, path[plain:]...)
}

func isPathByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '/' || c == '-' || c == '_' || c == '.' || c == '~'
}

// appendHref appends the link from the page to an output path. A fragment stays as it is.
func (p *Page) appendHref(b []byte, path string) []byte {
	b = append(b, p.prefix...)
	path, fragment, has := strings.Cut(path, "#")
	b = appendPath(b, path)
	if has {
		b = appendFragment(append(b, '#'), fragment)
	}
	return b
}

// appendFragment appends the part of a link after "#".
func appendFragment(b []byte, id string) []byte {
	for i := 0; i < len(id); i++ {
		if c := id[i]; isPathByte(c) || c == ':' || c == '%' {
			b = append(b, c)
		} else {
			b = append(b, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return b
}

func (p *Page) href(path string) string { return string(p.appendHref(nil, path)) }

// appendLink appends <a href="path">text</a>.
func (p *Page) appendLink(b []byte, path, text string) []byte {
	b = append(b, `<a href="`...)
	b = p.appendHref(b, path)
	b = append(b, `">`...)
	b = AppendText(b, text)
	return append(b, `</a>`...)
}

// appendIndicatorLink is appendLink to an indicator's page, of which a country's pages have
// twelve million.
func (p *Page) appendIndicatorLink(b []byte, i *report.Indicator) []byte {
	b = append(append(b, `<a href="`...), p.prefix...)
	return append(b, p.linksTo[i.Index]...)
}

// linkIndicators makes what is the same in all links to each indicator.
func linkIndicators(list []*report.Indicator) []string {
	links := make([]string, len(list))
	for k, i := range list {
		b := append(appendPath(nil, IndicatorPath(i)), `">`...)
		links[k] = string(append(AppendText(b, i.Name), `</a>`...))
	}
	return links
}

// appendTagged appends <tag class="class">text</tag>, nothing where the text is empty.
func appendTagged(b []byte, tag, class, text string) []byte {
	if text == "" {
		return b
	}
	b = append(append(b, '<'), tag...)
	if class != "" {
		b = append(append(append(b, ` class="`...), class...), '"')
	}
	b = AppendText(append(b, '>'), text)
	b = append(append(b, `</`...), tag...)
	return append(b, '>')
}

// Fingerprinted returns stem-HASH.ext, so that a host may let a browser keep the file.
func Fingerprinted(stem, ext string, content []byte) string {
	sum := sha256.Sum256(content)
	return stem + "-" + hex.EncodeToString(sum[:4]) + ext
}
