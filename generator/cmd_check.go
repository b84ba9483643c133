package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/build"
	"casebook/generator/check"
	"casebook/generator/problem"
)

func checkCommand(c *console) *cobra.Command {
	var f siteFlags
	var format string
	cmd := &cobra.Command{
		Use:   "check",
		Short: c.in(text("只核对，不生成", "find all problems, write nothing")),
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "text" && format != "json" && format != "sarif" {
				return usage("--format 可以写 text、json 或 sarif，不能是 %q。", "--format is text, json or sarif, not %q.", format)
			}
			tuneMemory(buildMemory)
			o, err := f.options(c)
			if err != nil {
				return err
			}
			return runCheck(cmd.Context(), c, o, format)
		},
	}
	f.add(c, cmd)
	cmd.Flags().BoolVar(&f.strict, "strict", false, c.in(text("有警告也算不合格", "warnings count as failure too")))
	cmd.Flags().StringVar(&format, "format", "text", c.in(text("结果的写法 `FORM`：text、json 或 sarif（缺省 text）", "`FORM` of the result: text, json or sarif (default text)")))
	return cmd
}

func runCheck(ctx context.Context, c *console, o build.Options, format string) error {
	r, err := build.Check(ctx, o)
	if err != nil {
		return err
	}
	if err := c.report(&r, format); err != nil {
		return err
	}
	if r.Stops(o.Strict) {
		return errAuthor
	}
	return nil
}

// report prints the result, alone on stdout.
func (c *console) report(r *build.Result, format string) error {
	switch format {
	case "json":
		return problem.WriteJSON(c.out, r.Problems, c.lang)
	case "sarif":
		return problem.WriteSARIF(c.out, r.Problems, check.Catalog(), c.lang)
	}
	opt := problem.TextOptions{Lang: c.lang, Color: c.terminal && c.color, Suppressed: r.Suppressed}
	if err := problem.WriteText(c.out, r.Problems, opt); err != nil {
		return err
	}
	if len(r.Problems) == 0 && r.Suppressed == 0 {
		fmt.Fprintln(c.out, c.in(problem.Count{}.Summary(0)))
	}
	if len(r.Withheld) > 0 {
		list := strings.Join(r.Withheld, "\n  ")
		fmt.Fprintln(c.out, c.in(text("涉及个人隐私、不能外传的文件：\n  "+list, "files that may not leave the house:\n  "+list)))
	}
	fmt.Fprintln(c.out, c.in(text(
		fmt.Sprintf("图文数字 %d 处，绑定 %d 处，核对 %d 处。", r.Figures.Figures, r.Figures.Bound, r.Figures.Checked),
		fmt.Sprintf("Figures: %d, bound %d, checked %d.", r.Figures.Figures, r.Figures.Bound, r.Figures.Checked))))
	return nil
}
