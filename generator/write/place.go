package write

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// publish puts the finished staging folder in the place of the output folder. Where the system
// can, the two are exchanged at one stroke; what stands at the staging path afterwards is the
// former site, for clear to delete. Elsewhere the finished site is first named next, by which a
// later run knows that it is whole, and then moved in.
func (st *stage) publish(ctx context.Context) error {
	st.closeTree() // Windows moves no folder that is open
	err := st.sys.exchange(st.staging, st.out)
	if err == nil {
		st.exchanged = true
		return nil
	}
	if !errors.Is(err, errNoExchange) {
		return fmt.Errorf("write: put the new site in its place: %w", err)
	}
	err = st.move(ctx, st.staging, st.next)
	var held *Held
	if errors.As(err, &held) {
		st.next = st.staging // a page in it that did not change is open under its former name
		return st.replace(ctx)
	}
	if err != nil {
		return fmt.Errorf("write: put the new site in its place: %w", err)
	}
	return st.moveIn(ctx)
}

// moveIn puts the finished site at next in its place, the former one out of the way first, and
// back where the new one cannot follow. A folder in which another program has a file open
// cannot be moved on Windows: then the files are put in place one by one, under a journal.
// A run that finds next at its start calls it again, so that it may be cut short anywhere.
func (st *stage) moveIn(ctx context.Context) error {
	there, err := exists(st.out)
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if there {
		// What an earlier run, cut short here, left of a site that has been replaced since.
		if err := st.clearFormer(ctx); err != nil {
			return err
		}
		err := st.move(ctx, st.out, st.former)
		var held *Held
		if errors.As(err, &held) || acrossDevices(err) {
			// Besides Windows: an overlay file system does not move folders of its lower layer.
			return st.replace(ctx)
		}
		if err != nil {
			return fmt.Errorf("write: move the former site away: %w", err)
		}
	}
	if err := st.move(ctx, st.next, st.out); err != nil {
		if back := st.undoMove(); back != nil {
			err = fmt.Errorf("%w; the former site is at %s, the new one at %s: %w", err, st.former, st.next, back)
		}
		return fmt.Errorf("write: put the new site in its place: %w", err)
	}
	return nil
}

// move renames a folder, patiently.
func (st *stage) move(ctx context.Context, from, to string) error {
	return patiently(ctx, st.sys, from, func() error { return st.sys.rename(from, to) })
}

// undoMove puts the former site back to its place where that is empty. It does not ask whether
// the run was interrupted: a site must stand in the end.
func (st *stage) undoMove() error {
	there, err := exists(st.former)
	if err != nil || !there {
		return err
	}
	if there, err := exists(st.out); err != nil || there {
		return err
	}
	return st.move(context.Background(), st.former, st.out)
}

// repair brings a run that was cut short to its end, or undoes it, and clears up. What another
// program has open may stay: this run works beside it.
func (st *stage) repair(ctx context.Context, jobs int) error {
	if err := st.resume(ctx); err != nil {
		return err
	}
	left := st.clear(jobs)
	var held *Held
	if left != nil && !errors.As(left, &held) {
		return left
	}
	if free, err := st.useFree(); err != nil || !free {
		return cmp.Or(err, left)
	}
	return nil
}

func (st *stage) resume(ctx context.Context) error {
	switch _, err := os.Lstat(st.journal); {
	case err == nil:
		return st.replace(ctx)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("write: %w", err)
	}
	for n := 1; n <= attempts; n++ {
		st.use(n)
		finished, err := isFinished(st.next)
		if err != nil {
			return err
		}
		if finished {
			return st.moveIn(ctx)
		}
	}
	for n := attempts; n >= 1; n-- { // the last one first: the others are remnants
		st.use(n)
		if err := st.undoMove(); err != nil {
			return fmt.Errorf("write: put the former site back: %w", err)
		}
	}
	return nil
}

func (st *stage) clearFormer(ctx context.Context) error {
	err := patiently(ctx, st.sys, st.former, func() error { return st.sys.removeTree(st.former, 1) })
	if err != nil {
		return fmt.Errorf("write: clear the former site away: %w", err)
	}
	return nil
}
