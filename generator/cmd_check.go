package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/build"
	"casebook/generator/check"
	"casebook/generator/problem"
)

// checkFlags are the flags of check beside those of all commands.
type checkFlags struct {
	format string
	rules  []string
	all    bool
	stat   string
	fix    bool
	dryRun bool
}

func checkCommand(c *console) *cobra.Command {
	var f siteFlags
	var own checkFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: c.in(text("只核对，不生成", "find all problems, write nothing")),
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := own.validate(cmd.Flags().Changed("rule")); err != nil {
				return err
			}
			tuneMemory(firstCollection, buildMemory)
			if own.stat != "" {
				return runStat(cmd.Context(), c, own.stat, &own)
			}
			o, err := f.options(c)
			if err != nil {
				return err
			}
			if own.fix {
				return runFix(cmd.Context(), c, o, &own)
			}
			return runCheck(cmd.Context(), c, o, &own)
		},
	}
	f.add(c, cmd)
	cmd.Flags().BoolVar(&f.strict, "strict", false, c.in(text("有警告也算不合格", "treat warnings as errors")))
	cmd.Flags().StringVar(&own.format, "format", "text", c.in(text("结果的写法 `FORM`：text、json 或 sarif（缺省 text）", "`FORM` of the result: text, json or sarif (default text)")))
	cmd.Flags().StringSliceVar(&own.rules, "rule", nil, c.in(text("只看这些规则，用逗号分开：`ID,…`", "show only these rules: `ID,…`")))
	cmd.Flags().BoolVar(&own.all, "all", false, c.in(text("没有连到数据的数字也一个一个列出来", "list every figure that is not linked to data")))
	cmd.Flags().BoolVar(&own.fix, "fix", false, c.in(text("把改法只有一种的地方改好（标点、全角记号、拼错的名字……），逐处列出改了什么", "fix what has only one possible fix (punctuation, full-width marks, misspelt names …) and show each change")))
	cmd.Flags().BoolVar(&own.dryRun, "dry-run", false, c.in(text("和 --fix 一起用：只列出要改什么，不改", "with --fix: show the changes without making them")))
	cmd.Flags().StringVar(&own.stat, "stat", "", c.in(text("核对文件夹 `DIR` 里现成的 .md、.txt、.docx 材料，不需要网站，只报各条规则的次数", "check the .md, .txt and .docx files in `DIR` as they are, without a site, and count problems by rule")))
	return cmd
}

// validate reports a format or rule that does not exist, or none where --rule was written.
func (f *checkFlags) validate(ruled bool) error {
	if f.format != "text" && f.format != "json" && f.format != "sarif" {
		return usage("--format 可以写 text、json 或 sarif，不能是 %q。", "--format is text, json or sarif, not %q.", f.format)
	}
	if f.dryRun && !f.fix {
		return usage("--dry-run 要和 --fix 一起用。", "--dry-run can only be used with --fix.")
	}
	if f.fix && f.stat != "" {
		return usage("--fix 和 --stat 不能一起用：--fix 改的是站点里的文件。", "--fix cannot be used with --stat: it fixes the files of a site.")
	}
	catalog := check.Catalog()
	if ruled && len(f.rules) == 0 {
		return usage("--rule 后面要写规则的名字，如 --rule sum-mismatch。规则的名字是英文，在消息的方括号里。", "--rule needs rule ids, as in --rule sum-mismatch; each message gives its rule's id in brackets.")
	}
	for i, id := range f.rules {
		if _, ok := catalog.Find(problem.Rule(strings.ToLower(strings.TrimSpace(id)))); ok {
			f.rules[i] = strings.ToLower(strings.TrimSpace(id))
			continue
		}
		near := check.Meant(id)
		if near == "" {
			return usage("没有 %q 这条规则。规则的名字是英文，在消息的方括号里。", "there is no rule %q; each message gives its rule's id in brackets.", id)
		}
		return usage("没有 %q 这条规则。你是不是想写 %s？", "there is no rule %q; did you mean %s?", id, near)
	}
	return nil
}

