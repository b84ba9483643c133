package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/lazyregexp"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func verifyCommand(c *console) *cobra.Command {
	var site string
	var all bool
	cmd := &cobra.Command{
		Use:   "verify " + c.in(text("名字 [编号…]", "SLUG [ID…]")),
		Short: c.in(text("核对过的数，去掉“未核对”的标记", "mark facts as verified once they have been checked")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("写法是 casebook verify 名字 [编号…]。", "write casebook verify SLUG [ID…].")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := isSite(site); err != nil {
				return err
			}
			if all && len(args) > 1 {
				return usage("--all 和编号只能写一样。", "write either --all or IDs.")
			}
			var answers *bufio.Scanner // of whoever sits at the terminal; nil where nobody does
			if c.line != nil && term.IsTerminal(int(os.Stdin.Fd())) {
				answers = bufio.NewScanner(os.Stdin)
			}
			return verifyFacts(c, site, args[0], args[1:], all, answers)
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	cmd.Flags().BoolVar(&all, "all", false, c.in(text("都核对过了，不再一个一个地问", "all have been checked; do not ask")))
	return cmd
}

var (
	unverifiedLine = lazyregexp.New(`(?m)^\s*unverified\s*=\s*true[ \t]*(?:#.*)?\r?\n?`)
	factField      = lazyregexp.New(`(?m)^\s*(value|unit|note)\s*=\s*(.*?)\s*$`)
)

// verifyFacts shows each unverified fact beside its clause, and takes the flag away. The file is
// edited line by line, so that what people wrote in it stays. Facts that are named, or all by --all,
// have been looked up; of others somebody is asked. In a pipe nobody can be: the contract has the
// command take the flags away, and it says that it asked about none.
func verifyFacts(c *console, site, slug string, ids []string, all bool, answers *bufio.Scanner) error {
	if _, err := narrativeOf(site, slug); err != nil {
		return err
	}
	name := filepath.Join(site, "data", "facts", slug+".toml")
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("这篇文稿的数还没有连到数据（没有 %s）：先运行 casebook bind %s。", "no figure in this text is bound to data yet (there is no %s): run casebook bind %s first.", name, slug)
	}
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	unasked := answers == nil && !all && len(ids) == 0
	given := all || len(ids) > 0 || unasked
	records := strings.Split(string(data), "[[fact]]")
	var seen []string
	done, more := 0, true
	for i, record := range records[1:] {
		m := factID.FindStringSubmatch(record)
		if m == nil || !unverifiedLine.MatchString(record) || len(ids) > 0 && !slices.Contains(ids, m[1]) {
			continue
		}
		seen = append(seen, m[1])
		if !more {
			continue
		}
		c.stderrf("  %s", clauseOf(m[1], record))
		yes := given
		if !given {
			yes, more = c.lookedUp(answers)
		}
		if yes {
			records[i+1] = unverifiedLine.ReplaceAllString(record, "")
			done++
		}
	}
	for _, id := range ids {
		if !slices.Contains(seen, id) {
			return usage("%s 里没有未核对的数 %q。", "%s has no unverified fact %q.", name, id)
		}
	}
	if len(seen) == 0 {
		c.stderrf("%s", c.in(text("没有未核对的数。", "all facts are verified already.")))
		return nil
	}
	if done > 0 {
		if err := replace(name, data, []byte(strings.Join(records, "[[fact]]"))); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	c.stderrf("%s", c.in(text(fmt.Sprintf("%d 个数记为已核对。", done), fmt.Sprintf("%d facts are verified.", done))))
	if left := len(seen) - done; left > 0 {
		c.stderrf("%s", c.in(text(fmt.Sprintf("还有 %d 个没有核对。", left), fmt.Sprintf("%d are not yet.", left))))
	}
	if unasked && done > 0 {
		c.stderrf("%s", c.in(text("不是在终端里运行，没有一个一个地问。没有都核对过的，请在终端里运行，或只写核对过的编号。",
			"This is not a terminal, so nothing was asked. If you have not checked all of them, run it in a terminal, or name those that you have checked.")))
	}
	return nil
}

// clauseOf is a fact's value beside the clause that it was taken from.
func clauseOf(id, record string) string {
	fields := map[string]string{}
	for _, f := range factField.FindAllStringSubmatch(record, -1) {
		fields[f[1]] = strings.Trim(f[2], `"`)
	}
	return fmt.Sprintf("%s = %s%s　%s", id, fields["value"], fields["unit"], fields["note"])
}

// lookedUp asks whether the fact that was just shown is what the paper says; more is false where
// nothing further is to be asked.
func (c *console) lookedUp(answers *bufio.Scanner) (yes, more bool) {
	c.stderrf("%s", c.in(text("    和原件一致吗？一致按回车，没核对或不一致输 n，先到这里输 q", "    Does it match the document? Enter for yes, n for no or not yet, q to stop here")))
	if !answers.Scan() {
		return false, false
	}
	switch strings.ToLower(strings.TrimSpace(answers.Text())) {
	case "", "y", "yes", "是", "一致":
		return true, true
	case "q", "quit":
		return false, false
	}
	return false, true
}
