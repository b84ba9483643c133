package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/check"
	"casebook/generator/problem"
)

// helpCommand explains a command, or a rule by its id.
func helpCommand(c *console, root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help " + c.in(text("[命令或规则]", "[COMMAND or RULE]")),
		Short: c.in(text("说明一个命令，或一条规则（附写对写错的例子）", "explain a command, or a rule with examples")),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				for _, r := range check.Rules() {
					if string(r.ID) == args[0] {
						fmt.Fprint(c.out, ruleHelp(r, c.lang))
						return nil
					}
				}
			}
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return unknownTopic(strings.Join(args, " "), root)
			}
			return cmd.Help()
		},
	}
}

// unknownTopic says what there is instead of a topic that does not exist.
func unknownTopic(topic string, root *cobra.Command) error {
	var known []string
	for _, cmd := range root.Commands() {
		known = append(known, cmd.Name())
	}
	for _, r := range check.Rules() {
		known = append(known, string(r.ID))
	}
	if near := problem.Nearest(topic, slices.Values(known)); near != "" {
		return usage("没有名为 %q 的命令或规则。你是不是想写 %s？", "there is no command or rule %q; did you mean %s?", topic, near)
	}
	if near := check.Meant(topic); near != "" {
		return usage("没有名为 %q 的命令或规则。你是不是想写 %s？", "there is no command or rule %q; did you mean %s?", topic, near)
	}
	return usage("没有名为 %q 的命令或规则。", "there is no command or rule %q.", topic)
}

// ruleHelp is what there is to say of a rule, in "zh" or "en". The examples are Chinese as an
// editor types them.
func ruleHelp(r check.Rule, lang string) string {
	in := func(zh, en string) string { return text(zh, en).In(lang) }
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s%s\n%s\n\n%s\n\n%s%s\n", r.ID, in("：", ": "), r.Title.In(lang), r.SeverityInWords().In(lang), r.Why.In(lang), in("怎么办：", "What to do: "), r.Fix.In(lang))
	for _, list := range []struct {
		label    string
		examples []string
	}{{in("写对了：", "Right:"), r.Right}, {in("写错了：", "Wrong:"), r.Wrong}} {
		if len(list.examples) > 0 {
			b.WriteString("\n" + list.label + "\n")
		}
		for i, example := range list.examples {
			if i > 0 {
				b.WriteByte('\n')
			}
			example = strings.TrimRight(strings.ToValidUTF8(example, "□"), "\n")
			b.WriteString("    " + strings.ReplaceAll(example, "\n", "\n    ") + "\n")
		}
	}
	return b.String()
}
