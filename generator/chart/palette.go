package chart

// palette holds the colours of series in order on a light ground. They were searched for: of
// colours that are legible as text on the paper (4.5:1), those that lie farthest from one
// another for readers with normal, protanopic and deuteranopic sight, the first four above
// all, neighbours differing in lightness. palette_test.go measures them, those of the style
// sheets too.
var palette = [...]string{"#0a60a9", "#817616", "#631b65", "#0d8378", "#880a0d", "#207da1", "#920544", "#767754"}

// maxColours is how many series are distinguished. From the ninth on they have the colours of the
// first, with another dash or paler; beyond them a series is grey.
const maxColours = 12

// grey is what the series are that only surround the highlighted ones.
const grey = "#979797"

// dashes tell lines apart without their colours, where there are too many to name at their
// ends or a printer has no colours. charts.css has the same for paper.
var dashes = [maxColours]string{"", "8 3", "2 3", "8 3 2 3", "4 4", "12 4", "1 5", "8 3 2 3 2 3", "14 3", "5 2", "10 3 5 3", "3 2 3 6"}

// seriesColors returns the colours of series in their order, on a light ground. Style sheets
// change the colours by the classes s0 to s11.
func seriesColors() []string { return append([]string(nil), palette[:]...) }

// series opens the class and the colour of series i, or of category i where categories are
// distinguished, on an element that is being written. Style sheets recolour the class; the
// attribute serves a file that has left its page.
func (pl *plan) series(p *pen, i int) {
	if pl.muted(i) {
		p.Raw(` class="q" color="` + grey + `"`)
		return
	}
	p.Raw(` class="s`)
	p.Int(i)
	p.Raw(`" color="`)
	p.Raw(palette[i%len(palette)])
	p.Raw(`"`)
}

// legible is series for a name, which is read and so is never as pale as its line.
func (pl *plan) legible(p *pen, i int) {
	if pl.muted(i) {
		p.Raw(` class="q" color="#666"`)
		return
	}
	pl.series(p, i)
}

// filled is series for a bar or a part.
func (pl *plan) filled(p *pen, i int) {
	pl.series(p, i)
	if i >= len(palette) && !pl.muted(i) {
		p.Raw(` fill-opacity=".4" stroke="currentColor"`)
	}
}

// dashed is series for a line. Few lines are distinguished well enough by colours and names.
func (pl *plan) dashed(p *pen, i int) {
	pl.series(p, i)
	pl.dash(p, i, len(pl.Series))
}

// dash tells line i of n from the others.
func (pl *plan) dash(p *pen, i, n int) {
	if n > 4 && i < maxColours && dashes[i] != "" && pl.chosen == nil {
		p.Raw(` stroke-dasharray="`)
		p.Raw(dashes[i])
		p.Raw(`"`)
	}
}
