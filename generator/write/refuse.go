package write

import (
	"fmt"
	"os"
	"path/filepath"
)

// Refused is the error for an output folder that would endanger what the author wrote.
type Refused struct {
	Out    string // as resolved
	Folder string // the folder of the site that it is, holds or lies in
}

func (e *Refused) Error() string {
	return fmt.Sprintf("the output folder %s is, holds or lies in %s", e.Out, e.Folder)
}

// Allow returns *Refused where out is, holds or lies in one of the protected folders, or is
// or holds the site's own folder or the user's home. Folders are compared as the system knows
// them, so that links and other spellings of a name do not matter.
func Allow(out, site string, protected ...string) error {
	real, err := resolve(out)
	if err != nil {
		return err
	}
	for _, p := range protected {
		folder, err := resolve(filepath.Join(site, p))
		if err != nil {
			return err
		}
		if within(folder, real) || within(real, folder) {
			return &Refused{Out: real, Folder: filepath.Join(site, p)}
		}
	}
	for _, folder := range ownFolders(site) {
		if own, err := resolve(folder); err != nil {
			return err
		} else if within(own, real) {
			return &Refused{Out: real, Folder: folder}
		}
	}
	return nil
}

// ownFolders are the folders that the output may lie in but must not be or hold, because it
// is exchanged as a whole: the site's, and the user's home.
func ownFolders(site string) []string {
	if home, err := os.UserHomeDir(); err == nil && filepath.IsAbs(home) {
		return []string{site, home}
	}
	return []string{site}
}

// within tells whether path is folder or lies in it; both absolute and resolved.
func within(path, folder string) bool {
	info, err := os.Stat(folder)
	for {
		if path == folder {
			return true
		}
		if err == nil {
			if other, err := os.Stat(path); err == nil && os.SameFile(info, other) {
				return true
			}
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}

// Inside tells whether file is, or would be, in the folder dir; links are followed.
func Inside(file, dir string) bool {
	real, err := resolve(dir)
	if err != nil {
		return false
	}
	parent, err := resolve(filepath.Dir(file))
	return err == nil && within(parent, real)
}
