package edition

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"

	"casebook/generator/htmlnode"
)

// About is what the pages of a built site say of it as a whole.
type About struct {
	Title, Language string
	Internal        bool
	Updated         string // 内容更新, "2024-06-01"; "" where the input has no date
	Drafts          int    // pages that are not final
}

// Name is the edition's name in site.toml, "public" or "internal".
func (a *About) Name() string {
	if a.Internal {
		return "internal"
	}
	return "public"
}

// ReadAbout reads what is to be known of the site built in a folder before it is handed on; all is zero of a
// folder without one.
func ReadAbout(dir string) (About, error) {
	about := ReadHome(dir)
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !entry.Type().IsRegular() || filepath.Ext(name) != ".html" {
			return err
		}
		page, err := os.ReadFile(name)
		if bytes.Contains(page, []byte(`class="notice notice-draft"`)) {
			about.Drafts++
		}
		return err
	})
	if err != nil {
		return about, fmt.Errorf("edition: %w", err)
	}
	return about, nil
}

// ReadHome reads a site's first page alone, which does not tell of drafts.
func ReadHome(dir string) (about About) {
	f, err := os.Open(filepath.Join(dir, "index.html"))
	if err != nil {
		return about
	}
	defer f.Close()
	doc, err := html.Parse(f)
	if err != nil {
		return about
	}
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "html":
			about.Language, about.Internal = htmlnode.Attribute(n, "lang"), htmlnode.Attribute(n, "data-edition") == "internal"
		case n.Data == "title" && n.FirstChild != nil && about.Title == "":
			about.Title = strings.TrimSpace(n.FirstChild.Data)
		case n.Data == "time" && inFooter(n):
			about.Updated = htmlnode.Attribute(n, "datetime")
		}
	}
	return about
}

func inFooter(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "footer" {
			return true
		}
	}
	return false
}
