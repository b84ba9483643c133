package compose

import (
	"strconv"
	"sync"

	"casebook/generator/narrative"
	"casebook/generator/report"
	"casebook/generator/search"
)

// searchIndex is made when its first shard is asked for.
type searchIndex struct {
	once  sync.Once
	index *search.Index
}

// listIndexShards lists the shards of the search index: how many there are follows from the
// number of documents alone.
func (s *Site) listIndexShards(add func(Route)) {
	for i := range search.Shards(s.documentCount()) {
		add(Route{Kind: SearchShard, Page: i, Path: "search/index-" + strconv.Itoa(i) + ".js"})
	}
}

func (s *Site) documentCount() int {
	return len(s.rep.Narratives) + len(s.rep.Programs) + len(s.rep.Themes) + len(s.rep.Regions) + len(s.rep.Indicators) + len(s.rep.Villages)
}

func (p *page) searchShard(b []byte) ([]byte, error) {
	p.index.once.Do(func() {
		x := search.New(search.Shards(p.documentCount()))
		p.feedIndex(x.Add)
		p.index.index = x
	})
	return p.index.index.Append(b, p.route.Page), nil
}

// feedIndex hands every page worth finding to the index.
func (p *page) feedIndex(add func(search.Document)) {
	for _, n := range p.rep.Narratives {
		add(p.narrativeDocument(n))
	}
	for _, x := range p.rep.Programs {
		d := search.Document{Path: programPath(x), Kind: "programs", Title: x.Name, Summary: x.Summary, Tags: []string{x.Formula.Name, x.Kind}}
		for _, part := range x.Parts {
			d.Headings = append(d.Headings, part.Name)
		}
		add(d)
	}
	for _, t := range p.rep.Themes {
		add(search.Document{Path: themePath(t), Kind: "themes", Title: t.Name})
	}
	for _, i := range p.rep.Indicators {
		add(search.Document{Path: indicatorPath(i), Kind: "indicators", Title: i.Name})
	}
	for _, g := range p.rep.Regions {
		add(search.Document{Path: regionPath(g), Kind: "regions", Title: g.Name, Place: parentName(g), Tags: []string{g.Code}})
	}
	for _, v := range p.rep.Villages {
		add(search.Document{Path: villagePath(v), Kind: "villages", Title: v.Name, Place: p.placeName(v.Region), Summary: v.Summary, Tags: []string{v.Code}})
	}
}

func parentName(g *report.Region) string {
	if g.Parent == nil {
		return ""
	}
	return g.Parent.Name
}

func (p *page) narrativeDocument(n *report.Narrative) search.Document {
	kinds := [...]string{report.KindPage: "pages", report.KindCase: "cases", report.KindStudy: "studies", report.KindChecklist: "pages"}
	d := search.Document{Path: n.Path, Kind: kinds[n.Kind], Title: n.Title, Summary: n.Summary}
	if g := regionOf(n); g != nil {
		d.Place = p.placeName(g)
	}
	for _, x := range n.Programs {
		d.Tags = append(d.Tags, x.Name)
	}
	for _, t := range n.Themes {
		d.Tags = append(d.Tags, t.Name)
	}
	if n.Village != nil {
		d.Tags = append(d.Tags, n.Village.Name)
	}
	if n.Doc != nil {
		for i := range n.Doc.Prose {
			if x := &n.Doc.Prose[i]; x.Kind == narrative.HeadingProse {
				d.Headings = append(d.Headings, x.Text)
			}
		}
	}
	return d
}
