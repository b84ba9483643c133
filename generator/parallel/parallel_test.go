package parallel_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"casebook/generator/parallel"
)

func explode(int) { panic("planted") }

func TestPanicOfAGoroutineIsAnErrorWithItsTrace(t *testing.T) {
	for name, run := range map[string]func() error{
		"Try":     func() error { return parallel.Try(func() error { explode(0); return nil }) },
		"Each":    func() error { return parallel.Each(t.Context(), 3, 9, func(i int) error { explode(i); return nil }) },
		"Workers": func() error { return parallel.Try(func() error { parallel.Workers(3, explode); return nil }) },
		"Group": func() error {
			g, _ := parallel.NewGroup(t.Context())
			g.Go(func() error { explode(0); return nil })
			return g.Wait()
		},
	} {
		var p *parallel.Panic
		if err := run(); !errors.As(err, &p) || p.Value != "planted" || !strings.Contains(string(p.Stack), "explode") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEachDoesAllOfIt(t *testing.T) {
	var done [100]atomic.Int32
	if err := parallel.Each(t.Context(), 0, len(done), func(i int) error { done[i].Add(1); return nil }); err != nil {
		t.Fatal(err)
	}
	for i := range done {
		if done[i].Load() != 1 {
			t.Errorf("%d was done %d times", i, done[i].Load())
		}
	}
}

func TestEachEndsAtTheFirstErrorAndWithItsContext(t *testing.T) {
	failed := errors.New("failed")
	var calls atomic.Int32
	err := parallel.Each(t.Context(), 1, 1000, func(i int) error { calls.Add(1); return failed })
	if !errors.Is(err, failed) || calls.Load() != 1 {
		t.Errorf("%v after %d calls", err, calls.Load())
	}
	ctx, cancel := context.WithCancel(t.Context())
	calls.Store(0)
	err = parallel.Each(ctx, 2, 1000, func(i int) error { calls.Add(1); cancel(); return nil })
	if !errors.Is(err, context.Canceled) || calls.Load() > 2 {
		t.Errorf("%v after %d calls", err, calls.Load())
	}
}

// A sequence that panics does so with its trace, though iter.Pull runs it on a stack of its own;
// one that does not gives what it has.
func TestTracedSequence(t *testing.T) {
	whole := parallel.Traced(slices.Values([]int{1, 2, 3}))
	if got := slices.Collect(whole); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("%v", got)
	}
	for v := range whole {
		if v == 2 {
			break
		}
	}
	err := parallel.Try(func() error {
		next, stop := iter.Pull(parallel.Traced(func(yield func(int) bool) { yield(1); explode(2) }))
		defer stop()
		next()
		next()
		return nil
	})
	var p *parallel.Panic
	if !errors.As(err, &p) || !strings.Contains(string(p.Stack), "explode") || p.Error() != "panic: planted" {
		t.Errorf("%v", err)
	}
}
