// Package docx reads a Word file into a document.
//
// It stands on archive/zip and encoding/xml: of the libraries for Go, some lose a figure inside a
// tracked change without a word, others link texts, footnotes, text boxes or charts. Elements are
// known by their local names, so that any prefix and both the strict and the transitional
// namespaces are read. What is not carried over as it stood is listed, never dropped.
package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// The reasons for which a file is refused as a whole.
var (
	ErrNotWord   = errors.New("not a .docx file")
	ErrElsewhere = errors.New("the text is another file within this one")
	ErrEncrypted = errors.New("the file is encrypted or of the old .doc format")
	ErrTooLarge  = errors.New("the file is too large when unpacked")
	ErrDamaged   = errors.New("the file is damaged")
)

// Limits of what is unpacked, in bytes.
const (
	maxPart    = 64 << 20
	maxPicture = 64 << 20
)

// container is an opened Word file.
type container struct {
	files map[string]*zip.File
}

func open(data []byte) (*container, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil, ErrEncrypted
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if bytes.HasPrefix(data, []byte("PK")) {
			return nil, ErrDamaged
		}
		return nil, ErrNotWord
	}
	c := &container{files: map[string]*zip.File{}}
	for _, f := range r.File {
		c.files[strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, "\\", "/")), "/")] = f
	}
	return c, nil
}

// part opens a file of the package, nil where it is not there.
func (c *container) part(name string) (io.ReadCloser, error) {
	f := c.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	return r, nil
}

// bytes returns a file of the package, nil where it is not there.
func (c *container) bytes(name string, limit int64) ([]byte, error) {
	r, err := c.part(name)
	if r == nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(data)) > limit {
		return nil, ErrTooLarge
	}
	if err != nil {
		return nil, ErrDamaged
	}
	return data, nil
}

// relations maps the ids of a part's relationships to their targets: names in the package, or
// addresses outside.
func (c *container) relations(part string) map[string]string {
	list := map[string]string{}
	root, _ := c.tree(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if root == nil {
		return list
	}
	root.each("Relationship", func(r *node) {
		target := r.attr("Target")
		if r.attr("TargetMode") != "External" {
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(path.Dir(part), target)
			}
		}
		list[r.attr("Id")] = target
	})
	return list
}

// mainPart is the name of the document in the package.
func (c *container) mainPart() string {
	root, _ := c.tree("_rels/.rels")
	name := ""
	if root != nil {
		root.each("Relationship", func(r *node) {
			if strings.HasSuffix(r.attr("Type"), "/officeDocument") {
				name = strings.TrimPrefix(path.Clean("/"+r.attr("Target")), "/")
			}
		})
	}
	if c.files[name] == nil {
		name = "word/document.xml"
	}
	return name
}