// shown returns the problems of the rules that were asked for, all of them where none was.
func (f *checkFlags) shown(list []problem.Problem) []problem.Problem {
	if len(f.rules) == 0 {
		return list
	}
	var shown []problem.Problem
	for _, p := range list {
		if slices.Contains(f.rules, string(p.Rule)) {
			shown = append(shown, p)
		}
	}
	return shown
}

func runCheck(ctx context.Context, c *console, o build.Options, f *checkFlags) error {
	r, err := build.Check(ctx, o)
	if err != nil {
		return err
	}
	if err := c.report(&r, f); err != nil {
		return err
	}
	if r.Stops(o.Strict) {
		return errAuthor
	}
	return nil
}

// withheld lists what may not leave the house, each file with the rules that say so.
func withheld(files []check.Withheld) problem.Text {
	var zh, en strings.Builder
	for _, f := range files {
		zh.WriteString("\n  " + f.File + "：" + strings.Join(f.Rules, "、"))
		en.WriteString("\n  " + f.File + ": " + strings.Join(f.Rules, ", "))
	}
	return text("不能外传的文件，和不能外传的原因（规则）："+zh.String(), "files that must not leave the office, and the rules that say so:"+en.String())
}

// unread names the files that a person must look through, since no rule has read them.
func unread(files []string) problem.Text {
	names, more := files, text("", "")
	if len(names) > 10 {
		names, more = names[:10], text(" 等", " and others")
	}
	return text(
		fmt.Sprintf("程序读不了里面的文字、没有核对的附件 %d 个，公布前请自己看一遍有没有电话、身份证号、姓名：%s", len(files), strings.Join(names, "、")+more.ZH),
		fmt.Sprintf("%d files that the program cannot read and did not check; look through them for phone and ID numbers and names: %s", len(files), strings.Join(names, ", ")+more.EN))
}

// hidden counts what other rules than those that were asked for report: the exit code is theirs too.
func hidden(list []problem.Problem, asked []string) problem.Text {
	rest := slices.DeleteFunc(slices.Clone(list), func(p problem.Problem) bool { return slices.Contains(asked, string(p.Rule)) })
	said := problem.CountOf(rest).Summary(0)
	return text("别的规则报的没有列出来："+said.ZH, "Not shown, from other rules: "+said.EN)
}

// report prints the result, alone on stdout.
func (c *console) report(r *build.Result, f *checkFlags) error {
	shown := f.shown(r.Problems)
	switch f.format {
	case "json":
		return problem.WriteJSON(c.data, shown, c.lang)
	case "sarif":
		return problem.WriteSARIF(c.data, shown, check.Catalog(), c.lang)
	}
	count := problem.CountOf(shown)
	opt := problem.TextOptions{Lang: c.lang, Color: c.outColor, Suppressed: r.Suppressed, Count: &count}
	if !f.all && len(f.rules) == 0 {
		shown = check.Summarize(shown)
	}
	if err := problem.WriteText(c.out, shown, opt); err != nil {
		return err
	}
	if len(shown) == 0 && r.Suppressed == 0 {
		fmt.Fprintln(c.out, c.in(problem.Count{}.Summary(0)))
	}
	if len(f.shown(r.Problems)) < len(r.Problems) {
		fmt.Fprintln(c.out, c.in(hidden(r.Problems, f.rules)))
	}
	if r.Drafts > 0 {
		fmt.Fprintln(c.out, c.in(text(fmt.Sprintf("草稿 %d 篇也看过了，其中的问题只作说明。", r.Drafts), fmt.Sprintf("Drafts checked as well: %d; their problems count as notes.", r.Drafts))))
	}
	if len(r.Withheld) > 0 {
		fmt.Fprintln(c.out, c.in(withheld(r.Withheld)))
	}
	if len(r.Unread) > 0 {
		fmt.Fprintln(c.out, c.in(unread(r.Unread)))
	}
	fmt.Fprintln(c.out, c.in(text(
		fmt.Sprintf("图文数字 %d 处，绑定 %d 处，核对 %d 处。", r.Figures.Figures, r.Figures.Bound, r.Figures.Checked),
		fmt.Sprintf("Figures: %d, bound %d, checked %d.", r.Figures.Figures, r.Figures.Bound, r.Figures.Checked))))
	return nil
}
