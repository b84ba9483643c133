package build

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casebook/generator/load"
	"casebook/generator/parallel"
	"casebook/generator/site"
	"casebook/generator/theme"
	"casebook/generator/write"
)

// inputs is the content of all files that a site is made from, as hashes. Contents and not
// times are compared, because an older version of a file that is put back, or one from an
// archive, may have any time.
type inputs struct {
	site    string
	files   []inputFile // sorted by path
	program [32]byte    // of the program itself, the front end and the options
	began   time.Time
}

// inputFile is one of them.
type inputFile struct {
	path string // in the site's folder, "/" separated
	info fs.FileInfo
	sum  [32]byte
}

// folders are where all input lies.
var folders = [...]string{"content", "data", "layouts"}

// readInputs hashes the input. It returns nil where that cannot vouch for what a build
// reads: a link leads to what has no path here, and what cannot be read cannot be compared.
func (o Options) readInputs(ctx context.Context) *inputs {
	in := &inputs{site: o.Site, began: time.Now()}
	var err error
	if in.program, err = o.identity(); err != nil {
		return nil
	}
	if in.files, err = listInputs(o.Site, folders[:]...); err != nil {
		return nil
	}
	if parallel.Each(ctx, o.Jobs, len(in.files), func(i int) error { return in.files[i].hash(o.Site) }) != nil {
		return nil
	}
	return in
}

// listInputs lists the files in some folders of a site, whatever they are for, sorted by path.
func listInputs(site string, folders ...string) ([]inputFile, error) {
	var list []inputFile
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(site, folder), func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if d.Name() == "node_modules" {
					return fs.SkipDir
				}
				return nil
			}
			if d.Type()&fs.ModeSymlink != 0 {
				return fmt.Errorf("%s is a link", p)
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(site, p)
			list = append(list, inputFile{path: filepath.ToSlash(rel), info: info})
			return err
		})
		if _, missing := os.Lstat(filepath.Join(site, folder)); err != nil && missing == nil {
			return nil, err
		}
	}
	slices.SortFunc(list, func(a, b inputFile) int { return strings.Compare(a.path, b.path) })
	return list, nil
}

// hash reads the file. A pipe or a device is only known by its name, and what is larger than
// any file that is read by its size: nothing reads them.
func (f *inputFile) hash(site string) error {
	if !f.info.Mode().IsRegular() || f.info.Size() > load.MaxFile {
		return nil
	}
	r, err := os.Open(filepath.Join(site, filepath.FromSlash(f.path)))
	if err != nil {
		return err
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return err
	}
	h.Sum(f.sum[:0])
	return nil
}

// identity changes with the program and with all that it is told.
func (o Options) identity() (sum [32]byte, err error) {
	name, err := os.Executable()
	if err != nil {
		return sum, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return sum, err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %d %d %q\n", name, info.Size(), info.ModTime().UnixNano(), o.Version)
	fmt.Fprintf(h, "%q %t %t %v\n", o.Base, o.Drafts, o.Strict, o.Today)
	fmt.Fprintf(h, "%q\n", theme.FrontEnd(o.Site))
	h.Sum(sum[:0])
	return sum, nil
}

// key stands for the whole input; zero where in is nil.
func (in *inputs) key() write.Key {
	if in == nil {
		return write.Key{}
	}
	h := sha256.New()
	h.Write(in.program[:])
	var b []byte
	for i := range in.files {
		b = in.files[i].append(b[:0])
		h.Write(b)
	}
	return write.Key(h.Sum(nil)[:16])
}

// append appends what tells one state of a file from another.
func (f *inputFile) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(f.path)))
	b = append(b, f.path...)
	b = binary.AppendUvarint(b, uint64(f.info.Size()))
	b = binary.AppendUvarint(b, uint64(f.info.Mode().Type()))
	return append(b, f.sum[:]...)
}

// still tells whether no file was changed since the input was read: what was hashed is then
// what the build has read. A file written lately may have been changed again within one tick
// of the clock; it is read again.
func (in *inputs) still() bool {
	if in == nil {
		return false
	}
	now, err := listInputs(in.site, folders[:]...)
	if err != nil || len(now) != len(in.files) {
		return false
	}
	for i := range now {
		a, b := &in.files[i], &now[i]
		if !sameFile(*a, *b) {
			return false
		}
		if b.info.ModTime().After(in.began.Add(-lately)) && (b.hash(in.site) != nil || a.sum != b.sum) {
			return false
		}
	}
	return true
}

// lately is longer than any file system's tick.
const lately = 2 * time.Second

// keys prepares the keys of pages; nil where in is.
func (in *inputs) keys(site *site.Site) *site.Keys {
	if in == nil {
		return nil
	}
	sums := make(map[string][32]byte, len(in.files))
	for i := range in.files {
		sums[in.files[i].path] = in.files[i].sum
	}
	return site.Keys(in.program, sums)
}
