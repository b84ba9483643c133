package site

import (
	"iter"
	"strings"

	"casebook/generator/page"
	"casebook/generator/search"
)

// searchShardKind is the search index, in parts.
func (s *Site) searchShardKind() *page.Kind {
	name := func(path string) string { return strings.TrimPrefix(path, "search/") }
	s.searchShards = &page.Kind{
		Name: "search shard",
		Each: func(*page.Common) iter.Seq2[string, any] {
			return func(yield func(string, any) bool) {
				for name := range s.index().Files() {
					if !yield("search/"+name, nil) {
						return
					}
				}
			}
		},
		Find: func(_ *page.Common, path string) (any, bool) {
			name, ok := strings.CutPrefix(path, "search/")
			return nil, ok && s.index().Has(name)
		},
		Append: func(p *page.Page, b []byte) ([]byte, error) { return s.index().Append(b, name(p.Route.Path)) },
		Deps: func(d page.Deps, _ *page.Model, r *page.Route) {
			d.Villages()
			if search.OfVillages(name(r.Path)) {
				return
			}
			if key, known := s.index().Key(name(r.Path)); known {
				d.Cards()
				d.Value(string(key[:]))
			} else {
				d.Everything() // they hold whole texts
			}
		},
	}
	return s.searchShards
}

// makeIndex plans the search index. Documents are made when the index asks for them.
func (s *Site) makeIndex() *search.Index {
	source := search.Source{Villages: len(s.Report.Villages)}
	var documents []page.Document
	for _, k := range s.kinds {
		if k.Search != nil {
			documents = append(documents, k.Search(s.Model)...)
		}
	}
	for _, x := range documents {
		source.Pages = append(source.Pages, search.PageKey{Path: x.Path, Text: x.Text})
	}
	if s.formerIndex != nil {
		source.SaveState, source.Former = true, s.formerIndex
	}
	years := &page.YearFilters{}
	source.Page = func(i int) search.Page { return documents[i].Page() }
	source.Village = func(i int) search.Village { return s.SearchVillage(s.Report.Villages[i], years) }
	return search.New(source)
}

// ReuseIndex has the search index made with the former one: former returns what IndexState of a
// site returned that the same program made, or nil. It is called before anything is asked of the
// site.
func (s *Site) ReuseIndex(former func() []byte) { s.formerIndex = former }

// IndexState returns what is to be kept of the search index once all its files were made; nil
// where there is nothing.
func (s *Site) IndexState() []byte {
	if s.formerIndex == nil {
		return nil
	}
	return s.index().State()
}
