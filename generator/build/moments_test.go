package build_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"casebook/generator/build"
)

// countdown is a context that ends when it has been asked so many times whether it has.
type countdown struct {
	context.Context
	left atomic.Int64
	done chan struct{}
	once sync.Once
}

func endsAfter(ctx context.Context, asked int) *countdown {
	c := &countdown{Context: ctx, done: make(chan struct{})}
	c.left.Store(int64(asked))
	return c
}

func (c *countdown) ask() bool {
	over := c.left.Add(-1) < 0
	if over {
		c.once.Do(func() { close(c.done) })
	}
	return over
}

func (c *countdown) Done() <-chan struct{} { c.ask(); return c.done }

func (c *countdown) Err() error {
	if c.ask() {
		return context.Canceled
	}
	return nil
}

// Whenever it is interrupted, a build, a check or a rendering ends with an error that says so or has done all of it: half
// of the findings are not taken for all, and a build that ends with an error has published nothing.
func TestWhateverIsInterruptedSaysSoOrIsWhole(t *testing.T) {
	o := flawed(t)
	put(t, o.Site, "content/cases/draft.md", "+++\ntitle = \"草稿\"\nvillage = \"a\"\ndate = 2024-05-01\ndraft = true\n+++\n\n修路修路4公里。\n")
	o.Jobs = 1
	all, err := build.Check(t.Context(), o)
	if err != nil || all.Drafts != 1 {
		t.Fatal(all.Drafts, err)
	}
	rendered, err := build.Render(t.Context(), o)
	if err != nil || len(rendered.Entries) == 0 {
		t.Fatal(err)
	}
	ended := map[string]bool{}
	for asked := 0; asked < 1e6 && !(ended["check"] && ended["render"] && ended["build"]); asked += 1 + asked/2 {
		r, err := build.Check(endsAfter(t.Context(), asked), o)
		if err == nil && reported(t, r) != reported(t, all) || err != nil && (!errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "check: ")) {
			t.Errorf("check, asked %d times: %v, %d problems of %d", asked, err, len(r.Problems), len(all.Problems))
		}
		ended["check"] = err == nil
		half, err := build.Render(endsAfter(t.Context(), asked), o)
		if err == nil && len(half.Entries) != len(rendered.Entries) || err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("rendered, asked %d times: %v", asked, err)
		}
		ended["render"] = err == nil
		o.Out = filepath.Join(t.TempDir(), "public")
		built, err := build.Run(endsAfter(t.Context(), asked), o)
		_, missing := os.Stat(o.Out)
		if built.Published != (err == nil) || built.Published != (missing == nil) || err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("built, asked %d times: published %t, output %v, %v", asked, built.Published, missing, err)
		}
		ended["build"] = err == nil
	}
	for _, name := range []string{"check", "render", "build"} {
		if !ended[name] {
			t.Errorf("%s never comes to its end", name)
		}
	}
}

// saves is a context that saves a file when it has been asked so many times whether it has ended.
type saves struct {
	context.Context
	left atomic.Int64
	save func()
}

func (c *saves) ask() {
	if c.left.Add(-1) == 0 {
		c.save()
	}
}

func (c *saves) Done() <-chan struct{} { c.ask(); return c.Context.Done() }

func (c *saves) Err() error { c.ask(); return c.Context.Err() }

// Whenever a file is saved while a site is built, the next build has what is there then: the file as it was saved, or as it was
// before where that was put back.
func TestWhatIsSavedDuringABuildIsInTheNext(t *testing.T) {
	const path, old, saved = "content/cases/paper.pdf", "%PDF-1.4 as it was\n", "%PDF-1.4 as it was saved\n"
	for asked, over := int64(1), 0; over < 2 && asked < 1e5; asked += asked {
		for _, back := range []bool{false, true} {
			o := site(t, map[string]string{path: old, "content/cases/two.md": "+++\ntitle = \"第二篇\"\ndate = 2024-05-06\n+++\n见[原文](paper.pdf)。\n"})
			o.CacheDir, o.Jobs = t.TempDir(), 1
			during := &saves{Context: t.Context(), save: func() { put(t, o.Site, path, saved) }}
			during.left.Store(asked)
			if r, err := build.Run(during, o); err != nil || !r.Published {
				t.Fatal(r.Problems, err)
			}
			want := saved
			if during.left.Load() > 0 { // it was over before
				over++
				want = old
			}
			if back {
				want = old
				put(t, o.Site, path, old)
			}
			mustRun(t, o)
			if got := output(t, o.Out)["files/cases/paper.pdf"]; got != want {
				t.Errorf("saved when asked %d times, put back %t: the next build has %q", asked, back, got)
			}
		}
	}
}

