package report

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/quantity"
)

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
	for from, to := 0, 0; from < len(r.Villages); from = to {
		g := r.Villages[from].Region
		for to = from; to < len(r.Villages) && r.Villages[to].Region == g; to++ {
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
	}
}

// VillagesIn returns the villages directly in a region, VillagesWith those of a program.
func (r *Records) VillagesIn(g *Region) []*Village    { return r.index.villagesIn[g] }
func (r *Records) VillagesWith(p *Program) []*Village { return r.index.villagesWith[p] }

// IndexNarratives prepares the look-ups of the narratives, once they are in their order.
func (r *Report) IndexNarratives() {
	r.narratives = narrativeIndex{
		bySlug:    byKey(r.Narratives, func(n *Narrative) string { return n.Slug }),
		ofVillage: map[*Village][]*Narrative{},
		ofRegion:  map[*Region][]*Narrative{},
		ofProgram: map[*Program][]*Narrative{},
	}
	for _, n := range r.Narratives {
		if n.Village != nil {
			r.narratives.ofVillage[n.Village] = append(r.narratives.ofVillage[n.Village], n)
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

// Figure is what a `fact:` target leads to: a fact, or one year of a series.
type Figure struct {
	Value     quantity.Decimal
	Unit      quantity.Unit
	Bound     quantity.Bound
	Decimals  int // -1: as the value has
	Year      int // 0: not stated
	Status    Status
	Source    *Source
	Sample    bool
	Label     string // the indicator's name, or the fact's note
	Fact      *Fact
	Indicator *Indicator
	Village   *Village // of a village's series
	Region    *Region  // of a region's series
}

// Figure resolves the target of a `fact:` link of n: "id", "SLUG/id" or
// "CODE/indicator@2016". It returns false where it leads nowhere.
func (r *Report) Figure(n *Narrative, target string) (Figure, bool) {
	owner, rest, qualified := strings.Cut(target, "/")
	if !qualified {
		return factOf(n, target)
	}
	if id, year, ok := strings.Cut(rest, "@"); ok {
		return r.seriesFigure(owner, id, year)
	}
	return factOf(r.Narrative(owner), rest)
}

// Unread tells whether the target of a `fact:` link of n may lead to a fact that is written
// and could not be read: then its absence is no second mistake.
func (r *Report) Unread(n *Narrative, target string) bool {
	if owner, id, qualified := strings.Cut(target, "/"); qualified {
		n, target = r.Narrative(owner), id
	}
	return n != nil && (slices.Contains(n.Unread, target) || slices.Contains(n.Unread, ""))
}

func factOf(n *Narrative, id string) (Figure, bool) {
	if n == nil {
		return Figure{}, false
	}
	for _, f := range n.Facts {
		if f.ID == id {
			sample := f.Sample || f.Source != nil && f.Source.Sample
			return Figure{Value: f.Value, Unit: f.Unit, Bound: f.Bound, Decimals: -1, Year: f.Year, Status: f.Status,
				Source: f.Source, Sample: sample, Label: f.Note, Fact: f}, true
		}
	}
	return Figure{}, false
}

func (r *Records) seriesFigure(code, id, yearText string) (Figure, bool) {
	year, err := strconv.Atoi(yearText)
	indicator := r.Indicator(id)
	if err != nil || indicator == nil {
		return Figure{}, false
	}
	f := Figure{Unit: indicator.Unit, Decimals: indicator.Decimals, Year: year, Label: indicator.Name,
		Indicator: indicator, Village: r.Village(code), Region: r.Region(code)}
	var data *Data
	switch {
	case f.Village != nil:
		data, f.Sample = &f.Village.Data, f.Village.Sample
	case f.Region != nil:
		data = &f.Region.Data
	default:
		return Figure{}, false
	}
	s := data.Find(indicator)
	f.Value = s.In(year)
	if f.Value.IsMissing() {
		return Figure{}, false
	}
	f.Source = data.SourceOf(s, year)
	f.Sample = f.Sample || f.Source != nil && f.Source.Sample
	return f, true
}
