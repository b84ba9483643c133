package office

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"maps"
	"path"
	"slices"
	"strings"
)

// ExportNamespace is the XML namespace of the part of a Word file that carries what was exported:
// by it the file is known when it comes back.
const ExportNamespace = "urn:casebook:export:1"

// Package is a file of Office: parts, with their types and relations.
type Package struct {
	parts []part
	kinds map[string]string // content types by extension
	rels  []*relations      // in the order in which their owners first had one
}

type part struct {
	name, kind string // kind is "" where the extension tells it
	data       []byte
	stored     bool // is packed already
}

type relations struct {
	of   string // the part that they lead from; "" is the package
	list []relation
}

type relation struct {
	kind, target string
	external     bool
}

// NewPackage returns an empty package.
func NewPackage() *Package {
	return &Package{kinds: map[string]string{"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}}
}

// Add adds a part of a content type.
func (p *Package) Add(name, contentType string, data []byte) {
	p.parts = append(p.parts, part{name: name, kind: contentType, data: data})
}

// AddMedia adds a part whose type its extension tells, which is packed already.
func (p *Package) AddMedia(name, contentType string, data []byte) {
	p.kinds[strings.TrimPrefix(path.Ext(name), ".")] = contentType
	p.parts = append(p.parts, part{name: name, data: data, stored: true})
}

// RelationBase is what the types of relations begin with.
const RelationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Relate adds a relation from a part, "" for the package, to another and returns its id. A kind
// without a scheme is below RelationBase.
func (p *Package) Relate(from, kind, to string) string { return p.relate(from, kind, to, false) }

// RelateExternal is Relate to an address elsewhere.
func (p *Package) RelateExternal(from, kind, address string) string {
	return p.relate(from, kind, address, true)
}

func (p *Package) relate(from, kind, to string, external bool) string {
	if !strings.Contains(kind, "://") {
		kind = RelationBase + kind
	}
	if !external {
		to = relative(path.Dir(from), to)
	}
	var r *relations
	for _, have := range p.rels {
		if have.of == from {
			r = have
		}
	}
	if r == nil {
		r = &relations{of: from}
		p.rels = append(p.rels, r)
	}
	r.list = append(r.list, relation{kind, to, external})
	return "rId" + Itoa(len(r.list))
}

// relative is the way from a folder to a part.
func relative(folder, to string) string {
	up := ""
	for folder != "." && !strings.HasPrefix(to, folder+"/") {
		up, folder = up+"../", path.Dir(folder)
	}
	return up + strings.TrimPrefix(to, folder+"/")
}

// Bytes packs the package.
func (p *Package) Bytes() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name string, data []byte, stored bool) error { return putPart(z, name, data, stored) }
	if err := put("[Content_Types].xml", p.contentTypes(), false); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	for _, r := range p.rels {
		name := path.Join(path.Dir(r.of), "_rels", path.Base(r.of)+".rels")
		if r.of == "" {
			name = "_rels/.rels"
		}
		if err := put(name, r.xml(), false); err != nil {
			return nil, fmt.Errorf("pack: %w", err)
		}
	}
	for i := range p.parts {
		if err := put(p.parts[i].name, p.parts[i].data, p.parts[i].stored); err != nil {
			return nil, fmt.Errorf("pack: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return b.Bytes(), nil
}

func (p *Package) contentTypes() []byte {
	x := &XML{}
	x.Raw(Header).Start("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, ext := range slices.Sorted(maps.Keys(p.kinds)) {
		x.Empty("Default", "Extension", ext, "ContentType", p.kinds[ext])
	}
	for i := range p.parts {
		if p.parts[i].kind != "" {
			x.Empty("Override", "PartName", "/"+p.parts[i].name, "ContentType", p.parts[i].kind)
		}
	}
	return x.End("Types").B
}

func (r *relations) xml() []byte {
	x := &XML{}
	x.Raw(Header).Start("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	for i, to := range r.list {
		if to.external {
			x.Empty("Relationship", "Id", "rId"+Itoa(i+1), "Type", to.kind, "Target", to.target, "TargetMode", "External")
		} else {
			x.Empty("Relationship", "Id", "rId"+Itoa(i+1), "Type", to.kind, "Target", to.target)
		}
	}
	return x.End("Relationships").B
}

// packing is how hard a part is packed: one step more takes twice the time for a five-hundredth.
const packing = 5

// putPart writes a part with its sizes before it and not behind: pandoc and Java's streams cannot
// read a stored part, such as a chart's workbook, whose end they must find by themselves.
func putPart(z *zip.Writer, name string, data []byte, stored bool) error {
	h := zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data), UncompressedSize64: uint64(len(data))}
	if !stored {
		var packed bytes.Buffer
		w, err := flate.NewWriter(&packed, packing)
		if err != nil {
			return err
		}
		if _, err = w.Write(data); err == nil {
			err = w.Close()
		}
		if err != nil {
			return err
		}
		h.Method, data = zip.Deflate, packed.Bytes()
	}
	h.CompressedSize64 = uint64(len(data))
	w, err := z.CreateRaw(&h)
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}
