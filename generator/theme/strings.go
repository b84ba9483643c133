package theme

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"

	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/words"
	"casebook/layouts"
)

// native is the language that every text is there in.
const native = "zh-CN"

// loadStrings reads strings/LANGUAGE.json over the texts that are there. A site's own file
// needs only the texts that it changes: one that had to repeat all of them would break with
// every text we add. They are JSON and not TOML because only the loader of data and content
// knows the TOML library.
func (th *Theme) loadStrings(language string) []problem.Problem {
	if th.texts == nil {
		th.texts = map[string]string{}
	}
	var problems []problem.Problem
	if f, ok := th.files["strings/"+language+".json"]; ok {
		texts := map[string]string{}
		if ours, err := fs.ReadFile(layouts.Files, f.path); err == nil && f.own {
			if err := json.Unmarshal(ours, &texts); err != nil {
				problems = append(problems, jsonProblem(f.src, err))
			}
		}
		if err := json.Unmarshal([]byte(f.text()), &texts); err != nil {
			problems = append(problems, jsonProblem(f.src, err))
		} else {
			maps.Copy(th.texts, texts)
		}
	}
	var err error
	if th.words, err = words.New(language, th.texts); err != nil {
		src := th.files["strings/"+language+".json"].src
		problems = append(problems, jsonProblem(src, err))
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
