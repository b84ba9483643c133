package build

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"

	"casebook/generator/input"
	"casebook/generator/manifest"
	"casebook/generator/page"
	"casebook/generator/parallel"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/site"
)

// Rendered is a site as a build would write it, in nobody's folder: by it an output folder is
// compared with the present input, and one edition with another. Files are made again when they
// are asked for, so that it holds no more than their hashes.
type Rendered struct {
	session.Findings
	Entries []manifest.Entry // in the order of their paths, without their sources; nil where problems stop a build
	made    *site.Site
}

// Render makes all files of a site and keeps their hashes.
func Render(ctx context.Context, o Options) (*Rendered, error) {
	s := session.New(o.Options)
	if _, err := s.Look(ctx, input.Changes{}); err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	reading, err := s.Read(ctx)
	if err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	r := &Rendered{Findings: reading.Findings}
	if r.made, err = reading.Make(ctx); err != nil || r.Stops(o.Strict) || r.made == nil {
		return r, err
	}
	routes := slices.Collect(r.made.Routes())
	routes = slices.DeleteFunc(routes, func(x page.Route) bool { return x.Path == manifest.EditionScript })
	r.Entries = make([]manifest.Entry, len(routes), len(routes)+1)
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	err = parallel.Each(ctx, o.Jobs, len(routes), func(i int) error {
		buf := buffers.Get().(*[]byte)
		defer buffers.Put(buf)
		b, err := r.made.Append((*buf)[:0], routes[i])
		*buf = b
		r.Entries[i] = manifest.Entry{Path: routes[i].Path, Bytes: int64(len(*buf)), Sum: sha256.Sum256(*buf)}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	slices.SortFunc(r.Entries, byPath)
	script, err := r.made.AppendEditionScript(nil, r.code())
	if err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	e := manifest.Entry{Path: manifest.EditionScript, Bytes: int64(len(script)), Sum: sha256.Sum256(script)}
	at, _ := slices.BinarySearchFunc(r.Entries, e, byPath)
	r.Entries = slices.Insert(r.Entries, at, e)
	return r, nil
}

func byPath(a, b manifest.Entry) int { return cmp.Compare(a.Path, b.Path) }

// code is the code of the edition.
func (r *Rendered) code() string { return manifest.Code(r.Entries) }

// Report is what the site was made of.
func (r *Rendered) Report() *report.Report { return r.made.Report }

// File makes one file anew.
func (r *Rendered) File(path string) ([]byte, error) {
	if path == manifest.EditionScript {
		return r.made.AppendEditionScript(nil, r.code())
	}
	route, ok := r.made.Find(path)
	if !ok {
		return nil, fmt.Errorf("render %s: there is no such file", path)
	}
	return r.made.Append(nil, route)
}
