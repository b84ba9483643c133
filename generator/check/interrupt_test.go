package check

import (
	"context"
	"errors"
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
