// Package mend writes into the author's files what problems know to mend themselves (problem.Edit).
// A file is written whole, or left alone where it is no longer what was read.
package mend

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/atomicfile"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Change is one line of a file before and after.
type Change struct {
	File          string
	Line          int // from 1, before
	Before, After string
}

// Result is what was mended, in the order of files and lines.
type Result struct {
	Changes []Change
	Left    []string // files that have changed since they were read, or are read in another encoding
}

const bom = "\ufeff"

// Files applies the edits of problems to the files of the site in dir; with dry nothing is written.
// Of edits that overlap the first is made: the others are found again by whoever looks again.
func Files(dir string, problems []problem.Problem, dry bool) (Result, error) {
	var r Result
	edits := map[*source.File][]problem.Edit{}
	var files []*source.File
	for i := range problems {
		list := problems[i].Edits
		if len(list) == 0 {
			continue
		}
		f := list[0].Span.File
		if f == nil || f.Sheet != "" || overlaps(edits[f], list) {
			continue
		}
		if edits[f] == nil {
			files = append(files, f)
		}
		edits[f] = append(edits[f], list...)
	}
	slices.SortFunc(files, func(a, b *source.File) int { return cmp.Compare(a.Path, b.Path) })
	for _, f := range files {
		list := edits[f]
		slices.SortStableFunc(list, func(a, b problem.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		changed, err := file(dir, f, list, dry)
		if errors.Is(err, atomicfile.ErrChanged) {
			r.Left = append(r.Left, f.Path)
			continue
		}
		if err != nil {
			return r, fmt.Errorf("mend %s: %w", f.Path, err)
		}
		r.Changes = append(r.Changes, changed...)
	}
	return r, nil
}

// overlaps tells whether one of several edits touches one that is to be made.
func overlaps(made, list []problem.Edit) bool {
	for _, a := range list {
		for _, b := range made {
			if a.Span.Start < b.Span.End && b.Span.Start < a.Span.End || a.Span.Start == b.Span.Start {
				return true
			}
		}
	}
	return false
}

// file applies sorted edits to one file.
func file(dir string, f *source.File, edits []problem.Edit, dry bool) ([]Change, error) {
	name := filepath.Join(dir, filepath.FromSlash(f.Path))
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	text := f.Text()
	if strings.TrimPrefix(string(raw), bom) != text {
		return nil, atomicfile.ErrChanged
	}
	end := "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	var out strings.Builder
	out.Write(raw[:len(raw)-len(text)])
	at := 0
	for _, e := range edits {
		out.WriteString(text[at:e.Span.Start])
		out.WriteString(strings.ReplaceAll(e.Text, "\n", end))
		at = int(e.Span.End)
	}
	out.WriteString(text[at:])
	changes := linesOf(f, text, edits)
	if dry {
		return changes, nil
	}
	return changes, atomicfile.Replace(name, raw, []byte(out.String()))
}

// linesOf shows each line that edits change.
func linesOf(f *source.File, text string, edits []problem.Edit) []Change {
	var list []Change
	for i := 0; i < len(edits); {
		line := f.Position(int(edits[i].Span.Start)).Line
		start := f.LineStart(line)
		end := start + len(f.Line(line))
		var after strings.Builder
		at := start
		for ; i < len(edits) && int(edits[i].Span.Start) <= end; i++ {
			e := edits[i]
			after.WriteString(text[at:e.Span.Start])
			after.WriteString(e.Text)
			at = int(e.Span.End)
		}
		if at < end {
			after.WriteString(text[at:end])
		}
		list = append(list, Change{f.Path, line, text[start:end], after.String()})
	}
	return list
}
