package hosttest

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"casebook/generator/publish"
)

// Refusals tests a host whose web root, the folder root, is on a disk that becomes full and that
// cannot be written to: it is told so, readers go on having what they had, and the next
// publication finishes.
func Refusals(t *testing.T, open func() (publish.Host, error), disk *Disk, root string) {
	t.Helper()
	o := publish.Options{Machine: "here", Beat: 10 * time.Millisecond, Waiting: func(string) { t.Error("waited for a publisher where there is none") }}
	try := func(files map[string]string) error {
		h, err := open()
		if err != nil {
			return err
		}
		defer h.Close()
		_, err = publish.Run(t.Context(), h, Edition(files), o)
		return err
	}
	must := func(files map[string]string) {
		t.Helper()
		if err := try(files); err != nil {
			t.Fatal(err)
		}
		seen(t, root, files)
	}
	site := Site(5)
	edited := maps.Clone(site)
	edited["index.html"], edited["cases/large/index.html"], edited["edition.js"] = "改了", strings.Repeat("改", 200_000), "2"
	must(site)
	for name, free := range map[string]int{"full": 0, "full before long": 200_000} {
		empty := disk.fill(t, free)
		err := try(edited)
		if !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, publish.ErrNotTaken) {
			t.Errorf("%s: %v", name, err)
		}
		for file, text := range site {
			if got, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file))); string(got) != text && string(got) != edited[file] {
				t.Errorf("%s: readers have %.20q of %s (%v)", name, got, file, err)
			}
		}
		empty()
		must(edited)
		must(site)
	}
	disk.readOnly(t, true)
	err := try(edited)
	if !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) && !errors.Is(err, publish.ErrNotTaken) {
		t.Errorf("read-only: %v", err)
	}
	seen(t, root, site)
	disk.readOnly(t, false)
	must(edited)
}
