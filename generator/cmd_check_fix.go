package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"casebook/generator/build"
	"casebook/generator/mend"
)

// maxPasses bounds how often a site is looked at again: an edit may uncover another.
const maxPasses = 5

// runFix mends what problems know to mend, shows each change, and then reports what is left as
// check does.
func runFix(ctx context.Context, c *console, o build.Options, f *checkFlags) error {
	out := c.out
	if f.format != "text" {
		out = c.err // the result stands alone on stdout
	}
	total := 0
	for range maxPasses {
		r, err := build.Check(ctx, o)
		if err != nil {
			return err
		}
		done, err := mend.Files(o.Site, f.shown(r.Problems), f.dryRun)
		if err != nil {
			return err
		}
		total += len(done.Changes)
		showChanges(c, out, &done)
		if len(done.Changes) == 0 || f.dryRun {
			break
		}
	}
	switch {
	case total == 0:
		fmt.Fprintln(out, c.in(text("没有可以自动改的地方。", "There is nothing that can be fixed safely.")))
	case f.dryRun:
		fmt.Fprintln(out, c.in(text(fmt.Sprintf("可以改 %d 行，都没有动。去掉 --dry-run 就改。", total), fmt.Sprintf("Lines that can be fixed: %d; nothing was changed. Run it without --dry-run to fix them.", total))))
	default:
		fmt.Fprintln(out, c.in(text(fmt.Sprintf("改好了 %d 行。", total), fmt.Sprintf("Lines fixed: %d.", total))))
	}
	fmt.Fprintln(out)
	return runCheck(ctx, c, o, f)
}

func showChanges(c *console, out io.Writer, r *mend.Result) {
	plain := strings.NewReplacer("\n", "⏎", "\r", "", "\t", " ", "\x1b", "�")
	for _, x := range r.Changes {
		fmt.Fprintf(out, "%s:%d: %s → %s\n", x.File, x.Line, plain.Replace(x.Before), plain.Replace(x.After))
	}
	for _, name := range r.Left {
		fmt.Fprintln(out, c.in(text(name+"：这个文件读过以后又变了，或不是 UTF-8 编码，没有动它", name+": the file has changed since it was read, or is not UTF-8, so it was left alone")))
	}
}
