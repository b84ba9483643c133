package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"casebook/generator/manifest"
)

// ErrForeign is the error for a target whose manifest.json is not of this program.
var ErrForeign = errors.New("the manifest.json of the target was not made by this program")

// state is what the target holds beyond its manifest. It lies on the target, so that whoever
// publishes next knows it.
type state struct {
	Unsure []string   `json:"unsure"` // may hold other bytes than the manifest says: a publication was broken off
	Left   []leftFile `json:"left"`
	// Carried are copies of files of others, taken over from the folder that readers saw before.
	Carried []string `json:"carried,omitempty"`
}

// leftFile is a file that this program put there and that the manifest does not name.
type leftFile struct {
	Path  string `json:"path"`
	Since string `json:"since"` // the code of the edition that has it no more, or, broken off, not yet
}

// clean tells whether the last publication came to its end.
func (s *state) clean() bool { return len(s.Unsure) == 0 }

// target is what a host holds.
type target struct {
	host    Host
	entries map[string]manifest.Entry // of its manifest
	text    []byte                    // its manifest; nil where there is none
	state   state
	aside   bool // nobody reads it yet
}

// maxManifest bounds what is read of a target, in bytes.
const maxManifest = 1 << 30

// readTarget reads what a target holds.
func readTarget(ctx context.Context, h Host) (*target, error) {
	t := &target{host: h, entries: map[string]manifest.Entry{}}
	text, err := getAll(ctx, h, manifest.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	default:
		list, err := manifest.Read(text)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrForeign, err)
		}
		t.text = text
		for _, e := range list {
			t.entries[e.Path] = e
		}
	}
	text, err = getAll(ctx, h, stateName)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &t.state); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrForeign, stateName, err)
	}
	valid := func(p string) bool { return manifest.ValidPath(p) || p == manifest.Name }
	t.state.Unsure = slices.DeleteFunc(t.state.Unsure, func(p string) bool { return !valid(p) })
	t.state.Carried = slices.DeleteFunc(t.state.Carried, func(p string) bool { return !manifest.ValidPath(p) })
	t.state.Left = slices.DeleteFunc(t.state.Left, func(f leftFile) bool { return !manifest.ValidPath(f.Path) })
	return t, nil
}

func getAll(ctx context.Context, h Host, name string) ([]byte, error) {
	r, err := h.Get(ctx, name)
	if err != nil {
		return nil, &Fault{"get", name, err}
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxManifest+1))
	if err == nil && len(data) > maxManifest {
		err = errors.New("too large")
	}
	if err != nil {
		return nil, &Fault{"get", name, err}
	}
	return data, nil
}

// Fault is a failure of a host.
type Fault struct {
	Op, Path string
	Err      error
}

func (f *Fault) Error() string { return fmt.Sprintf("%s %s: %v", f.Op, f.Path, f.Err) }
func (f *Fault) Unwrap() error { return f.Err }

// Torn is the error for a file that reads otherwise than it was written.
type Torn struct{ Path string }

func (e *Torn) Error() string { return e.Path + " reads otherwise than it was written" }

// Changed is the error for a file of the edition that is not what its manifest says.
type Changed struct{ Path string }

func (e *Changed) Error() string { return e.Path + " is not what the manifest says" }

// Occupied is the error for files of others that stand where files of the edition must be.
type Occupied struct{ Paths []string }

func (e *Occupied) Error() string {
	return fmt.Sprintf("%d files of others stand where files of the site must be, %s first", len(e.Paths), e.Paths[0])
}
