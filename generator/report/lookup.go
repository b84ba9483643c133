package report

// recordIndex holds the look-ups of records; Index fills it once.
type recordIndex struct {
	indicators map[string]*Indicator
	regions    map[string]*Region
	villages   map[string]*Village
	programs   map[string]*Program
	sources    map[string]*Source

	villagesIn   map[*Region][]*Village
	villagesWith map[*Program][]*Village
}

// narrativeIndex holds the look-ups of narratives.
type narrativeIndex struct {
	bySlug    map[string]*Narrative
	ofVillage map[*Village][]*Narrative
	ofRegion  map[*Region][]*Narrative
	ofProgram map[*Program][]*Narrative
}

// Index prepares the look-ups of a report that was put together by hand.
func (r *Report) Index() {
	r.Records.Index()
	r.IndexNarratives()
}

// Index prepares the look-ups. The loader calls it when all records are in place.
func (r *Records) Index() {
	r.index = recordIndex{
		indicators: byKey(r.Indicators, func(i *Indicator) string { return i.ID }),
		regions:    byKey(r.Regions, func(g *Region) string { return g.Code }),
		villages:   byKey(r.Villages, func(v *Village) string { return v.Code }),
		programs:   byKey(r.Programs, func(p *Program) string { return p.ID }),
		sources:    byKey(r.Sources, func(s *Source) string { return s.ID }),

		villagesIn:   make(map[*Region][]*Village, len(r.Regions)),
		villagesWith: map[*Program][]*Village{},
	}
	in, with := r.index.villagesIn, r.index.villagesWith
	for from := 0; from < len(r.Villages); {
		g, to := r.Villages[from].Region, from
		for ; to < len(r.Villages) && r.Villages[to].Region == g; to++ {
			for _, p := range r.Villages[to].Programs {
				with[p] = append(with[p], r.Villages[to])
			}
		}
		switch neighbours := r.Villages[from:to:to]; {
		case g == nil:
		case in[g] == nil:
			in[g] = neighbours // a region's villages mostly follow one another
		default:
			in[g] = append(in[g], neighbours...)
		}
		from = to
	}
}

// VillagesIn returns the villages directly in a region, VillagesWith those of a program.
func (r *Records) VillagesIn(g *Region) []*Village    { return r.index.villagesIn[g] }
func (r *Records) VillagesWith(p *Program) []*Village { return r.index.villagesWith[p] }

// IndexNarratives prepares the look-ups of the narratives, once they are in their order.
func (r *Report) IndexNarratives() {
	r.narratives = narrativeIndex{
		bySlug:    byKey(r.Narratives, func(n *Narrative) string { return n.Slug }),
		ofVillage: make(map[*Village][]*Narrative, len(r.Narratives)),
		ofRegion:  map[*Region][]*Narrative{},
		ofProgram: map[*Program][]*Narrative{},
	}
	for i, n := range r.Narratives {
		if v := n.Village; v != nil && r.narratives.ofVillage[v] == nil {
			r.narratives.ofVillage[v] = r.Narratives[i : i+1 : i+1] // most villages have one
		} else if v != nil {
			r.narratives.ofVillage[v] = append(r.narratives.ofVillage[v], n)
		}
		if n.Region != nil {
			r.narratives.ofRegion[n.Region] = append(r.narratives.ofRegion[n.Region], n)
		}
		for _, p := range n.Programs {
			r.narratives.ofProgram[p] = append(r.narratives.ofProgram[p], n)
		}
	}
}

// OfVillage and the look-ups below return the narratives that name a record, in their order.
// OfRegion leaves out those of the region's villages.
func (r *Report) OfVillage(v *Village) []*Narrative { return r.narratives.ofVillage[v] }
func (r *Report) OfRegion(g *Region) []*Narrative   { return r.narratives.ofRegion[g] }
func (r *Report) OfProgram(p *Program) []*Narrative { return r.narratives.ofProgram[p] }

// AreaRegions returns the region of each of the map's areas, found by code, else by name; nil where
// an area is none of the site's.
func (r *Records) AreaRegions() []*Region {
	byName := make(map[string]*Region, len(r.Regions))
	for _, g := range r.Regions {
		byName[g.Name] = g
	}
	list := make([]*Region, len(r.Site.Areas))
	for i, a := range r.Site.Areas {
		if list[i] = r.Region(a.Code); list[i] == nil {
			list[i] = byName[a.Name]
		}
	}
	return list
}

func byKey[T any](list []*T, key func(*T) string) map[string]*T {
	m := make(map[string]*T, len(list))
	for _, x := range list {
		if _, taken := m[key(x)]; !taken {
			m[key(x)] = x
		}
	}
	return m
}

// Indicator and the look-ups below return nil where there is no such record or narrative.
func (r *Records) Indicator(id string) *Indicator  { return r.index.indicators[id] }
func (r *Records) Region(code string) *Region      { return r.index.regions[code] }
func (r *Records) Village(code string) *Village    { return r.index.villages[code] }
func (r *Records) Program(id string) *Program      { return r.index.programs[id] }
func (r *Records) Source(id string) *Source        { return r.index.sources[id] }
func (r *Report) Narrative(slug string) *Narrative { return r.narratives.bySlug[slug] }
