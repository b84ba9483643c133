package problem

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// TextOptions says how WriteText prints.
type TextOptions struct {
	Lang       string // "zh" or "en"
	Color      bool   // mark severities and carets with terminal colours
	Suppressed int    // problems that comments suppress, counted in the closing line
	Count      *Count // of the closing line, where the list tells of several problems in one; nil: that of the list
}

// WriteText prints a list that has its severities as a compiler does: the place, the message, the line
// with the mistake underlined, what to do, and related places; files parted by an empty
// line; a closing line with the counts. Nothing is printed for an empty list without
// suppressed problems.
func WriteText(w io.Writer, list []Problem, opt TextOptions) error {
	p := &textPrinter{Writer: bufio.NewWriter(w), opt: opt}
	for i := range list {
		if i > 0 && path(list[i].Span) != path(list[i-1].Span) {
			p.WriteByte('\n')
		}
		p.problem(&list[i])
	}
	if len(list) > 0 || opt.Suppressed > 0 {
		if len(list) > 0 {
			p.WriteByte('\n')
		}
		count := CountOf(list)
		if opt.Count != nil {
			count = *opt.Count
		}
		p.WriteString(count.Summary(opt.Suppressed).In(opt.Lang) + "\n")
	}
	if err := p.Flush(); err != nil {
		return fmt.Errorf("print the problems: %w", err)
	}
	return nil
}

// textPrinter keeps the first write error until Flush.
type textPrinter struct {
	*bufio.Writer
	opt TextOptions
}

// ANSI colours of the severities and of a reset.
const (
	colorReset = "\x1b[0m"
	colorBold  = "\x1b[1m"
)

var severityColors = [...]string{Off: "", Note: "\x1b[36m", Warning: "\x1b[33m", Error: "\x1b[31m"}

var severityNames = [...]Text{Off: {"关闭", "off"}, Note: {"说明", "note"}, Warning: {"警告", "warning"}, Error: {"错误", "error"}}

func (p *textPrinter) problem(q *Problem) {
	name := severityNames[q.Severity].In(p.opt.Lang) + "[" + string(q.Rule) + "]"
	p.WriteString(p.colored(colorBold, placeOf(q.Span, p.opt.Lang)) + ": ")
	p.WriteString(p.colored(severityColors[q.Severity], name) + ": ")
	p.WriteString(oneLine(messageOf(q.Span, q.Message, p.opt.Lang)) + "\n")
	p.excerpt(q)
	if hint := q.Hint.In(p.opt.Lang); hint != "" {
		for i, line := range strings.Split(hint, "\n") { // a draft to be pasted has lines of its own
			if i == 0 {
				p.WriteString("  " + Text{"提示：", "hint: "}.In(p.opt.Lang) + oneLine(line) + "\n")
			} else {
				p.WriteString("    " + oneLine(line) + "\n")
			}
		}
	}
	for _, r := range q.Related {
		p.WriteString("  " + placeOf(r.Span, p.opt.Lang) + ": " + oneLine(messageOf(r.Span, r.Message, p.opt.Lang)) + "\n")
	}
}

func (p *textPrinter) excerpt(q *Problem) {
	x, ok := excerptOf(q.Span)
	if !ok {
		return
	}
	number := strconv.Itoa(q.Span.Position().Line)
	if cell, ok := sheetCell(q.Span); ok {
		number = cell.String()
	}
	caret := "^" + strings.Repeat("~", x.underline-1)
	p.WriteString("  " + number + " | " + x.line + "\n")
	p.WriteString("  " + strings.Repeat(" ", len(number)) + " | " + strings.Repeat(" ", x.indent))
	p.WriteString(p.colored(severityColors[q.Severity], caret) + "\n")
}

func (p *textPrinter) colored(color, s string) string {
	if !p.opt.Color || color == "" {
		return s
	}
	return color + s + colorReset
}

// Summary says the counts in one line.
func (c Count) Summary(suppressed int) Text {
	var zh, en []string
	for _, part := range []struct {
		n      int
		zh, en string
	}{{c.Errors, "个错误", "error"}, {c.Warnings, "个警告", "warning"}, {c.Notes, "个说明", "note"}} {
		if part.n > 0 {
			zh = append(zh, strconv.Itoa(part.n)+" "+part.zh)
			en = append(en, plural(part.n, part.en))
		}
	}
	t := Text{ZH: "没有发现问题", EN: "no problems found"}
	if len(zh) > 0 {
		t = Text{ZH: "共 " + strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
	}
	if suppressed > 0 {
		t.ZH += fmt.Sprintf("（另有 %d 处按作者的注释不报）", suppressed)
		t.EN += fmt.Sprintf(" (%d more suppressed by comments)", suppressed)
	}
	t.ZH += "。"
	return t
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
