package picture

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	"sync"

	"golang.org/x/sync/semaphore"

	"casebook/generator/cache"
	"casebook/generator/parallel"
)

// making changes with what this package publishes of the same bytes; TestPublishedBytes fails
// until it does.
const making = 7

// Maker looks at pictures and makes their versions, each picture once: what was made is kept in
// the user's cache folder. It is safe for concurrent use, and bounds the memory that pictures
// take while they are decoded.
type Maker struct {
	cached *cache.Folder
	memory *semaphore.Weighted // in bytes
	limit  int64
	ahead  bool // see MakeAhead

	mu     sync.Mutex
	making map[[32]byte]*work
	recent []recentWork // the versions made last, where other pages are about to ask for them
}

// work is the versions of one picture in the making.
type work struct {
	done chan struct{}
	made [][]byte
	err  error
}

type recentWork struct {
	sum  [32]byte
	made [][]byte
}

// Bounds of what is kept: in the cache folder, in bytes; in memory, in pictures.
const (
	maxCached = 2 << 30
	maxRecent = 8
)

// perProcessor is the memory for one processor's picture, in bytes: a photo of 12 megapixels.
const perProcessor = 64 << 20

// NewMaker returns a maker that keeps what it makes in the user's cache folder, "" for nowhere.
// jobs is how many processors it may use, 0 for all.
func NewMaker(cacheDir string, jobs int) *Maker {
	limit := max(int64(parallel.Jobs(jobs))*perProcessor, maxMemory)
	return &Maker{cached: cache.New(cacheDir, "pictures", cache.Limits{Bytes: maxCached}), memory: semaphore.NewWeighted(limit), limit: limit, making: map[[32]byte]*work{}}
}

// MakeAhead has all versions of a picture made when it is first looked at, so that it is decoded
// once: for who publishes them all. It has no effect without a cache folder.
func (m *Maker) MakeAhead() { m.ahead = true }

// room waits until a picture may take so many bytes of memory.
func (m *Maker) room(bytes int64) func() {
	bytes = min(bytes, m.limit)
	if m.memory.Acquire(context.Background(), bytes) != nil { // cannot be: the context has no end
		return func() {}
	}
	return func() { m.memory.Release(bytes) }
}

// key names what is kept of a picture.
func key(sum [32]byte, what string) string {
	h := sha256.Sum256(fmt.Appendf(nil, "picture %d %x %s", making, sum, what))
	return hex.EncodeToString(h[:])
}

// looked is what is kept of a look at a picture.
type looked struct {
	Picture Picture
	Fault   Fault
}

// Look tells what a file with a known hash is.
func (m *Maker) Look(data []byte, sum [32]byte) (Picture, Fault) {
	name := key(sum, "look")
	if text, ok := m.cached.Get(name); ok {
		var l looked
		if json.Unmarshal(text, &l) == nil {
			return l.Picture, l.Fault
		}
	}
	p, fault := look(data, m.room, m.use(data, sum))
	if text, err := json.Marshal(looked{p, fault}); err == nil {
		m.cached.Put(name, text)
	}
	return p, fault
}

// use is what is done with a picture that was decoded to be looked at.
func (m *Maker) use(data []byte, sum [32]byte) func(*Picture, image.Image) {
	if !m.ahead || m.cached == nil {
		return nil
	}
	return func(p *Picture, img image.Image) {
		if made, err := p.make(data, p.Versions(), img); err == nil { // an error comes again where the version is asked for
			m.save(p, sum, made)
		}
	}
}

// Version returns one version of a picture. read returns the picture's bytes; it is called where
// nothing is kept of it.
func (m *Maker) Version(p *Picture, sum [32]byte, v Version, read func() ([]byte, error)) ([]byte, error) {
	name := v.Address(sum)
	if data, ok := m.cached.Get(key(sum, name)); ok {
		return data, nil
	}
	made, err := m.once(p, sum, read)
	if err != nil {
		return nil, err
	}
	for i, x := range p.Versions() {
		if x == v {
			return made[i], nil
		}
	}
	return nil, fmt.Errorf("picture: %s is no version of it", name)
}

// once makes the versions of a picture, for all who ask at the same time.
func (m *Maker) once(p *Picture, sum [32]byte, read func() ([]byte, error)) ([][]byte, error) {
	m.mu.Lock()
	for _, x := range m.recent {
		if x.sum == sum {
			m.mu.Unlock()
			return x.made, nil
		}
	}
	w := m.making[sum]
	if w != nil {
		m.mu.Unlock()
		<-w.done
		return w.made, w.err
	}
	w = &work{done: make(chan struct{}), err: errInterrupted}
	m.making[sum] = w
	m.mu.Unlock()
	defer func() {
		m.mu.Lock()
		delete(m.making, sum)
		if w.err == nil {
			m.recent = append(m.recent[max(0, len(m.recent)-maxRecent+1):], recentWork{sum, w.made})
		}
		m.mu.Unlock()
		close(w.done)
	}()
	w.made, w.err = m.make(p, sum, read)
	return w.made, w.err
}

// errInterrupted is what those who wait see where the maker of a picture panics.
var errInterrupted = fmt.Errorf("picture: the making was interrupted")

func (m *Maker) make(p *Picture, sum [32]byte, read func() ([]byte, error)) ([][]byte, error) {
	data, err := read()
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(data) != sum {
		return nil, ErrChanged
	}
	defer m.room(p.memory())()
	made, err := p.Make(data)
	if err != nil {
		return nil, err
	}
	m.save(p, sum, made)
	return made, nil
}

func (m *Maker) save(p *Picture, sum [32]byte, made [][]byte) {
	for i, v := range p.Versions() {
		m.cached.Put(key(sum, v.Address(sum)), made[i])
	}
}

// ErrChanged says that a file is not the one that was looked at.
var ErrChanged = fmt.Errorf("the file was changed while the site was made")
