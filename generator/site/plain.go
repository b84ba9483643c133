package site

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"casebook/generator/page"
	"casebook/generator/picture"
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

// siteFileKind is the papers, sound and films of the site.
func (s *Site) siteFileKind() *page.Kind {
	return &page.Kind{
		Name: "site file",
		Routes: func(m *page.Model, add page.Add) {
			for _, a := range m.Report.Assets {
				if a.Picture == nil {
					add(a.Out, 0, a)
				}
			}
		},
		Append: s.siteFile,
		Deps: func(d page.Deps, _ *page.Model, r *page.Route) {
			d.Unknown() // it may be a link to what lies elsewhere
			d.Record(fileSpan(r.Of.(*report.Asset).Path))
		},
	}
}

// version is a picture of the site in one of its sizes. Files with the same bytes are one picture.
type version struct {
	picture.Version
	of    *report.Asset
	paths []string // of all files that are it
}

// pictureKind is the pictures of the site.
func (s *Site) pictureKind() *page.Kind {
	return &page.Kind{
		Name: "picture",
		Routes: func(m *page.Model, add page.Add) {
			paths := map[[32]byte][]string{}
			for _, a := range m.Report.Assets {
				if a.Picture != nil {
					paths[a.Sum] = append(paths[a.Sum], a.Path)
				}
			}
			for _, a := range m.Report.Assets {
				if a.Picture == nil || paths[a.Sum][0] != a.Path {
					continue
				}
				for _, v := range a.Picture.Versions() {
					add(v.Address(a.Sum), 0, &version{v, a, paths[a.Sum]})
				}
			}
		},
		Append: func(p *page.Page, b []byte) ([]byte, error) {
			v := p.Route.Of.(*version)
			data, err := s.Options.Pictures.Version(v.of.Picture, v.of.Sum, v.Version, func() ([]byte, error) { return s.readFile(nil, v.of.Path) })
			if err != nil {
				return b, fmt.Errorf("make a picture of %s: %w", v.of.Path, err)
			}
			return append(b, data...), nil
		},
		Deps: func(d page.Deps, _ *page.Model, r *page.Route) {
			for _, name := range r.Of.(*version).paths { // its address says the rest: it is made of the bytes alone
				d.Record(fileSpan(name))
			}
		},
	}
}

// fileSpan is a place in a file that is known by its name.
func fileSpan(name string) source.Span { return source.New(name, "").At(0, 0) }

// siteFile copies a document of the site.
func (s *Site) siteFile(p *page.Page, b []byte) ([]byte, error) {
	a := p.Route.Of.(*report.Asset)
	b, err := s.readFile(b, a.Path)
	if err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	return b, nil
}

// readFile appends a file of the site. Its path may not leave the site's folder, not by a link
// either.
func (s *Site) readFile(b []byte, name string) ([]byte, error) {
	f, err := os.OpenInRoot(page.FirstOf(s.Options.Site, "."), filepath.FromSlash(name))
	if err != nil {
		return b, err
	}
	defer f.Close()
	out := &page.Sink{Bytes: b}
	if info, err := f.Stat(); err == nil {
		out.Bytes = slices.Grow(out.Bytes, int(info.Size())+1) // not by doubling: it may be large
	}
	_, err = io.Copy(out, f)
	return out.Bytes, err
}
