package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/atomicfile"
	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/toml"
)

// editionsFile is the record of what was published, and of what was corrected since.
func (p *publishing) editionsFile() string {
	return filepath.Join(p.options.Site, "data", "editions.toml")
}

// record notes in data/editions.toml that an edition was published, and with each former one what
// was corrected since. before is the text of the file when the site was read.
func (p *publishing) record(code string, before []byte) error {
	now, err := os.ReadFile(p.editionsFile())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("note the edition: %w", err)
	}
	if !bytes.Equal(now, before) {
		return explain(nil, "已发布，但 data/editions.toml 在发布途中被改过，没有记上这一版。请再运行一次 casebook publish。", "published, but data/editions.toml changed in the meantime and does not record this edition. Run casebook publish again.")
	}
	list := p.withEdition(p.site.Editions, code)
	text := editionsText(list)
	if bytes.Equal(text, before) {
		return nil
	}
	if err := atomicfile.WriteBytes(p.editionsFile(), 0o644, text); err != nil {
		return fmt.Errorf("note the edition: %w", err)
	}
	return nil
}

// withEdition adds to editions what was corrected since each, and the one that was published now. One that is published
// again, as by --rollback, shows what it showed.
func (p *publishing) withEdition(old []report.Edition, code string) []report.Edition {
	list := slices.Clone(old)
	now := p.site.Corrections(p.texts.T("withdrawn.why"))
	published := report.Edition{Code: code, Date: p.options.Today, Target: p.target.Name, Holds: []string{}}
	for _, x := range now {
		published.Holds = append(published.Holds, x.Fingerprint())
	}
	isNewest := false
	for i := range list {
		e := &list[i]
		e.Corrected = e.Since(now)
		if e.Code == code {
			published.Holds, published.Corrected = e.Holds, e.Corrected
		}
		if e.Target == p.target.Name {
			isNewest = e.Code == code
		}
	}
	if isNewest {
		return list
	}
	return append(list, published)
}

// editionsText writes editions as load reads them.
func editionsText(list []report.Edition) []byte {
	var w toml.Writer
	w.WriteString("# 由 casebook publish 写：发布过的各版，和每一版以后更正了什么。\n")
	date := func(d report.Date) {
		if d.Year != 0 {
			w.Value("date", dateTOML(d))
		}
	}
	for _, e := range list {
		w.Table("edition")
		w.Text("code", e.Code)
		date(e.Date)
		w.Text("target", e.Target)
		w.Texts("holds", e.Holds)
		if e.Holds != nil && len(e.Holds) == 0 {
			w.Value("holds", "[]") // there were none, which is not the same as not known
		}
		for _, x := range e.Corrected {
			w.Inner("edition.correction")
			w.Text("path", "/"+strings.TrimSuffix(x.Path, "index.html"))
			date(x.Date)
			w.Text("text", x.Text)
		}
	}
	return []byte(w.String())
}

// dateTOML writes a date of a year, a month or a day: one that is no whole date is a text.
func dateTOML(d report.Date) string {
	if d.Month == 0 || d.Day == 0 {
		return toml.Quote(page.DateText(d))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