// A paper is hashed before pages are made and copied behind them. One that is saved between is published as it was saved, which is not
// taken for what was hashed: where it is put back, so is what is published.
func TestWhatIsSavedBehindItsHashIsInTheNext(t *testing.T) {
	const path, old, saved = "content/cases/paper.pdf", "%PDF-1.4 as it was\n", "%PDF-1.4 as it was saved\n"
	between := 0
	for wait := 1; wait < 100; wait++ { // how often it is asked after the pages are counted until the paper is saved
		o := site(t, map[string]string{path: old, "content/cases/two.md": "+++\ntitle = \"第二篇\"\ndate = 2024-05-06\n+++\n见[原文](paper.pdf)。\n"})
		o.CacheDir, o.Jobs, o.Progress = t.TempDir(), 1, &build.Progress{}
		var asked atomic.Int64
		during := &asks{t.Context(), func() {
			if o.Progress.Total.Load() > 0 && asked.Add(1) == int64(wait) {
				put(t, o.Site, path, saved)
			}
		}}
		if r, err := build.Run(during, o); err != nil || !r.Published {
			t.Fatal(r.Problems, err)
		}
		switch got := output(t, o.Out)["files/cases/paper.pdf"]; {
		case got == saved:
			between++
		case between > 0:
			return // it was copied before it was saved
		}
		put(t, o.Site, path, old)
		mustRun(t, o)
		if got := output(t, o.Out)["files/cases/paper.pdf"]; got != old {
			t.Errorf("saved when asked %d times and put back, the next build has %q", wait, got)
		}
	}
	t.Errorf("%d times it was saved between, and never behind", between)
}

// A file that goes while a site is built, and that nothing is made of, stops nothing: what cannot be hashed has no key.
func TestAFileThatGoesDuringABuildStopsNothing(t *testing.T) {
	for wait := int64(1); wait < 4; wait++ { // how often it is asked after the pages are counted until the file goes
		o := site(t, map[string]string{"content/cases/unused.pdf": "%PDF-1.4\n"})
		o.CacheDir, o.Jobs, o.Progress = t.TempDir(), 1, &build.Progress{}
		var asked atomic.Int64
		during := &asks{t.Context(), func() {
			if o.Progress.Total.Load() > 0 && asked.Add(1) == wait {
				if err := os.Remove(filepath.Join(o.Site, "content/cases/unused.pdf")); err != nil {
					t.Error(err)
				}
			}
		}}
		if r, err := build.Run(during, o); err != nil || !r.Published {
			t.Errorf("gone when asked %d times: published %t, %v, %v", wait, r.Published, r.Problems, err)
		}
	}
}

// asks is a context that does something whenever it is asked whether it has ended.
type asks struct {
	context.Context
	do func()
}

func (c *asks) Done() <-chan struct{} { c.do(); return c.Context.Done() }

func (c *asks) Err() error { c.do(); return c.Context.Err() }

// An output that cannot be written is reported, and is not taken for one that was.
func TestAnOutputThatCannotBeWrittenIsReported(t *testing.T) {
	o := site(t, nil)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	o.Out = filepath.Join(file, "public")
	if r, err := build.Run(t.Context(), o); err == nil || r.Published {
		t.Errorf("published %t, %v", r.Published, err)
	}
}

// Where there is no site, whoever asks is told so.
func TestWhereThereIsNoSiteIsReported(t *testing.T) {
	o := site(t, nil)
	o.Out, o.Site = filepath.Join(t.TempDir(), "public"), filepath.Join(t.TempDir(), "none")
	if _, err := build.Check(t.Context(), o); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("check: %v", err)
	}
	if _, err := build.Run(t.Context(), o); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("build: %v", err)
	}
	if _, err := build.Render(t.Context(), o); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("render: %v", err)
	}
}

// Who verifies goes by nothing that former builds kept of texts, and keeps nothing for later ones.
func TestWhoVerifiesKeepsNothingOfTexts(t *testing.T) {
	for _, verify := range []bool{false, true} {
		o := flawed(t)
		o.Verify = verify
		mustRun(t, o)
		for _, folder := range []string{"texts", "narratives"} {
			if _, err := os.Stat(filepath.Join(o.CacheDir, folder)); (err == nil) == verify {
				t.Errorf("verify %t, %s: %v", verify, folder, err)
			}
		}
		if _, err := os.Stat(filepath.Join(o.CacheDir, "search")); err != nil && !verify {
			t.Errorf("no index is kept for the next build: %v", err)
		}
	}
}
