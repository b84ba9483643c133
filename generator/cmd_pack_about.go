package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"

	"casebook/generator/problem"
)

// built is what the pages of a built site say of it as a whole.
type built struct {
	title, language string
	internal        bool
	updated         string // 内容更新, "2024-06-01"; "" where the input has no date
	drafts          int    // pages that are not final
}

// lookAtBuilt reads what is to be known of a built site before it is handed on; all is zero of a
// folder without one.
func lookAtBuilt(dir string) (built, error) {
	about := readHome(dir)
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !entry.Type().IsRegular() || filepath.Ext(name) != ".html" {
			return err
		}
		page, err := os.ReadFile(name)
		if bytes.Contains(page, []byte(`class="notice notice-draft"`)) {
			about.drafts++
		}
		return err
	})
	if err != nil {
		return about, fmt.Errorf("pack: %w", err)
	}
	return about, nil
}

// readHome reads a site's first page.
func readHome(dir string) (about built) {
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
			about.language, about.internal = attribute(n, "lang"), attribute(n, "data-edition") == "internal"
		case n.Data == "title" && n.FirstChild != nil && about.title == "":
			about.title = strings.TrimSpace(n.FirstChild.Data)
		case n.Data == "time" && inFooter(n):
			about.updated = attribute(n, "datetime")
		}
	}
	return about
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inFooter(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "footer" {
			return true
		}
	}
	return false
}

// said is what whoever hands a site on must know of it.
func (b *built) said() problem.Text {
	edition := text("公开版", "the public edition")
	if b.internal {
		edition = text("内部版（内部资料，不得外传）", "the internal edition (not to be passed on)")
	}
	date := text("内容没有写明日期", "its content has no date")
	if b.updated != "" {
		date = text("内容更新于 "+b.updated, "content of "+b.updated)
	}
	drafts := text("没有草稿", "no drafts")
	if b.drafts > 0 {
		drafts = text(fmt.Sprintf("含草稿 %d 页，请勿当作定稿分发", b.drafts), fmt.Sprintf("pages of drafts, which are not final: %d", b.drafts))
	}
	return text("这是"+edition.ZH+"；"+date.ZH+"；"+drafts.ZH+"。", "This is "+edition.EN+"; "+date.EN+"; "+drafts.EN+".")
}

// isEdition refuses a built site that is not the edition that is asked for, if one is.
func isEdition(dir, asked string) error {
	if err := checkEdition(asked); err != nil || asked == "" {
		return err
	}
	if about := readHome(dir); about.title != "" && editionOf(dir) != asked {
		return usage("%s 里的网站不是 %s 版。先运行 casebook build --edition %[2]s。", "the site in %s is not the %s edition; run casebook build --edition %[2]s first.", dir, asked)
	}
	return nil
}

// editionOf is the edition that a built site is, "public" or "internal".
func editionOf(dir string) string {
	if readHome(dir).internal {
		return "internal"
	}
	return "public"
}
