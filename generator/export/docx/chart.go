package docx

import (
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/export/office"
	"casebook/generator/export/xlsx"
)

func itoa(n int) string { return strconv.Itoa(n) }

// isNative tells whether Word draws a chart of this kind itself.
func isNative(d *chart.Data) bool {
	switch d.Kind {
	case chart.Line, chart.Bar, chart.HBar, chart.Stacked, chart.Pie, chart.Ring:
		return !d.IsEmpty()
	}
	return false
}

// The size of a chart: the type area's width, and about ten lines.
const (
	chartWidth  = 150 * 36000
	chartHeight = 72 * 36000
)

// nativeChart writes a chart that can be edited in Word: its values lie in a workbook inside.
func (w *writer) nativeChart(d *chart.Data) {
	w.charts++
	name := "word/charts/chart" + itoa(w.charts) + ".xml"
	book, err := xlsx.Bytes([]xlsx.Sheet{chartSheet(d)})
	if err != nil {
		return // packing into memory cannot fail
	}
	bookName := "word/embeddings/chart" + itoa(w.charts) + ".xlsx"
	w.pack.AddMedia(bookName, xlsx.ContentType, book)
	id := w.pack.Relate(documentPart, "chart", name)
	bookID := w.pack.Relate(name, "package", bookName)
	w.pack.Add(name, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", chartXML(d, bookID, w.form.Language))
	w.within = append(w.within, d.Categories...)
	for i := range d.Series {
		w.within = append(w.within, d.Series[i].Name)
		for _, v := range d.Series[i].Values {
			w.within = append(w.within, v.String())
		}
	}
	alt := d.Title + sentences(d)
	height := chartHeight
	if n := len(d.Categories); d.Kind == chart.HBar && n > 8 {
		height = min(n*8*36000, maxHeight)
	}
	w.paragraphStart("CasebookPicture")
	w.inlineObject(chartWidth, height, alt, chartSpace, func(string) {
		w.Empty("c:chart", "xmlns:c", chartSpace, "r:id", id)
	})
	w.End("w:p")
}

const (
	chartSpace   = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/main"
	sheetName    = "Sheet1"
)

func chartSheet(d *chart.Data) xlsx.Sheet {
	s := xlsx.Sheet{Name: sheetName, Head: []string{d.Head}}
	for i := range d.Series {
		s.Head = append(s.Head, d.Series[i].Name)
	}
	for k, name := range d.Categories {
		row := []xlsx.Cell{xlsx.Text(name)}
		for i := range d.Series {
			row = append(row, xlsx.Number(valueAt(d.Series[i].Values, k).String()))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// chartWriter writes the part of one chart.
type chartWriter struct {
	office.XML
	d *chart.Data
}

func chartXML(d *chart.Data, workbook, language string) []byte {
	w := &chartWriter{d: d}
	w.Raw(office.Header).Start("c:chartSpace", "xmlns:c", chartSpace, "xmlns:a", drawingSpace, "xmlns:r", office.RelationBase[:len(office.RelationBase)-1])
	w.Raw(`<c:date1904 val="0"/>`).Empty("c:lang", "val", language).Raw(`<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>`)
	switch d.Kind {
	case chart.Pie, chart.Ring:
		w.round()
	case chart.Line:
		w.lines(0, len(d.Series))
		w.axes(false)
	case chart.HBar:
		w.bars("bar", len(d.Series))
		w.axes(true)
	default:
		w.bars("col", d.Own)
		if d.Own < len(d.Series) {
			w.lines(d.Own, len(d.Series))
		}
		w.axes(false)
	}
	w.Raw(`</c:plotArea>`)
	if round := d.Kind == chart.Pie || d.Kind == chart.Ring; round || len(d.Series) > 1 {
		w.Raw(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`)
	}
	w.Raw(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`)
	w.Start("c:externalData", "r:id", workbook).Raw(`<c:autoUpdate val="0"/>`).End("c:externalData")
	return w.End("c:chartSpace").B
}

func (w *chartWriter) value(name, value string) { w.Empty(name, "val", value) }

func (w *chartWriter) bars(direction string, to int) {
	w.Raw("<c:barChart>")
	w.value("c:barDir", direction)
	if w.d.Kind == chart.Stacked {
		w.value("c:grouping", "stacked")
	} else {
		w.value("c:grouping", "clustered")
	}
	w.value("c:varyColors", "0")
	for i := range to {
		w.series(i, func() {
			w.fill(w.colour(i))
			w.value("c:invertIfNegative", "0")
			w.points()
			w.labels(to <= 3, w.d.Kind != chart.Stacked)
		})
	}
	w.value("c:gapWidth", "60")
	if w.d.Kind == chart.Stacked {
		w.value("c:overlap", "100")
	}
	w.axisIDs()
	w.Raw("</c:barChart>")
}

func (w *chartWriter) axisIDs() { w.value("c:axId", "1001"); w.value("c:axId", "1002") }

// lines writes series as lines; those beyond the chart's own are what it is held against.
func (w *chartWriter) lines(from, to int) {
	w.Raw("<c:lineChart>")
	w.value("c:grouping", "standard")
	w.value("c:varyColors", "0")
	for i := from; i < to; i++ {
		w.series(i, func() {
			w.Raw(`<c:spPr><a:ln w="25400"><a:solidFill>`).Empty("a:srgbClr", "val", w.colour(i)).Raw(`</a:solidFill>`)
			if i >= w.d.Own {
				w.Raw(`<a:prstDash val="dash"/>`)
			}
			w.Raw(`</a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="4"/><c:spPr><a:solidFill>`).Empty("a:srgbClr", "val", w.colour(i)).Raw(`</a:solidFill></c:spPr></c:marker>`)
		})
	}
	w.value("c:marker", "1")
	w.axisIDs()
	w.Raw("</c:lineChart>")
}

func (w *chartWriter) round() {
	name := "c:pieChart"
	if w.d.Kind == chart.Ring {
		name = "c:doughnutChart"
	}
	w.Start(name)
	w.value("c:varyColors", "1")
	w.series(0, func() {
		w.points()
		w.labels(true, false)
	})
	w.value("c:firstSliceAng", "0")
	if w.d.Kind == chart.Ring {
		w.value("c:holeSize", "55")
	}
	w.End(name)
}

// colour is the colour of a series: that of the page, grey for what is beside the chart's own.
func (w *chartWriter) colour(i int) string {
	if w.d.ByCategory || i >= len(w.d.Colours) {
		if i < w.d.Own && len(w.d.Colours) > 0 {
			return w.d.Colours[0][1:]
		}
		return "979797"
	}
	return w.d.Colours[i][1:]
}

func (w *chartWriter) fill(colour string) {
	w.Raw(`<c:spPr><a:solidFill>`).Empty("a:srgbClr", "val", colour).Raw(`</a:solidFill></c:spPr>`)
}

// points gives each category its colour, where categories are distinguished.
func (w *chartWriter) points() {
	if !w.d.ByCategory {
		return
	}
	for k, colour := range w.d.Colours {
		if k >= len(w.d.Categories) {
			return
		}
		w.Raw("<c:dPt>")
		w.value("c:idx", itoa(k))
		w.value("c:bubble3D", "0")
		w.fill(colour[1:])
		w.Raw("</c:dPt>")
	}
}

// labels writes each value at its mark.
func (w *chartWriter) labels(show, outside bool) {
	w.Raw("<c:dLbls>")
	if !outside { // on the colour itself
		w.Raw(`<c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`)
	}
	if outside {
		w.value("c:dLblPos", "outEnd")
	}
	for _, name := range [...]string{"c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"} {
		value := "0"
		if name == "c:showVal" && show {
			value = "1"
		}
		w.value(name, value)
	}
	w.Raw("</c:dLbls>")
}

// series writes one series: its name, what write adds, its categories and values.
func (w *chartWriter) series(i int, write func()) {
	w.Raw("<c:ser>")
	w.value("c:idx", itoa(i))
	w.value("c:order", itoa(i))
	column := "$" + xlsx.Column(i+1) + "$"
	w.Raw("<c:tx><c:strRef>").Element("c:f", sheetName+"!"+column+"1").Raw(`<c:strCache><c:ptCount val="1"/><c:pt idx="0">`).
		Element("c:v", w.d.Series[i].Name).Raw("</c:pt></c:strCache></c:strRef></c:tx>")
	write()
	last := itoa(len(w.d.Categories) + 1)
	count := itoa(len(w.d.Categories))
	w.Raw("<c:cat><c:strRef>").Element("c:f", sheetName+"!$A$2:$A$"+last).Raw("<c:strCache>")
	w.value("c:ptCount", count)
	for k, name := range w.d.Categories {
		w.Start("c:pt", "idx", itoa(k)).Element("c:v", name).End("c:pt")
	}
	w.Raw("</c:strCache></c:strRef></c:cat><c:val><c:numRef>").Element("c:f", sheetName+"!"+column+"2:"+column+last).Raw("<c:numCache><c:formatCode>General</c:formatCode>")
	w.value("c:ptCount", count)
	for k := range w.d.Categories {
		if v := valueAt(w.d.Series[i].Values, k); !v.IsMissing() {
			w.Start("c:pt", "idx", itoa(k)).Element("c:v", v.String()).End("c:pt")
		}
	}
	w.Raw("</c:numCache></c:numRef></c:val>")
	if w.d.Kind == chart.Line || i >= w.d.Own && w.d.Kind != chart.HBar {
		w.value("c:smooth", "0")
	}
	w.Raw("</c:ser>")
}

// axes writes the axes of categories and values. Categories of lying bars are read from above.
func (w *chartWriter) axes(lying bool) {
	category, value, order := "b", "l", "minMax"
	if lying {
		category, value, order = "l", "t", "maxMin"
	}
	w.Raw("<c:catAx>")
	w.axisHead("1001", order, category)
	w.Raw(`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`)
	w.value("c:crossAx", "1002")
	w.Raw(`<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx>`)
	w.axisHead("1002", "minMax", value)
	w.Raw(`<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="DDDDDD"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`)
	if unit := string(w.d.Number.Unit); unit != "" {
		w.Raw(`<c:title><c:tx><c:rich><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1000" b="0"/>`).Element("a:t", unit).
			Raw(`</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
	}
	w.Raw(`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	w.value("c:crossAx", "1001")
	w.Raw(`<c:crosses val="autoZero"/></c:valAx>`)
}

func (w *chartWriter) axisHead(id, order, position string) {
	w.value("c:axId", id)
	w.Raw("<c:scaling>")
	w.value("c:orientation", order)
	w.Raw("</c:scaling>")
	w.value("c:delete", "0")
	w.value("c:axPos", position)
}
