package check

import (
	"fmt"
	"strings"

	"casebook/generator/formula"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const formulaMismatchID problem.Rule = "formula-mismatch"

func formulaMismatch() rule {
	program := func(name string, parts ...string) string {
		text := "--- data/programs/demo.toml\n[[program]]\nid = \"demo-way\"\nname = \"示例工作法\"\nformula = \"" + name + "\"\nsource = \"report\"\n"
		for _, part := range parts {
			text += "[[program.part]]\n" + part + "\n"
		}
		return text
	}
	part := func(name string) string { return "name = \"" + name + "\"" }
	sections := "+++\ntitle = \"示例\"\nprograms = [\"demo-way\"]\n+++\n"
	return rule{Rule: Rule{
		ID: formulaMismatchID, Severity: problem.Warning,
		Title: msg("做法的名称与内容对不上", "a method whose parts do not match its name"),
		Why: msg("“六个一”要有六条，“1+N+1”要有三种人，“三考两评一述”要有三考、两评、一述。名称许诺了几条，就要列出几条；案例照着做法分节来写的，节数也要与做法一致。",
			"六个一 (six ones) needs six parts, 1+N+1 three kinds of people, 三考两评一述 three, two and one. A name must list as many parts as it promises, and a case that follows the method section by section has as many sections."),
		Right: []string{
			program("三联", part("组织联建"), part("产业联育"), part("民风联塑")),
			program("1+N+1", "count = \"1\"\nname = \"党员\"", "count = \"N\"\nname = \"能人\"", "count = \"1\"\nname = \"贫困户\""),
			sections + "## 组织联建\n\n每月一学。\n\n## 产业联育\n\n种核桃。\n\n## 民风联塑\n\n评星级。\n" + program("三联", part("组织联建"), part("产业联育"), part("民风联塑")),
		},
		Wrong: []string{
			program("六个一", part("一个堡垒"), part("一支队伍"), part("一个阵地"), part("一条路子"), part("一个项目")),
			program("1+N+1", "count = \"1\"\nname = \"党员\"", "count = \"N\"\nname = \"能人\""),
			sections + "## 组织联建\n\n每月一学。\n\n## 产业联育\n\n种核桃。\n" + program("三联", part("组织联建"), part("产业联育"), part("民风联塑")),
		},
		Fix: msg("对照原文件，补上漏掉的一条，或改名称；原文件只有名称、没有内容的，写 stated = false，不列内容。",
			"Compare with the source and add the missing part, or correct the name; if the source names the method without its parts, write stated = false and list none."),
	}, narrative: findMissingSections, site: findBrokenFormulas}
}

func findBrokenFormulas(s *site, out *findings) {
	for _, p := range s.rec.Programs {
		for _, d := range p.Formula.Disagreements(formulaParts(p.Parts)) {
			out.add(problem.Problem{Rule: formulaMismatchID, Span: partPlace(p, d.Path),
				Message: disagreement(p.Formula.Name, d),
				Hint: msg("对照原文件补上漏掉的，或改名称；原文件没有列出内容的，写 stated = false，不列 [[program.part]]",
					"compare with the source: add the part, or correct the name; if the source lists none, write stated = false and no parts")})
		}
	}
}

// formulaParts hands a program's parts to package formula. A count that cannot be read was
// reported by the loader.
func formulaParts(list []report.ProgramPart) []formula.Part {
	var parts []formula.Part
	for _, p := range list {
		count, _ := formula.ParseCount(p.Count)
		parts = append(parts, formula.Part{Count: count, Name: p.Name, Parts: formulaParts(p.Parts)})
	}
	return parts
}

func partPlace(p *report.Program, path []int) source.Span {
	place, parts := keyed(p.At, "formula"), p.Parts
	for _, i := range path {
		if i >= len(parts) {
			break
		}
		if !parts[i].At.IsZero() {
			place = parts[i].At
		}
		parts = parts[i].Parts
	}
	return place
}

func disagreement(name string, d formula.Disagreement) problem.Text {
	term := d.Term.Count.Text + d.Term.Label
	where, whereEN := "“"+name+"”", fmt.Sprintf("%q", name)
	if d.Name != "" {
		where, whereEN = where+"中的“"+d.Name+"”", whereEN+fmt.Sprintf(", part %q,", d.Name)
	}
	if d.Kind == formula.CountDiffers {
		return msg(fmt.Sprintf("%s写的是%s，名称里是%s", where, d.Stated.Text, d.Promised.Text),
			fmt.Sprintf("%s says %s, but the name says %s", whereEN, d.Stated.Text, d.Promised.Text))
	}
	if plain := strings.Trim(name, "“”"); term == "" || term == plain || term == strings.ReplaceAll(plain, "个", "") {
		term = d.Promised.Text + "条"
	}
	return msg(fmt.Sprintf("%s说的是%s，列了%d条", where, term, d.Got), fmt.Sprintf("%s promises %s, but %d are listed", whereEN, term, d.Got))
}

// findMissingSections compares the headings of a case with the parts of its programs, only
// where at least half of the parts' names stand in headings of one level: else the case is
// not reported part by part.
func findMissingSections(n *page) {
	if n.n.Kind != report.KindCase {
		return
	}
	for _, program := range n.n.Programs {
		if len(program.Parts) < 2 {
			continue
		}
		if missing, at := n.partHeadings(program); len(missing) > 0 {
			n.out.add(problem.Problem{Rule: formulaMismatchID, Span: at,
				Message: msg(fmt.Sprintf("这里按“%s”分节来写，少了“%s”", program.Name, strings.Join(missing, "”“")),
					fmt.Sprintf("the sections follow %q but lack %s", program.Name, strings.Join(missing, ", "))),
				Hint:    msg("补上这一节，或在标题里写出它的名称", "add the section, or name the part in a heading"),
				Related: []problem.Related{related(program.At, "做法在这里", "the program is here")}})
		}
	}
}

// partHeadings looks for a level whose headings name at least half of the parts, and finds the parts
// that none of them names and the last heading that names one.
func (n *page) partHeadings(program *report.Program) (missing []string, at source.Span) {
	for level := 1; level <= 6; level++ {
		named := 0
		missing = missing[:0]
		for _, part := range program.Parts {
			if h, ok := n.headingOf(part.Name, level); ok {
				named++
				at = h
			} else {
				missing = append(missing, part.Name)
			}
		}
		if named*2 >= len(program.Parts) {
			return missing, at
		}
	}
	return nil, at
}

func (n *page) headingOf(part string, level int) (source.Span, bool) {
	name := bare(part)
	if name == "" {
		return source.Span{}, false
	}
	for _, h := range n.n.Doc.Headings {
		if h.Level == level && namesPart(bare(h.Text), name) {
			return h.Span, true
		}
	}
	return source.Span{}, false
}

// namesPart tells whether a heading is about a part. A name of one or two characters (考, 问,
// 走遍) stands inside many a heading that means something else, so it must open the heading.
func namesPart(heading, name string) bool {
	if runeCount(name) <= 2 {
		return strings.HasPrefix(strings.TrimLeft(heading, "一二三四五六七八九十0123456789"), name)
	}
	return strings.Contains(heading, name)
}

// bare takes away what does not make two names differ: quotation marks, spaces, marks.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || oneOf(r, "“”‘’「」《》、，。：；（）()·") {
			return -1
		}
		return r
	}, s)
}
