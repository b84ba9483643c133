package asset

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// maxUnpacked bounds what is unpacked of a paper for its words, in bytes, maxWords the words that are
// kept of it: a few megabytes of a zip can hold any number of them.
const (
	maxUnpacked = 16 << 20
	maxWords    = 1 << 20
)

// Words is the text of an office paper (ECMA-376, OpenDocument), a line for each paragraph or row of a
// sheet: of all sheets, slides, notes, comments and tracked changes, hidden or not, since whoever has
// the file can show them. It is "" of another file, and cut where there is too much of it.
func Words(name string, r io.ReaderAt, size int64) string {
	parts := partsWithWords(strings.ToLower(path.Ext(name)))
	if parts == nil {
		return ""
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return ""
	}
	w := wordsReader{left: maxUnpacked}
	if f, err := z.Open("xl/sharedStrings.xml"); err == nil {
		w.read(f, &w.shared)
		f.Close()
	}
	var lines []string
	for _, part := range z.File {
		if !parts.MatchString(part.Name) {
			continue
		}
		f, err := part.Open()
		if err != nil {
			continue
		}
		w.read(f, &lines)
		f.Close()
	}
	words := strings.Join(lines, "\n")
	return strings.ToValidUTF8(words[:min(len(words), maxWords)], "") // a character may be cut
}

// partsWithWords matches the parts of a paper that hold words, nil of another file.
func partsWithWords(ending string) *regexp.Regexp {
	switch ending {
	case ".docx":
		return regexp.MustCompile(`^word/(document|comments|footnotes|endnotes|header\d*|footer\d*)\.xml$`)
	case ".xlsx":
		return regexp.MustCompile(`^xl/(worksheets/[^/]+|comments\d*|comments/[^/]+|threadedComments/[^/]+)\.xml$`)
	case ".pptx":
		return regexp.MustCompile(`^ppt/(slides|notesSlides|comments)/[^/]+\.xml$`)
	case ".odt", ".ods", ".odp":
		return regexp.MustCompile(`^content\.xml$`)
	}
	return nil
}

// wordsReader reads the parts of one paper.
type wordsReader struct {
	left   int64    // bytes that may still be unpacked
	shared []string // texts that cells refer to by number
	cell   string   // the type of the current cell
}

// read appends the lines of a part. What is no XML ends where it stops being so.
func (w *wordsReader) read(f io.Reader, lines *[]string) {
	limited := &io.LimitedReader{R: f, N: w.left}
	d := xml.NewDecoder(limited)
	var line strings.Builder
	var open []string
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
			switch t.Name.Local {
			case "c":
				w.cell = attribute(t.Attr, "t")
			case "tab", "br":
				line.WriteByte(' ')
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			switch t.Name.Local {
			case "p", "row", "si", "comment", "threadedComment", "table-row":
				if slices.Contains(open, "table-row") || slices.Contains(open, "row") { // a paragraph of a cell
					line.WriteByte(' ')
					continue
				}
				if text := plainLine(line.String()); text != "" || t.Name.Local == "si" {
					*lines = append(*lines, text)
				}
				line.Reset()
			case "c", "tc":
				line.WriteByte(' ')
			}
		case xml.CharData:
			if len(open) > 0 {
				line.WriteString(w.text(open[len(open)-1], string(t)))
			}
		}
	}
	if text := plainLine(line.String()); text != "" {
		*lines = append(*lines, text)
	}
	w.left = limited.N
}

func plainLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// text is what an element's characters say to a reader: of cells some stand for a text elsewhere.
func (w *wordsReader) text(element, s string) string {
	switch element {
	case "v":
		if w.cell != "s" {
			return s
		}
		if i, err := strconv.Atoi(s); err == nil && i >= 0 && i < len(w.shared) {
			return w.shared[i]
		}
		return ""
	case "t", "delText", "p", "h", "span", "a", "text": // Word and PowerPoint; OpenDocument; comments of threads
		return s
	}
	return ""
}

func attribute(list []xml.Attr, name string) string {
	for _, a := range list {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
