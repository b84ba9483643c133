package page

import (
	"html/template"
	"math"
	"strconv"
	"strings"

	"casebook/generator/geojson"
	"casebook/generator/markup"
	"casebook/generator/report"
)

// area is an area of the site's map.
type area struct {
	geojson.Area
	region *report.Region // nil where it is none of the site's
}

// mapAreas are the map's areas with their regions, nil where the map has no review number, without
// which none may be shown.
func mapAreas(rec *report.Records) []area {
	if rec.Site.ReviewNumber == "" {
		return nil
	}
	var areas []area
	for i, g := range rec.AreaRegions() {
		areas = append(areas, area{rec.Site.Areas[i], g})
	}
	return areas
}

const mapWidth = 720

// projection places degrees on the picture: east–west lengths are right at the middle
// latitude.
type projection struct {
	west, north, across, scale float64
}

func projectionOf(areas []area) (projection, int) {
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, a := range areas {
		for _, ring := range a.Rings {
			for _, at := range ring {
				west, east = min(west, at[0]), max(east, at[0])
				south, north = min(south, at[1]), max(north, at[1])
			}
		}
	}
	pr := projection{west: west, north: north, across: math.Cos((south + north) / 2 * math.Pi / 180)}
	width := max((east-west)*pr.across, 1e-9)
	pr.scale = mapWidth / width
	return pr, int(math.Ceil(min((north-south)*pr.scale, 4*mapWidth)))
}

func (pr *projection) appendPoint(b []byte, at [2]float64) []byte {
	b = strconv.AppendFloat(b, math.Round((at[0]-pr.west)*pr.across*pr.scale*10)/10, 'f', -1, 64)
	b = append(b, ' ')
	return strconv.AppendFloat(b, math.Round((pr.north-at[1])*pr.scale*10)/10, 'f', -1, 64)
}

// drawMap draws the map with its review number beside it; "" where there is none to show.
func (p *Page) drawMap() template.HTML {
	if len(p.areas) == 0 {
		return ""
	}
	var list []*report.Region
	for _, a := range p.areas {
		if a.region != nil {
			list = append(list, a.region)
		}
	}
	shades := p.shadesOf(list)
	w := markup.AppendTo(nil)
	w.Open("figure").Class("schematic map").Open("figcaption")
	var x *shade
	name := p.Report.Site.Title
	if len(shades) > 0 {
		x = &shades[0]
		name = p.shadeName(x)
	}
	w.Element("b", name).Text(" ").Open("span")
	if x != nil && x.sample {
		p.sample = true
		w.Element("mark", p.T("sample")).Text(" ")
	}
	w.Open("span").Class("review").Text(p.label(p.T("footer.review"), p.Report.Site.ReviewNumber)).Close("span").Close("span").Close("figcaption")
	p.writeAreas(w, x)
	if x != nil {
		p.writeLegend(w, x)
	}
	return w.Close("figure").Fragment()
}

func (p *Page) writeAreas(w *markup.Writer, x *shade) {
	pr, height := projectionOf(p.areas)
	w.Open("svg").Class("areas").Attr("viewBox", "0 0 "+strconv.Itoa(mapWidth)+" "+strconv.Itoa(height)).
		Attr("role", "group").Attr("aria-label", p.T("map"))
	at := 0
	for _, a := range p.areas {
		class := "kx"
		label := a.Name
		if a.region != nil {
			label = a.region.Name
			if x != nil && !math.IsNaN(x.values[at]) {
				class = "k" + strconv.Itoa(x.class(x.values[at]))
				label += " " + string(appendFloat(nil, x.values[at], x.indicator.Decimals)) + x.indicator.Unit.Behind()
			}
			at++
			w.Open("a").Link("xlink:href", p.prefix, regionPath(a.region)).Attr("aria-label", label)
		}
		w.Open("path").Class(class).Attr("fill-rule", "evenodd").Attr("d", string(pr.appendRings(nil, a.Rings)))
		writeTagged(w, "title", "", label)
		w.Close("path")
		if len(p.areas) <= namedAreas {
			pr.writeName(w, a)
		}
		if a.region != nil {
			w.Close("a")
		}
	}
	w.Close("svg")
}

// namedAreas is how many areas a map names: the names of more would lie on one another.
const namedAreas = 30

// writeName writes an area's name in the middle of its largest ring.
func (pr *projection) writeName(w *markup.Writer, a area) {
	var ring [][2]float64
	for _, r := range a.Rings {
		if len(r) > len(ring) {
			ring = r
		}
	}
	low, high := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, at := range ring {
		for k := range at {
			low[k], high[k] = min(low[k], at[k]), max(high[k], at[k])
		}
	}
	point := pr.appendPoint(nil, [2]float64{(low[0] + high[0]) / 2, (low[1] + high[1]) / 2})
	x, y, _ := strings.Cut(string(point), " ")
	w.Open("text").Attr("text-anchor", "middle").Attr("font-size", "15").Attr("aria-hidden", "true").
		Attr("x", x).Attr("y", y).Text(a.Name).Close("text")
}

// appendRings appends closed paths; a point that falls on the last one is left out.
func (pr *projection) appendRings(b []byte, rings [][][2]float64) []byte {
	for _, ring := range rings {
		var last []byte
		for i, at := range ring {
			point := pr.appendPoint(nil, at)
			if i > 0 && string(point) == string(last) {
				continue
			}
			b = append(b, "ML"[min(i, 1)])
			b = append(b, point...)
			last = point
		}
		b = append(b, 'Z')
	}
	return b
}
