package compose

import "casebook/generator/report"

// maxExemplars is how many villages “villages like mine” chooses among: all of a small site,
// else those that narratives tell of, then those with programs.
const maxExemplars = 1500

func (s *Site) exemplars() []*report.Village {
	var list []*report.Village
	taken := map[*report.Village]bool{}
	take := func(wanted func(*report.Village) bool) {
		for _, v := range s.rep.Villages {
			if len(list) < maxExemplars && !taken[v] && wanted(v) {
				taken[v] = true
				list = append(list, v)
			}
		}
	}
	take(func(v *report.Village) bool { return len(s.rep.OfVillage(v)) > 0 })
	take(func(v *report.Village) bool { return len(v.Programs) > 0 })
	take(func(v *report.Village) bool { return v.SeriesCount() > 0 && len(s.rep.Villages) <= maxExemplars })
	return list
}

// appendExemplars appends [code, name, place, county, households, population, programs,
// sample, [indicator, year, value, …], [path, title, …]] for each of them.
func (p *page) appendExemplars(b []byte) []byte {
	programs := p.programNumbers()
	list := p.exemplars()
	return appendList(b, len(list), func(b []byte, i int) []byte {
		v := list[i]
		b = append(appendJSON(append(b, '['), v.Code), ',')
		b = append(appendJSON(b, v.Name), ',')
		b = append(appendJSON(b, placeName(v.Region)), ',')
		code := ""
		if c := p.countyOf[v.Region]; c != nil {
			code = c.region.Code
		}
		b = append(appendJSON(b, code), ',')
		b = append(appendInt(b, v.Households), ',')
		b = append(appendInt(b, v.Population), ',')
		b = appendList(b, len(v.Programs), func(b []byte, i int) []byte { return appendInt(b, programs[v.Programs[i]]) })
		b = append(appendFlag(append(b, ','), villageSample(v)), ",["...)
		first := true
		for x := range v.Series() {
			if !first {
				b = append(b, ',')
			}
			first = false
			b = append(appendInt(b, x.Indicator.Index), ',')
			b = append(appendInt(b, x.Last()), ',')
			b = x.Latest().Append(b)
		}
		b = append(b, "],["...)
		told := p.rep.OfVillage(v)
		for k, n := range told[:min(len(told), 2)] {
			if k > 0 {
				b = append(b, ',')
			}
			b = append(appendJSON(b, n.Path), ',')
			b = appendJSON(b, n.Title)
		}
		return append(b, "]]\n"...)
	})
}
