package site

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/theme"
)

// themeFileKind is the style sheets, scripts and pictures of the theme.
func (s *Site) themeFileKind() *page.Kind {
	return &page.Kind{
		Name: "theme file", Folder: "assets",
		Routes: func(_ *page.Model, add page.Add) {
			for i := range s.files {
				add(s.files[i].Path, 0, &s.files[i])
			}
		},
		Append: func(p *page.Page, b []byte) ([]byte, error) {
			return append(b, p.Route.Of.(*theme.Asset).Bytes...), nil
		},
		Deps: func(d page.Deps, _ *page.Model, r *page.Route) {
			d.Unknown() // bundles depend on packages of npm too
			for _, name := range r.Of.(*theme.Asset).Sources {
				d.Record(fileSpan(name))
			}
		},
	}
}

// siteFileKind is the pictures and papers of the site.
func (s *Site) siteFileKind() *page.Kind {
	return &page.Kind{
		Name: "site file",
		Routes: func(m *page.Model, add page.Add) {
			for _, a := range m.Report.Assets {
				add(a.Out, 0, a)
			}
		},
		Append: s.siteFile,
		Deps: func(d page.Deps, _ *page.Model, r *page.Route) {
			d.Unknown() // it may be a link to what lies elsewhere
			d.Record(fileSpan(r.Of.(*report.Asset).Path))
		},
	}
}

// fileSpan is a place in a file that is known by its name.
func fileSpan(name string) source.Span { return source.New(name, "").At(0, 0) }

// siteFile copies an image or a document of the site. The path may not leave the site's
// folder, not by a link either.
func (s *Site) siteFile(p *page.Page, b []byte) ([]byte, error) {
	a := p.Route.Of.(*report.Asset)
	f, err := os.OpenInRoot(page.FirstOf(s.Options.Site, "."), filepath.FromSlash(a.Path))
	if err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	defer f.Close()
	out := &page.Sink{Bytes: b}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		out.Bytes = slices.Grow(out.Bytes, int(info.Size())+1) // not by doubling: it may be large
	}
	if _, err := io.Copy(out, f); err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	return out.Bytes, nil
}
