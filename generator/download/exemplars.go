package download

import (
	"casebook/generator/jsonstring"
	"casebook/generator/page"
	"casebook/generator/places"
)

// appendExemplars appends [code, name, place, county, households, population, programs,
// sample, [indicator, year, value, …], [path, title, …]] for each of them.
func appendExemplars(p *page.Page, b []byte) []byte {
	programs := programNumbers(p.Model)
	list := p.Exemplars()
	return page.AppendList(b, len(list), func(b []byte, i int) []byte {
		v := list[i]
		b = append(jsonstring.Append(append(b, '['), v.Code), ',')
		b = append(jsonstring.Append(b, v.Name), ',')
		b = append(jsonstring.Append(b, places.PlaceName(v.Region)), ',')
		code := ""
		if c := p.CountyOf[v.Region]; c != nil {
			code = c.Region.Code
		}
		b = append(jsonstring.Append(b, code), ',')
		b = append(page.AppendInt(b, v.Households), ',')
		b = append(page.AppendInt(b, v.Population), ',')
		b = page.AppendList(b, len(v.Programs), func(b []byte, i int) []byte { return page.AppendInt(b, programs[v.Programs[i]]) })
		b = append(page.AppendFlag(append(b, ','), places.VillageSample(v)), ",["...)
		first := true
		for x := range v.Series() {
			if !first {
				b = append(b, ',')
			}
			first = false
			b = append(page.AppendInt(b, x.Indicator.Index), ',')
			b = append(page.AppendInt(b, x.Last()), ',')
			b = x.Latest().Append(b)
		}
		b = append(b, "],["...)
		texts := p.Report.OfVillage(v)
		for k, n := range texts[:min(len(texts), 2)] {
			if k > 0 {
				b = append(b, ',')
			}
			b = append(jsonstring.Append(b, n.Path), ',')
			b = jsonstring.Append(b, n.Title)
		}
		return append(b, "]]\n"...)
	})
}
