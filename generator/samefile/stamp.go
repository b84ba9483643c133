package samefile

import "time"

// Stamp is by what a system tells one state of a file from another. Changed is when its inode was
// last changed, which no program can set: whoever writes a file and gives it back its size and
// time changes that. Times are in nanoseconds.
type Stamp struct {
	Size             int64
	Written, Changed int64
	Inode, Device    uint64
	Mode             uint32
}

// ShowsChanges tells whether any change of a file after the moment seen gives it another stamp. It does
// not where the file was changed just before that moment, see [ShowsChanges].
func (m Stamp) ShowsChanges(seen time.Time) bool {
	return m.Changed <= seen.Add(-tick).UnixNano() && m.Written <= seen.Add(-tick).UnixNano()
}
