package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/atomicfile"
)

func verifyCommand(c *console) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "verify " + c.in(text("名字 [编号…]", "SLUG [ID…]")),
		Short: c.in(text("核对过的数，去掉“未核对”的标记", "take the flag away from facts that were looked up")),
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
			return verifyFacts(c, site, args[0], args[1:])
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	return cmd
}

var (
	unverifiedLine = regexp.MustCompile(`(?m)^\s*unverified\s*=\s*true[ \t]*(?:#.*)?\r?\n?`)
	factField      = regexp.MustCompile(`(?m)^\s*(value|unit|note)\s*=\s*(.*?)\s*$`)
)

// verifyFacts shows each unverified fact beside its clause, and takes the flag away. The file is
// edited line by line, so that what people wrote in it stays.
func verifyFacts(c *console, site, slug string, ids []string) error {
	if _, err := narrativeOf(site, slug); err != nil {
		return err
	}
	name := filepath.Join(site, "data", "facts", slug+".toml")
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("没有 %s。", "there is no %s.", name)
	}
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	records := strings.Split(string(data), "[[fact]]")
	var done []string
	for i, record := range records[1:] {
		m := factID.FindStringSubmatch(record)
		if m == nil || !unverifiedLine.MatchString(record) || len(ids) > 0 && !slices.Contains(ids, m[1]) {
			continue
		}
		fields := map[string]string{}
		for _, f := range factField.FindAllStringSubmatch(record, -1) {
			fields[f[1]] = strings.Trim(f[2], `"`)
		}
		c.stderrf("  %s = %s%s　%s", m[1], fields["value"], fields["unit"], fields["note"])
		records[i+1] = unverifiedLine.ReplaceAllString(record, "")
		done = append(done, m[1])
	}
	for _, id := range ids {
		if !slices.Contains(done, id) {
			return usage("%s 里没有未核对的数 %q。", "%s has no unverified fact %q.", name, id)
		}
	}
	if len(done) == 0 {
		c.stderrf("%s", c.in(text("没有未核对的数。", "no fact is unverified.")))
		return nil
	}
	if err := atomicfile.WriteBytes(name, 0o644, []byte(strings.Join(records, "[[fact]]"))); err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	c.stderrf("%s", c.in(text(fmt.Sprintf("%d 个数记为已核对。", len(done)), fmt.Sprintf("%d facts are verified.", len(done)))))
	return nil
}
