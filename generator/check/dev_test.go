package check

import (
	"fmt"
	"os"
	"testing"

	"casebook/generator/load"
	"casebook/generator/problem"
)

func TestDev(t *testing.T) {
	path := os.Getenv("DEV")
	if path == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(path)
	var list []problem.Problem
	if fi, err := os.Stat(path); err == nil && fi.IsDir() {
		rep, problems, err := load.Site(path, load.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := Report(rep, Options{Today: today})
		fmt.Println(r.Total)
		list = append(problems, r.Problems...)
	} else {
		l, r := checked(t, string(raw))
		fmt.Println(r.Total)
		list = l
	}
	only := os.Getenv("RULE")
	for _, p := range list {
		if only != "" && string(p.Rule) != only {
			continue
		}
		pos := p.Span.Position()
		text := p.Span.Text()
		file := ""
		if p.Span.File != nil {
			file = p.Span.File.Path
		}
		fmt.Printf("%s:%d:%d %s [%.60s] %s | %s\n", file, pos.Line, pos.Column, p.Rule, text, p.Message.ZH, p.Hint.ZH)
	}
}
