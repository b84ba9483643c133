// Package samefile tells from what the system says of files whether they are the same and
// unchanged, without reading them.
package samefile

import (
	"io/fs"
	"os"
	"time"
)

// tick is as long as the longest step in which a file system counts time: a stick's counts two
// seconds.
const tick = 2 * time.Second

// Unchanged tells whether two looks at a file, before and after, saw the same one, unchanged as
// far as its times tell (see [ShowsChanges]). A nil stands for a file that was not there.
func Unchanged(before, after fs.FileInfo) bool {
	if before == nil || after == nil {
		return before == nil && after == nil
	}
	return os.SameFile(before, after) && before.Mode() == after.Mode() && before.Size() == after.Size() &&
		before.ModTime().Equal(after.ModTime())
}

// ShowsChanges tells whether any change of a file after the moment seen has another time than the file
// has now. It has not where the file was changed just before that moment: both may fall into one
// tick of the file system's clock.
func ShowsChanges(info fs.FileInfo, seen time.Time) bool {
	return info == nil || !info.ModTime().After(seen.Add(-tick))
}
