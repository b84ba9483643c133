package load

import (
	"net/url"
	"path"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/toml"
)

// sourceFiles reads data/sources.toml and data/sources/**/*.toml.
func (l *loader) sourceFiles() {
	for _, d := range l.docs[input.Sources] {
		l.sources.lossy = l.sources.lossy || d.lost
		for i := range d.root.Entries {
			e := &d.root.Entries[i]
			if e.Key != "source" {
				d.unknown(e, "source")
				continue
			}
			for _, t := range d.tables(e) {
				l.source(&d.decoder, t)
			}
		}
		l.collect(&d.decoder)
	}
}

var sourceKeys = []string{"id", "title", "publisher", "year", "url", "file", "sample"}

func (l *loader) source(d *decoder, t *toml.Table) {
	s := &report.Source{At: d.span(t.Start, t.End)}
	for i := range t.Entries {
		e := &t.Entries[i]
		switch e.Key {
		case "id":
			s.ID, s.At = d.id(e), d.valueSpan(&e.Value)
			d.checkID(s.ID, s.At)
		case "title":
			s.Title = d.text(e)
		case "publisher":
			s.Publisher = d.text(e)
		case "year":
			s.Year = d.year(e)
		case "url":
			s.URL = d.webAddress(e)
		case "file":
			if name := d.text(e); name != "" {
				s.FileAt, s.Asset = d.valueSpan(&e.Value), l.asset(path.Join("data", name))
			}
		case "sample":
			s.Sample = d.boolean(e)
		default:
			d.unknown(e, sourceKeys...)
		}
	}
	d.require(t, "id", "title")
	s.ID = d.orMisspelt(s.ID, t, "id")
	l.sources.lossy = l.sources.lossy || lostID(t, "id", s.ID)
	if l.sources.define(d, s.ID, s.At, s) {
		l.report.Sources = append(l.report.Sources, s)
	}
}

// webAddress accepts http and https only: whatever else a reader clicks may run.
func (d *decoder) webAddress(e *toml.Entry) string {
	raw := d.text(e)
	if raw == "" {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		d.wrong(&e.Value, "`"+e.Key+"` 应是 http:// 或 https:// 开头的网址", "`"+e.Key+"` must be an http or https address", problem.Text{})
		return ""
	}
	return raw
}
