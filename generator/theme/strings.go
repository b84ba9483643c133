package theme

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// loadStrings reads strings/LANGUAGE.json over the Chinese texts, so that a text missing
// from a translation is still a text. The texts are JSON and not TOML because only the
// loader of data and content knows the TOML library.
func (th *Theme) loadStrings(all files, language string) []problem.Problem {
	th.strings = map[string]string{}
	var problems []problem.Problem
	names := []string{"strings/zh-CN.json"}
	if other := "strings/" + language + ".json"; other != names[0] {
		names = append(names, other)
	}
	for _, name := range names {
		f, ok := all[name]
		if !ok {
			continue
		}
		texts := map[string]string{}
		if err := json.Unmarshal([]byte(f.text()), &texts); err != nil {
			problems = append(problems, jsonProblem(f.src, err))
			continue
		}
		maps.Copy(th.strings, texts)
	}
	return problems
}

func jsonProblem(src *source.File, err error) problem.Problem {
	at, rule := int64(1), problem.Unreadable
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &wrong):
		at, rule = wrong.Offset, problem.WrongType
	}
	return problem.Problem{
		Rule: rule,
		Span: src.At(int(max(at-1, 0)), 1),
		Message: problem.Text{
			ZH: fmt.Sprintf("文字表读不懂：%v", err),
			EN: fmt.Sprintf("cannot read the texts: %v", err),
		},
		Hint: problem.Text{
			ZH: `写成 {"键": "文字", "键": "文字"}，最后一项后面不加逗号`,
			EN: `write {"key": "text", "key": "text"}, no comma after the last`,
		},
	}
}
