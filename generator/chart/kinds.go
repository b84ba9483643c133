package chart

import "casebook/generator/report"

// Kind names a chart kind; its value is the data-chart attribute and the `kind` of a block.
type Kind string

// The kinds of charts. Rows is none that an author names: figures that share no unit stand in
// rows, each with its own unit, because one axis for all would compare what cannot be compared.
const (
	Line      Kind = "line"
	Bar       Kind = "bar"
	HBar      Kind = "hbar"
	Stacked   Kind = "stacked"
	Pie       Kind = "pie"
	Ring      Kind = "ring"
	Radar     Kind = "radar"
	Pyramid   Kind = "pyramid"
	Slope     Kind = "slope"
	Dot       Kind = "dot"
	Multiples Kind = "multiples"
	Rows      Kind = "rows"
)

// kinds is all that is known of the kinds. To add one: its constant and its line here, its
// drawing in a file of its own, and its names as chart.kind.NAME and chart.use.NAME in
// layouts/strings/LANG.json.
var kinds = [...]kind{
	{name: Line, axis: sharedAxis, draw: (*plan).drawLine, option: lineOption, form: "standing"},
	{name: Bar, axis: sharedAxis, fromZero: true, draw: (*plan).drawBar, option: barOption, form: "standing", instead: insteadOfBar, labelled: labelledBars},
	{name: HBar, axis: sharedAxis, fromZero: true, draw: (*plan).drawHBar, option: barOption, form: "lying", labelled: labelledLyingBars},
	{name: Stacked, axis: sharedAxis, fromZero: true, draw: (*plan).drawBar, option: stackOption, form: "standing"},
	{name: Pie, least: 2, most: maxSlices, whole: true, draw: (*plan).drawRound, option: roundOption, form: "round", instead: insteadOfRound},
	{name: Ring, least: 2, most: maxSlices, whole: true, draw: (*plan).drawRound, option: roundOption, form: "round", instead: insteadOfRound},
	{name: Radar, least: 3, most: maxAxes, axis: axisPerCategory, draw: (*plan).drawRadar, option: radarOption, form: "radar", instead: insteadOfRadar},
	{name: Pyramid, axis: sharedAxis, fromZero: true, draw: (*plan).drawPyramid, option: stackOption, form: "pyramid", instead: insteadOfPyramid, labelled: always},
	{name: Slope, needs: report.NeedsTwoYears, axis: sharedAxis, noZero: true, draw: (*plan).drawSlope, option: lineOption, form: "slope", instead: insteadOfSlope, labelled: always},
	{name: Dot, needs: report.NeedsFewYears, axis: sharedAxis, lies: true, draw: (*plan).drawDotRows, option: dotOption, form: "dots", instead: insteadOfDots},
	{name: Multiples, needs: report.NeedsPanels, axis: axisPerPanel, draw: (*plan).drawPanels, option: lineOption, form: "panels", instead: insteadOfPanels},
	{name: Rows, internal: true, draw: (*plan).drawRows, option: dotOption, form: "rows"},
}

// kind is what is known of one kind of chart.
type kind struct {
	name     Kind
	internal bool // none that an author names
	needs    report.ChartNeed
	whole    bool // its marks are parts of one whole
	axis     axisUse
	fromZero bool // its lengths are the values, so that its axis begins at zero, always
	noZero   bool // it has no axis: its slopes take the whole height, or places would lie on one another
	lies     bool // its axis of values lies
	least    int  // of its values, and the most; 0: any number
	most     int
	draw     func(*plan, *pen)
	option   func() drawnUp
	form     string // the part of the script that fills the option; layouts/scripts/charts/option.ts has the list

	// instead returns the kind to draw where the numbers do not allow this one, with the key of
	// the note that says so, "" where no reader is misled; nil: whatever the numbers are.
	instead func(*plan) (Kind, string)
	// labelled tells whether each mark has its figure, which leaves the axis out; nil: never.
	labelled func(*plan) bool
}

// axisUse says which axes of values a kind has.
type axisUse uint8

const (
	noAxis axisUse = iota
	sharedAxis
	axisPerCategory
	axisPerPanel
)

// kindNamed returns what is known of a kind, nil where it is none.
func kindNamed(name Kind) *kind {
	for i := range kinds {
		if kinds[i].name == name {
			return &kinds[i]
		}
	}
	return nil
}

// Kinds lists the kinds that a block may name, in the order of the handbook.
func Kinds() []report.ChartKind {
	var list []report.ChartKind
	for i := range kinds {
		if k := &kinds[i]; !k.internal {
			list = append(list, report.ChartKind{Name: string(k.name), Needs: k.needs, Whole: k.whole, Least: k.least, Most: k.most})
		}
	}
	return list
}

func always(*plan) bool { return true }

// A note is owed where a reader would otherwise take the drawing for what was asked for, or
// miss why it is not: a pie with a negative part. Bars that lie instead of standing, or years
// of bars without a name each, say the same in another posture.

func insteadOfBar(p *plan) (Kind, string) {
	if !areYears(p.Categories) && p.Edges == nil && labelsFor(p.Categories, barSlot(len(p.Categories))) == tooMany {
		return HBar, ""
	}
	return Bar, ""
}

func insteadOfRound(p *plan) (Kind, string) {
	switch {
	case len(p.Series) != 1:
		return Bar, "chart.note.one-series"
	case !p.allAbove(0):
		return Bar, "chart.note.parts"
	case len(p.Categories) > maxSlices:
		return HBar, "chart.note.many-parts"
	}
	return p.Kind, ""
}

func insteadOfRadar(p *plan) (Kind, string) {
	n := len(p.Categories)
	switch {
	case n >= p.form.least && n <= maxAxes && p.allAbove(-1e-9):
		return Radar, ""
	case p.Units != nil:
		return Rows, ""
	}
	return Bar, "chart.note.axes"
}

func insteadOfPyramid(p *plan) (Kind, string) {
	if len(p.Series) != 2 || p.low < 0 {
		return HBar, "chart.note.two-sides"
	}
	return Pyramid, ""
}

func insteadOfSlope(p *plan) (Kind, string) {
	if len(p.Series) != 2 {
		return HBar, "chart.note.two-years"
	}
	return Slope, ""
}

func insteadOfDots(p *plan) (Kind, string) {
	if n := len(p.Series); n < 2 || n > maxDots {
		return HBar, "chart.note.few-years"
	}
	return Dot, ""
}

func insteadOfPanels(p *plan) (Kind, string) {
	switch {
	case len(p.Series) > 1:
		return Multiples, ""
	case areYears(p.Categories):
		return Line, ""
	}
	return HBar, "" // a line between ages would say that there is something between them
}

func labelledBars(p *plan) bool      { return p.valuesFit(barSlot(len(p.Categories))) }
func labelledLyingBars(p *plan) bool { return len(p.Series) <= 3 && p.widestFigure() < longestFigure }
