package write

// A tree is an open folder. What lies in it is named by its way down from there, "/"
// separated: that spares the system the way from the root, which most calls of a build that
// changes little would spend their time on. Links at the end of the way are not followed.
//
//	openTree(dir string) (*tree, error)      // dir must not be a link
//	(*tree) close()
//	(*tree) status(name string) (status, error)
//	(*tree) mkdir(name string) error
//	(*tree) link(name string, to *tree) error // under the same name
//	(*tree) remove(name string) error         // a file
//	(*tree) rmdir(name string) error          // an empty folder
//
// Its two forms are in tree_system.go and, by paths, in tree_other.go.

// status is what the system says of a file.
type status struct {
	size    int64
	regular bool
	mark    mark
	changed int64 // when its inode was last changed, which no program can set; nanoseconds
	trusted bool  // mark and changed say all: elsewhere only a file's bytes do
}
