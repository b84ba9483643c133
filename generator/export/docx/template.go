package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Template is the styles of an office's own .docx.
type Template struct {
	before, after []byte            // its style sheet, cut before the end tag
	names         map[string]string // ids by names, in small letters
	taken         map[string]bool   // ids
}

// ErrTemplate is returned for a template whose styles cannot be read.
var ErrTemplate = errors.New("the template's styles cannot be read")

// maxStyles bounds a style sheet, in bytes.
const maxStyles = 16 << 20

// ReadTemplate reads the styles of a .docx.
func ReadTemplate(data []byte) (*Template, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	f, err := z.Open("word/styles.xml")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	defer f.Close()
	sheet, err := io.ReadAll(io.LimitReader(f, maxStyles+1))
	if err != nil || len(sheet) > maxStyles {
		return nil, ErrTemplate
	}
	end := bytes.LastIndex(sheet, []byte("</w:styles>"))
	if end < 0 {
		return nil, ErrTemplate
	}
	t := &Template{before: sheet[:end], after: sheet[end:], names: map[string]string{}, taken: map[string]bool{}}
	d := xml.NewDecoder(bytes.NewReader(sheet))
	id := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			switch {
			case e.Name.Local == "style" && a.Name.Local == "styleId":
				id = a.Value
				t.taken[id] = true
			case e.Name.Local == "name" && a.Name.Local == "val" && id != "":
				if name := strings.ToLower(a.Value); t.names[name] == "" {
					t.names[name] = id
				}
				id = ""
			}
		}
	}
}
