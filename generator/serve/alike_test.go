package serve

import (
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// A page is loaded again where another problem is found than before: two are alike only where nothing that is shown
// of them differs.
func TestProblemsAreAlikeInAllThatIsShown(t *testing.T) {
	at := func(name string, start, end int) source.Span { return source.New(name, "0123456789\n").At(start, end) }
	made := func(change func(p *problem.Problem)) problem.Problem {
		p := problem.Problem{Rule: "a", Severity: problem.Warning, Message: problem.Text{ZH: "一", EN: "one"}, Span: at("a.md", 2, 4)}
		change(&p)
		return p
	}
	same := func(*problem.Problem) {}
	for name, change := range map[string]func(p *problem.Problem){
		"rule":     func(p *problem.Problem) { p.Rule = "b" },
		"severity": func(p *problem.Problem) { p.Severity = problem.Error },
		"message":  func(p *problem.Problem) { p.Message.ZH = "二" },
		"start":    func(p *problem.Problem) { p.Span = at("a.md", 1, 4) },
		"end":      func(p *problem.Problem) { p.Span = at("a.md", 2, 5) },
		"file":     func(p *problem.Problem) { p.Span = at("b.md", 2, 4) },
		"hint":     func(p *problem.Problem) { p.Hint.ZH = "改" },
		"text":     func(p *problem.Problem) { p.Span = source.New("a.md", "0123456!89\n").At(2, 4) },
		"line":     func(p *problem.Problem) { p.Span = source.New("a.md", "\n123456789\n").At(2, 4) },
		"no file":  func(p *problem.Problem) { p.Span.File = nil },
	} {
		if a, b := made(same), made(change); alike(a, b) || alike(b, a) {
			t.Errorf("problems of another %s are alike", name)
		}
	}
	if !alike(made(same), made(same)) {
		t.Error("a problem of a file that was read again is another one")
	}
	file := source.New("a.md", "0123456789\n")
	if alike(problem.Problem{Span: file.At(1, 4)}, problem.Problem{Span: file.At(2, 3)}) || alike(problem.Problem{Span: file.At(1, 4)}, problem.Problem{Span: file.At(1, 3)}) {
		t.Error("problems of two places in a file that did not change are alike")
	}
	elsewhere := func(p *problem.Problem) { p.Span = source.New("a.md", "0123456789\nmore").At(2, 4) }
	if !alike(made(same), made(elsewhere)) {
		t.Error("a problem of a file of which another line changed is another one")
	}
}
