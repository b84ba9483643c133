package write

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"casebook/generator/parallel"
)

// A tree is an open folder. What lies in it is named by its way down from there, "/"
// separated: that spares the system the way from the root, which most calls of a build that
// changes little would spend their time on. Links at the end of the way are not followed.
//
//	openTree(dir string) (*tree, error)      // dir must not be a link
//	(*tree) close()
//	(*tree) status(name string) (status, error)
//	(*tree) mkdir(name string) error
//	(*tree) write(name string, parts ...[]byte) (stamp, error) // a new file
//	(*tree) link(name string, to *tree) error // under the same name
//	(*tree) remove(name string) error         // a file
//	(*tree) rmdir(name string) error          // an empty folder
//
// Its two forms are in tree_system.go and, by paths, in tree_other.go.

// status is what the system says of a file.
type status struct {
	size    int64
	regular bool
	folder  bool
	perm    fs.FileMode
	stamp   stamp
	changed int64 // when its inode was last changed, which no program can set; nanoseconds
	trusted bool  // stamp and changed say all: elsewhere only a file's bytes do
}

// under names what lies in a folder of a tree.
func under(dir, name string) string {
	if dir == "" {
		return name
	}
	return dir + "/" + name
}

// removeTree deletes a folder, its larger folders by several goroutines.
func removeTree(dir string, jobs int) error {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return os.RemoveAll(dir) // not there, or a link that must not be followed
	}
	t, err := openTree(dir)
	if err != nil {
		return err
	}
	defer t.close()
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	g, _ := parallel.NewGroup(context.Background())
	g.SetLimit(jobs)
	for _, d := range list {
		if !d.IsDir() {
			continue
		}
		below, err := os.ReadDir(filepath.Join(dir, d.Name()))
		if err != nil {
			return err
		}
		share := len(below)/jobs + 1
		for from := 0; from < len(below); from += share {
			part := below[from:min(from+share, len(below))]
			g.Go(func() error { return t.removeAll(d.Name(), part) })
		}
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

// removeAll deletes what is in a folder. Most folders of a site hold an index.html and nothing
// else: trying that spares the looking.
func (t *tree) removeAll(dir string, list []fs.DirEntry) error {
	for _, d := range list {
		name := dir + "/" + d.Name()
		if d.IsDir() && t.remove(name+"/index.html") == nil && t.rmdir(name) == nil {
			continue
		}
		if err := os.RemoveAll(filepath.Join(t.dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}
