package check

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/problem"
)

// Summarize tells of a file's figures without data in one problem, which names the command that
// binds them: a text fresh from Word has eighty. The others stay as they are.
func Summarize(list []problem.Problem) []problem.Problem {
	count := map[string]int{}
	for _, p := range list {
		if p.Rule == figureUnboundID {
			count[p.Span.File.Path]++
		}
	}
	var short []problem.Problem
	for _, p := range list {
		if p.Rule != figureUnboundID {
			short = append(short, p)
			continue
		}
		name := p.Span.File.Path
		n := count[name]
		if n == 0 {
			continue // stated with the first of the file
		}
		count[name] = 0
		slug := strings.TrimSuffix(path.Base(name), path.Ext(name))
		p.Message = msg(fmt.Sprintf("%d个数字没有连到数据：casebook bind %s", n, slug), fmt.Sprintf("%d figures are not linked to data: casebook bind %s", n, slug))
		p.Hint = msg("一个一个地看：casebook check --rule figure-unbound", "to see each of them: casebook check --rule figure-unbound")
		p.Figure = nil
		short = append(short, p)
	}
	return short
}
