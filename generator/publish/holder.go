package publish

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"casebook/generator/parallel"
)

// Lost is the error for a target that another publisher has taken over, believing this one dead.
type Lost struct{ Who string }

func (e *Lost) Error() string { return "another publisher has taken over: " + e.Who }

// holder is who publishes to a target. Hosts know no locks that end with their holder, and clocks
// of two computers cannot be compared: a holder shows by a counter that goes on that it is alive,
// and whoever waits watches that by a clock of its own.
type holder struct {
	host   Host
	mu     sync.Mutex // over the sign on the host: half of one that is being written is nobody's
	sign   sign
	beat   time.Duration
	unlock func() // of a host with locks of its own
	end    func() // of watching
}

type sign struct {
	ID      string `json:"id"`
	Who     string `json:"who"`
	Machine string `json:"machine"`
	Process int    `json:"process"`
	Beat    int    `json:"beat"`
}

// patience is how many beats a holder may miss.
const patience = 6

// acquire waits until nobody else publishes to the target.
func acquire(ctx context.Context, h Host, o Options) (*holder, error) {
	notify := func(who string) {
		if o.Waiting != nil {
			o.Waiting(who)
		}
	}
	if l, ok := h.(Locker); ok {
		unlock, err := l.Lock(ctx, func() { notify("") })
		if err != nil {
			return nil, &Fault{"lock", "", err}
		}
		return &holder{unlock: unlock}, nil
	}
	id := make([]byte, 8)
	rand.Read(id)
	x := &holder{host: h, beat: o.Beat, sign: sign{ID: hex.EncodeToString(id), Who: o.Who, Machine: o.Machine, Process: os.Getpid()}}
	if x.beat == 0 {
		x.beat = 5 * time.Second
	}
	return x, x.wait(ctx, notify)
}

func (x *holder) wait(ctx context.Context, notify func(string)) error {
	var last []byte
	seen, announced := time.Now(), false
	for {
		err := x.host.Claim(ctx, lockName)
		if err == nil {
			if err := x.show(ctx); err != nil {
				return errors.Join(err, x.host.Release(context.WithoutCancel(ctx), lockName))
			}
			return nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return &Fault{"lock", lockName, err}
		}
		text, err := getAll(ctx, x.host, holderName)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(text, last) {
			last, seen = text, time.Now()
		}
		var other sign
		_ = json.Unmarshal(text, &other) // a torn one says nothing and will change
		ended := other.Machine != "" && other.Machine == x.sign.Machine && !alive(other.Process)
		if ended || time.Since(seen) > patience*x.beat {
			if err := x.host.Release(ctx, lockName); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return &Fault{"unlock", lockName, err}
			}
			seen = time.Now()
			continue
		}
		if !announced {
			notify(other.Who)
			announced = true
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(x.beat / 2):
		}
	}
}

// show writes who publishes.
func (x *holder) show(ctx context.Context) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.sign.Beat++
	text, err := json.Marshal(x.sign)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if err := x.host.Put(ctx, holderName, bytes.NewReader(text), int64(len(text))); err != nil {
		return &Fault{"put", holderName, err}
	}
	return nil
}

// check returns *Lost where another has taken over.
func (x *holder) check(ctx context.Context) error {
	if x.unlock != nil {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	var other sign
	for range 3 {
		text, err := getAll(ctx, x.host, holderName)
		if errors.Is(err, fs.ErrNotExist) {
			return &Lost{}
		}
		if err != nil {
			return err
		}
		if json.Unmarshal(text, &other) == nil {
			if other.ID != x.sign.ID {
				return &Lost{other.Who}
			}
			return nil
		}
		// Another who takes over is writing it, or a full disk took half of ours.
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(x.beat / 10):
		}
	}
	return nil
}

// watch shows that the holder is alive until it is released; where another has taken over it stops
// the work.
func (x *holder) watch(ctx context.Context, stop context.CancelCauseFunc) {
	if x.unlock != nil {
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	g, ctx := parallel.NewGroup(ctx)
	g.Go(func() error {
		tick := time.NewTicker(x.beat)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return nil
			case <-tick.C:
			}
			err := x.check(ctx)
			if err == nil {
				err = x.show(ctx)
			}
			var lost *Lost
			if errors.As(err, &lost) {
				stop(err)
				return nil
			}
			// Any other failure is one of the host, which the work meets too.
		}
	})
	x.end = sync.OnceFunc(func() { cancel(); _ = g.Wait() })
}

// release lets the next one publish. The context of the work may have ended.
func (x *holder) release() error {
	if x.unlock != nil {
		x.unlock()
		return nil
	}
	if x.end != nil {
		x.end()
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := x.check(ctx); err != nil {
		var lost *Lost
		if errors.As(err, &lost) {
			return nil // it is another's now
		}
		return err
	}
	if err := x.host.Remove(ctx, holderName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &Fault{"remove", holderName, err}
	}
	if err := x.host.Release(ctx, lockName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &Fault{"unlock", lockName, err}
	}
	return nil
}
