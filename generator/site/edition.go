package site

import (
	"fmt"

	"casebook/generator/jsonstring"
	"casebook/generator/manifest"
	"casebook/generator/page"
)

// editionKind is the script that tells pages which edition they are of. Pages themselves hold no
// code: an edit would change all of them. A build makes it when all other files are made; a
// server, which makes none of them ahead, has one without a code.
func (s *Site) editionKind() *page.Kind {
	return &page.Kind{
		Name:   "edition script",
		Routes: func(_ *page.Model, add page.Add) { add(manifest.EditionScript, 0, nil) },
		Append: func(_ *page.Page, b []byte) ([]byte, error) { return s.AppendEditionScript(b, "") },
		Deps:   func(d page.Deps, _ *page.Model, _ *page.Route) { d.Unknown() },
	}
}

// AppendEditionScript appends the script of an edition, the code of which may be "".
func (s *Site) AppendEditionScript(b []byte, code string) ([]byte, error) {
	size, drawing, err := s.EditionCode(code)
	if err != nil {
		return b, fmt.Errorf("draw the code of an edition: %w", err)
	}
	b = append(b, "casebookEdition={code:"...)
	b = jsonstring.AppendInScript(b, code)
	if drawing != nil {
		b = append(jsonstring.AppendInScript(append(b, ",size:"...), size), ",qr:"...)
		b = jsonstring.AppendInScript(b, string(drawing))
	}
	return append(b, "};\n"...), nil
}
