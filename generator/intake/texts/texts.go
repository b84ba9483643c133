// Package texts reads the texts of a folder as they come, without a site.
package texts

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/intake/docx"
	"casebook/generator/narrative"
	"casebook/generator/source"
	"casebook/generator/table"
)

// Bounds of one file, in bytes: of a text as a narrative is bounded, and of a Word file.
const (
	maxText = 4 << 20
	maxWord = 128 << 20
)

// Read reads the texts of a folder, at any depth: .md, .txt and .docx. Files that hold none are skipped and named.
func Read(dir string) (files []*source.File, skipped []string, err error) {
	root := os.DirFS(dir)
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		ext := strings.ToLower(path.Ext(name))
		if !d.Type().IsRegular() || strings.HasPrefix(path.Base(name), "~$") || !slices.Contains([]string{".md", ".txt", ".docx", ".doc", ".wps", ".rtf", ".pdf"}, ext) {
			return nil // ~$ is what Word keeps beside an open file
		}
		text, ok, err := textOf(root, name, ext)
		if err != nil {
			return err
		}
		if !ok {
			skipped = append(skipped, name)
			return nil
		}
		files = append(files, source.New(name, text))
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the texts of %s: %w", dir, err)
	}
	return files, skipped, nil
}

// textOf reads one file as Markdown; false where it is no text, too large or in another format.
func textOf(root fs.FS, name, ext string) (text string, ok bool, err error) {
	limit := int64(maxText)
	switch ext {
	case ".docx":
		limit = maxWord
	case ".md", ".txt":
	default:
		return "", false, nil
	}
	info, err := fs.Stat(root, name)
	if err != nil || info.Size() > limit {
		return "", false, err
	}
	data, err := fs.ReadFile(root, name)
	if err != nil {
		return "", false, err
	}
	if ext == ".docx" {
		paper, err := docx.Read(data, "")
		if err != nil {
			return "", false, nil
		}
		data = narrative.Append(nil, &paper.Document)
		if len(data) > maxText {
			return "", false, nil
		}
		return string(data), true, nil
	}
	text, encoding := table.Decode(string(data))
	return text, encoding != table.Unknown && utf8.ValidString(text), nil
}
