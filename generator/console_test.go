package main

import (
	"testing"

	"casebook/generator/problem"
)

func TestErrorsAreShownFirstWhereThereAreTooMany(t *testing.T) {
	severities := []problem.Severity{problem.Warning, problem.Error, problem.Warning, problem.Error, problem.Note}
	var list []problem.Problem
	for _, s := range severities {
		list = append(list, problem.Problem{Severity: s})
	}
	for n, want := range map[int]string{1: "e", 2: "ee", 3: "wee", 4: "wewe", 5: "wewen", 9: "wewen"} {
		got := ""
		for _, p := range foremost(list, n) {
			got += p.Severity.String()[:1]
		}
		if got != want {
			t.Errorf("of %d: %q, want %q", n, got, want)
		}
	}
}

func TestLanguageFollowsFlagThenLocale(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  map[string]string
		want string
	}{
		{nil, nil, "zh"},
		{nil, map[string]string{"LANG": "en_US.UTF-8"}, "en"},
		{nil, map[string]string{"LANG": "de_DE.UTF-8"}, "en"},
		{nil, map[string]string{"LANG": "zh_TW.UTF-8"}, "zh"},
		{nil, map[string]string{"LANG": "C.UTF-8"}, "zh"},
		{nil, map[string]string{"LANG": "POSIX"}, "zh"},
		{nil, map[string]string{"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "zh"},
		{[]string{"check", "--lang", "en"}, nil, "en"},
		{[]string{"--lang=zh"}, map[string]string{"LANG": "en_US.UTF-8"}, "zh"},
	} {
		if got := language(c.args, func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.args, c.env, got, c.want)
		}
	}
}
