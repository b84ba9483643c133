package check

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"casebook/generator/input"
	"casebook/generator/load"
)

// TestInterruptedReadingAndCheckingEnd: each stage that reads all villages or narratives asks
// whether to go on.
func TestInterruptedReadingAndCheckingEnd(t *testing.T) {
	dir := writeSite(t, files("正文。"))
	rep, _, err := load.Site(t.Context(), dir, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	records := mustCheckRecords(t, rep, nil)
	tree, err := input.Walk(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	for name, stage := range map[string]func() error{
		"load.Site": func() error { _, _, err := load.Site(done, dir, load.Options{}); return err },
		"Reader.Read": func() error {
			_, _, err := load.NewReader(dir, load.Options{}).Read(done, tree, input.Changes{})
			return err
		},
		"checkReport":    func() error { _, err := checkReport(done, rep, Options{Today: today}); return err },
		"Records.Report": func() error { _, err := records.Report(done, rep, Result{}); return err },
	} {
		if err := stage(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// doneAfter is a context that is done once it was asked so often.
type doneAfter struct {
	context.Context
	left int
}

func (c *doneAfter) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestALongTextIsLeftInTheMiddle: a text of some megabytes is read for many seconds, so that its
// reader asks before each of its paragraphs, and what it has found till then is no result.
func TestALongTextIsLeftInTheMiddle(t *testing.T) {
	const paragraphs = 300
	dir := writeSite(t, files(strings.Repeat("全村320户，其中120户种茶，200户种稻。\n\n", paragraphs)))
	rep, _, err := load.Site(t.Context(), dir, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	records := mustCheckRecords(t, rep, nil)
	whole := &doneAfter{Context: t.Context(), left: math.MaxInt}
	if _, err := records.Report(whole, rep, Result{}); err != nil {
		t.Fatal(err)
	}
	times := math.MaxInt - whole.left
	if times < 4*paragraphs {
		t.Errorf("asked %d times whether to go on, in %d paragraphs", times, paragraphs)
	}
	for left := 1; left < times; left += times / 40 {
		if result, err := records.Report(&doneAfter{Context: t.Context(), left: left}, rep, Result{}); !errors.Is(err, context.Canceled) || len(result.Problems) > 0 {
			t.Errorf("interrupted at question %d of %d: %d problems, error %v", left, times, len(result.Problems), err)
		}
	}
}
