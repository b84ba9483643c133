package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"

	"casebook/generator/build"
	"casebook/generator/edition"
	"casebook/generator/manifest"
)

// builtSite is the site in an output folder beside what the present input makes.
type builtSite struct {
	dir     string
	edition *edition.Edition
	now     *build.Rendered
	differs []string // output paths; none where the folder matches the input
	drafts  bool     // it differs by holding drafts
}

// openBuilt reads an output folder.
func openBuilt(dir string) (*edition.Edition, error) {
	e, err := edition.Open(dir)
	switch {
	case errors.Is(err, edition.ErrNoSite), errors.Is(err, fs.ErrNotExist):
		return nil, explain(err, "%s 里没有生成好的网站，请先运行 casebook build。", "there is no built site in %s; run casebook build first.", dir)
	case errors.Is(err, manifest.ErrForeign):
		return nil, explain(err, "%s 里的 manifest.json 不是本程序写的，或已损坏，请先运行 casebook build。", "the manifest.json in %s is damaged or was not made by this program; run casebook build first.", dir)
	}
	return e, err
}

// compareBuilt makes the site anew, in memory, and compares: nothing else can tell that an output
// folder is what its input says. A build for another address than the site's own is reported by the
// address that its first page names.
func compareBuilt(ctx context.Context, c *console, o build.Options, dir string) (*builtSite, error) {
	b := &builtSite{dir: dir}
	var err error
	if b.edition, err = openBuilt(dir); err != nil {
		return nil, err
	}
	if o.Base == "" {
		o.Base = builtFor(dir)
	}
	if b.now, err = build.Render(ctx, o); err != nil {
		return nil, err
	}
	if b.now.Stops(o.Strict) || b.now.Entries == nil {
		if err := c.problems(&b.now.Findings); err != nil {
			return nil, fmt.Errorf("print the problems: %w", err)
		}
		return nil, errAuthor
	}
	b.differs = edition.Differs(b.edition, edition.New(b.now.Entries, b.now.File))
	if len(b.differs) > 0 && !o.Drafts {
		o.Drafts = true
		with, err := build.Render(ctx, o)
		if err != nil {
			return nil, err
		}
		b.drafts = with.Entries != nil && len(edition.Differs(b.edition, edition.New(with.Entries, with.File))) == 0
	}
	return b, nil
}

// builtFor is the address that a site was built for: what the canonical link of its first page
// says, "" where it has none.
func builtFor(dir string) string {
	f, err := os.Open(filepath.Join(dir, "index.html"))
	if err != nil {
		return ""
	}
	defer f.Close()
	doc, err := html.Parse(f)
	if err != nil {
		return ""
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "link" {
			continue
		}
		rel, href := "", ""
		for _, a := range n.Attr {
			switch a.Key {
			case "rel":
				rel = a.Val
			case "href":
				href = a.Val
			}
		}
		if rel == "canonical" {
			return strings.TrimSuffix(href, "/")
		}
	}
	return ""
}

// few lists some of many names for a message.
func few(list []string) string {
	if len(list) > 5 {
		return strings.Join(list[:5], "、") + " …"
	}
	return strings.Join(list, "、")
}
