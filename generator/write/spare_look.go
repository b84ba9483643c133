package write

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casebook/generator/parallel"
)

type haveFile struct {
	path  string
	stamp stamp
}

// look finds out what lies in the edition.
func (s *spare) look(ctx context.Context, jobs int) error {
	if err := s.findMode(); err != nil {
		return err
	}
	list := s.was.folders
	s.whole, s.there = make([]bool, len(list)), make([]bool, len(list))
	if s.tree.glance(s.was, s.mode) {
		for k := range list {
			s.whole[k], s.there[k] = true, true
		}
		s.have = make([]haveFile, 0, len(s.was.files))
		for i := range s.was.files {
			s.have = append(s.have, haveFile{s.was.files[i].path, s.was.files[i].stamp})
		}
		return nil
	}
	now := time.Now()
	err := parallel.Each(ctx, jobs, (len(list)+batch-1)/batch, func(i int) error {
		for k := i * batch; k < min((i+1)*batch, len(list)); k++ {
			f := &list[k]
			is, err := s.tree.status(cmp.Or(f.path, "."))
			s.there[k] = err == nil && is.folder
			// The mode may have been another when the stamp was taken, of whoever closed a folder by
			// hand, or of a run with another umask.
			s.whole[k] = s.there[k] && f.stamp != folderStamp{} && is.asFolder(now) == f.stamp && (f.path == "" || is.perm == s.mode)
		}
		return nil
	})
	if err != nil {
		return err
	}
	open, gone := map[string]bool{}, map[string]bool{} // folders that are not as they were, and not there
	for i, f := range list {
		if len(gone) > 0 && gone[folderOf(f.path)] { // a link may have led there
			s.there[i], s.whole[i] = false, false
		}
		if !s.there[i] {
			gone[f.path] = true
		}
		if !s.whole[i] {
			open[f.path] = true
		}
	}
	for i := range s.was.files {
		f := &s.was.files[i]
		if !open[folderOf(f.path)] {
			s.have = append(s.have, haveFile{f.path, f.stamp})
		}
	}
	for i, f := range list {
		if s.there[i] && !s.whole[i] {
			if err := s.list(f.path); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(s.have, func(a, b haveFile) int { return strings.Compare(a.path, b.path) })
	return nil
}

// findMode finds the mode that folders are made with, in the edition itself: they may inherit some of it.
func (s *spare) findMode() error {
	probe := filepath.Join(s.tree.dir, ".casebook-mode")
	if err := os.Mkdir(probe, 0o755); err != nil {
		return err
	}
	info, err := os.Lstat(probe)
	if err == nil {
		s.mode = info.Mode().Perm()
		err = os.Remove(probe)
	}
	return err
}

// list reads a folder, and removes folders from it that are not the edition's.
func (s *spare) list(dir string) error {
	local := filepath.Join(s.tree.dir, filepath.FromSlash(dir))
	info, err := os.Lstat(local)
	if err == nil && dir != "" && info.Mode().Perm() != s.mode {
		err = os.Chmod(local, s.mode|info.Mode()&fs.ModeSetgid)
	}
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(local)
	if err != nil {
		return err
	}
	for _, d := range entries {
		name := under(dir, d.Name())
		if d.IsDir() {
			if !isKnown(s.was.folders, name) {
				if err := os.RemoveAll(filepath.Join(local, d.Name())); err != nil {
					return err
				}
			}
			continue
		}
		x, err := s.tree.status(name)
		if err != nil {
			return err
		}
		s.have = append(s.have, haveFile{name, x.stamp})
	}
	return nil
}
