package edition

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/atomicfile"
	"casebook/generator/manifest"
	"casebook/generator/parallel"
)

// Store keeps published editions in a site's .casebook/editions: of each target a list of their
// manifests, and each file once, by its hash.
//
//	NAME.json         the editions of the target NAME, the newest last
//	objects/ab/ab12…  a file, or a manifest, by the SHA-256 of its bytes
type Store struct{ dir string }

// folderOfEditions is where a site keeps its editions.
const folderOfEditions = ".casebook/editions"

// OpenStore opens the store of a site; nothing is made before something is kept.
func OpenStore(site string) *Store {
	return &Store{filepath.Join(site, filepath.FromSlash(folderOfEditions))}
}

// Dir is the store's folder.
func (s *Store) Dir() string { return s.dir }

// Kept is an edition in a store.
type Kept struct {
	Code     string `json:"code"`
	Manifest string `json:"manifest"` // the SHA-256 of its manifest, in hexadecimal
}

// List returns the editions of a target, the newest last.
func (s *Store) List(target string) ([]Kept, error) {
	data, err := os.ReadFile(s.listFile(target))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("editions: %w", err)
	}
	var list []Kept
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("editions: %s: %w", s.listFile(target), err)
	}
	return list, nil
}

func (s *Store) listFile(target string) string { return filepath.Join(s.dir, target+".json") }

func (s *Store) object(sum string) string { return filepath.Join(s.dir, "objects", sum[:2], sum) }

// Open opens an edition.
func (s *Store) Open(k Kept) (*Edition, error) {
	if sum, err := hex.DecodeString(k.Manifest); err != nil || len(sum) != sha256.Size {
		return nil, fmt.Errorf("editions: %q is no hash", k.Manifest)
	}
	text, err := os.ReadFile(s.object(k.Manifest))
	if err != nil {
		return nil, fmt.Errorf("editions: %w", err)
	}
	e, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("editions: %s: %w", k.Code, err)
	}
	e.open = func(x *manifest.Entry) (io.ReadCloser, error) { return os.Open(s.object(hex.EncodeToString(x.Sum[:]))) }
	return e, nil
}

// Add copies the files of an edition that the store does not have.
func (s *Store) Add(ctx context.Context, e *Edition) (Kept, error) {
	err := parallel.Each(ctx, 0, len(e.Entries), func(i int) error {
		x := &e.Entries[i]
		name := s.object(hex.EncodeToString(x.Sum[:]))
		if info, err := os.Lstat(name); err == nil && info.Size() == x.Bytes {
			return nil
		}
		r, err := e.Reader(x.Path)
		if err != nil {
			return err
		}
		defer r.Close()
		return writeObject(name, r, x.Sum)
	})
	if err != nil {
		return Kept{}, fmt.Errorf("editions: %w", err)
	}
	sum := sha256.Sum256(e.Manifest)
	k := Kept{e.Code(), hex.EncodeToString(sum[:])}
	if err := writeObject(s.object(k.Manifest), bytes.NewReader(e.Manifest), sum); err != nil {
		return Kept{}, fmt.Errorf("editions: %w", err)
	}
	return k, nil
}

// errOther is the error for a file that is not what its hash says.
var errOther = errors.New("the file changed while it was read")

func writeObject(name string, r io.Reader, want [32]byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return atomicfile.Write(name, 0o644, func(w io.Writer) error {
		sum := sha256.New()
		if _, err := io.Copy(io.MultiWriter(w, sum), r); err != nil {
			return err
		}
		if [32]byte(sum.Sum(nil)) != want {
			return fmt.Errorf("%s: %w", name, errOther)
		}
		return nil
	})
}

// Set makes list the editions of a target, and deletes what no edition of any target has.
func (s *Store) Set(target string, list []Kept) error {
	text, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return fmt.Errorf("editions: %w", err)
	}
	if err := atomicfile.WriteBytes(s.listFile(target), 0o644, text, []byte("\n")); err != nil {
		return fmt.Errorf("editions: %w", err)
	}
	return s.clear()
}

// clear deletes objects that no list leads to. An edition that cannot be read keeps them all:
// what it has is not known.
func (s *Store) clear() error {
	names, err := os.ReadDir(s.dir)
	if err != nil {
		return fmt.Errorf("editions: %w", err)
	}
	wanted := map[string]bool{}
	for _, d := range names {
		target, isList := strings.CutSuffix(d.Name(), ".json")
		if !isList {
			continue
		}
		list, err := s.List(target)
		if err != nil {
			return err
		}
		for _, k := range list {
			e, err := s.Open(k)
			if err != nil {
				return err
			}
			wanted[k.Manifest] = true
			for _, x := range e.Entries {
				wanted[hex.EncodeToString(x.Sum[:])] = true
			}
		}
	}
	err = filepath.WalkDir(filepath.Join(s.dir, "objects"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || wanted[d.Name()] {
			return err
		}
		return os.Remove(p)
	})
	if err != nil {
		return fmt.Errorf("editions: %w", err)
	}
	return nil
}

// Append adds an edition as the newest, and drops the oldest beyond keep. The same edition again,
// which may differ in its list of editions, takes the place of what it was: to go back to it would
// go back to nothing.
func Append(list []Kept, k Kept, keep int) []Kept {
	list = slices.Clone(list)
	if n := len(list); n > 0 && list[n-1].Code == k.Code {
		list = list[:n-1]
	}
	list = append(list, k)
	return list[max(0, len(list)-max(1, keep)):]
}

// Before returns how many of a list, which ends with the present edition, lie before it.
func Before(list []Kept) int {
	n := len(list)
	for n > 0 && list[n-1].Code == list[len(list)-1].Code {
		n--
	}
	return n
}
