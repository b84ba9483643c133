// Package parallel runs work on several goroutines and loses nothing that goes wrong there.
// An error ends the work that has not begun. A panic, which anywhere but in the main goroutine
// ends the program with a stack trace, becomes an error that keeps the trace: main tells the
// user a sentence and writes the trace to a file.
package parallel

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Panic is the error of work that panicked: a mistake of the program, not of its user.
type Panic struct {
	Value any
	Stack []byte // of the goroutine that panicked
}

func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

// recovered turns a panic into an error. It is to be deferred by the function whose result err is.
func recovered(err *error) {
	switch v := recover().(type) {
	case nil:
	case *Panic: // of a goroutine, from a function that returns no error
		*err = v
	default:
		*err = &Panic{Value: v, Stack: debug.Stack()}
	}
}

// Try calls do and returns its error, or a *Panic.
func Try(do func() error) (err error) {
	defer recovered(&err)
	return do()
}

// Traced returns seq, whose panics keep their trace on their way through iter.Pull, which runs it
// on a stack of its own.
func Traced[T any](seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		if err := Try(func() error { seq(yield); return nil }); err != nil {
			panic(err)
		}
	}
}

// Group is an errgroup.Group whose goroutines may panic: Wait returns the first error or *Panic.
type Group struct{ *errgroup.Group }

// NewGroup returns a group and a context that ends at its first error.
func NewGroup(ctx context.Context) (Group, context.Context) {
	g, ctx := errgroup.WithContext(ctx)
	return Group{g}, ctx
}

// Go calls do in a goroutine.
func (g Group) Go(do func() error) {
	g.Group.Go(func() error { return Try(do) })
}

// Jobs is how many goroutines n stands for: one a processor where it is 0.
func Jobs(n int) int {
	if n > 0 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

// Each calls do for 0 to n-1 on up to jobs goroutines, one a processor where jobs is 0, until
// one returns an error or ctx is done.
func Each(ctx context.Context, jobs, n int, do func(i int) error) error {
	g, ctx := NewGroup(ctx)
	var next atomic.Int64
	for range min(Jobs(jobs), n) {
		g.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := do(i); err != nil {
					return err
				}
			}
		})
	}
	return g.Wait()
}

// Workers calls do(w) for 0 to n-1, each on a goroutine of its own, and panics where one of them
// does.
func Workers(n int, do func(w int)) {
	g, _ := NewGroup(context.Background())
	for w := range n {
		g.Go(func() error { do(w); return nil })
	}
	if err := g.Wait(); err != nil {
		panic(err)
	}
}
