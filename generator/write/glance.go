package write

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Of a large edition not every file is looked at each time: most of its files are alone in a folder,
// as index.html, and to ask the system for both takes longer than all else that one edit asks for.
// Such a file is believed to be as it was left where its folder is, which shows what comes, goes or is replaced;
// of the edition before the last, which nobody sees, where all folders are that hold more than such a file. Bytes
// that somebody wrote into a page in its place are found the next day, and by whoever verifies; a page that was
// taken from the edition before the last is missed by the next run, as its folder has another stamp.

// largeEdition is from how many files on an edition is only glanced at.
const largeEdition = 1 << 13

// believedFor is how long after all of it was looked at.
const believedFor = 24 * time.Hour

// layout is what follows from the paths in a memory.
type layout struct {
	alone    []int32 // by files: the number of its folder, of which it is the index.html, and nothing else lies there; else -1
	own      []bool  // by folders: it holds such a file
	children []int32 // by folders: how many files and folders lie in it
}

// glances tells whether an edition is large enough, and was looked at lately enough, to be glanced at.
func (m *Memory) glances(now time.Time) bool {
	since := now.UnixNano() - m.looked
	return m.seen != 0 && len(m.files) > m.large() && since >= 0 && since < int64(believedFor)
}

func (m *Memory) large() int { return cmp.Or(m.largeFrom, largeEdition) }

// glance tells whether a tree is as it is remembered as far as a glance shows. In folders that have lost their
// stamp there must lie what is remembered and nothing else; they are given the stamp that they have. mode is
// that of all folders, 0 for any.
func (t *tree) glance(m *Memory, mode fs.FileMode) bool {
	now := time.Now()
	if !m.glances(now) {
		return false
	}
	m.lay()
	for k := range m.folders {
		f := &m.folders[k]
		if m.layout.own[k] {
			continue
		}
		is, err := t.status(cmp.Or(f.path, "."))
		if err != nil || !is.folder || !is.trusted || mode != 0 && f.path != "" && is.perm != mode {
			return false
		}
		stamp := is.asFolder(now)
		if stamp == f.stamp && stamp != (folderStamp{}) {
			continue
		}
		if !t.holdsTheSame(m, k) {
			return false
		}
		f.stamp = stamp
	}
	return true
}

// holdsTheSame tells whether in a folder there lies what is remembered.
func (t *tree) holdsTheSame(m *Memory, folder int) bool {
	dir := m.folders[folder].path
	list, err := os.ReadDir(filepath.Join(t.dir, filepath.FromSlash(dir)))
	if err != nil || len(list) != int(m.layout.children[folder]) {
		return false
	}
	for _, d := range list {
		name := under(dir, d.Name())
		if d.IsDir() {
			if !isKnown(m.folders, name) {
				return false
			}
		} else if _, known := m.find(name); !known || !d.Type().IsRegular() {
			return false
		}
	}
	return true
}

// believed tells which files need not be looked at, by their numbers, since they are alone in folders which look
// as they are remembered; nil where all are to be looked at.
func (m *Memory) believed(look []rememberedFolder) []bool {
	if m == nil || !m.glances(time.Now()) {
		return nil
	}
	m.lay()
	same := make([]bool, len(m.folders))
	for k, i := 0, 0; k < len(m.folders) && i < len(look); {
		switch order := strings.Compare(m.folders[k].path, look[i].path); {
		case order < 0:
			k++
		case order > 0:
			i++
		default:
			same[k] = look[i].stamp == m.folders[k].stamp && look[i].stamp != folderStamp{}
			k, i = k+1, i+1
		}
	}
	list := make([]bool, len(m.files))
	for i, k := range m.layout.alone {
		list[i] = k >= 0 && same[k]
	}
	return list
}

// lay works out the layout.
func (m *Memory) lay() {
	if m.layout != nil {
		return
	}
	x := &layout{make([]int32, len(m.files)), make([]bool, len(m.folders)), make([]int32, len(m.folders))}
	m.layout = x
	at := folderFinder{list: m.folders}
	for i := range m.files {
		x.alone[i] = -1
		dir := folderOf(m.files[i].path)
		k, ok := at.find(dir)
		if !ok {
			continue
		}
		x.children[k]++
		if dir != "" && m.files[i].path[len(dir):] == "/index.html" && !m.liesIn(i-1, dir) && !m.liesIn(i+1, dir) {
			x.alone[i], x.own[k] = int32(k), true
		}
	}
	at = folderFinder{list: m.folders}
	for i := range m.folders {
		if dir := m.folders[i].path; dir != "" {
			if k, ok := at.find(folderOf(dir)); ok {
				x.children[k]++
			}
		}
	}
}

// liesIn tells whether the i-th file lies in or below a folder; those that do follow one another.
func (m *Memory) liesIn(i int, dir string) bool {
	if i < 0 || i >= len(m.files) {
		return false
	}
	rest, ok := strings.CutPrefix(m.files[i].path, dir)
	return ok && rest[0] == '/'
}

// folderFinder finds folders in a sorted list, of which one mostly is the last one found, or the next.
type folderFinder struct {
	list []rememberedFolder
	last int
}

func (f *folderFinder) find(dir string) (int, bool) {
	for k := f.last; k < min(f.last+2, len(f.list)); k++ {
		if f.list[k].path == dir {
			f.last = k
			return k, true
		}
	}
	k, ok := slices.BinarySearchFunc(f.list, dir, func(r rememberedFolder, dir string) int { return strings.Compare(r.path, dir) })
	if ok {
		f.last = k
	}
	return k, ok
}
