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

	"golang.org/x/net/html"

	"casebook/generator/atomicfile"
	"casebook/generator/edition"
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
		return said(nil, "已发布，但 data/editions.toml 在发布途中被改过，没有记上这一版。请再运行一次 casebook publish。", "published, but data/editions.toml was changed meanwhile and does not note this edition. Run casebook publish again.")
	}
	list, err := p.withNews(p.site.Editions, code)
	if err != nil {
		return err
	}
	text := editionsText(list)
	if bytes.Equal(text, before) {
		return nil
	}
	if err := atomicfile.WriteBytes(p.editionsFile(), 0o644, text); err != nil {
		return fmt.Errorf("note the edition: %w", err)
	}
	return nil
}

// withNews adds to editions what was corrected since the last one, and the new one.
func (p *publishing) withNews(old []report.Edition, code string) ([]report.Edition, error) {
	list := slices.Clone(old)
	news, err := p.news()
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Code == code {
			continue // it has them itself
		}
		e := &list[i]
		e.Corrected = slices.Clone(e.Corrected)
		for _, x := range news {
			same := func(y report.EditionCorrection) bool { return y.Path == x.Path && y.Text == x.Text }
			if !slices.ContainsFunc(e.Corrected, same) {
				e.Corrected = append(e.Corrected, x)
			}
		}
	}
	for _, e := range slices.Backward(list) {
		if e.Target == p.target.Name {
			if e.Code == code {
				return list, nil
			}
			break
		}
	}
	return append(list, report.Edition{Code: code, Date: p.options.Today, Target: p.target.Name}), nil
}

// news are the corrections and withdrawn pages that the last edition of the target did not have.
func (p *publishing) news() ([]report.EditionCorrection, error) {
	if len(p.kept) == 0 {
		return nil, nil
	}
	last, err := p.store.Open(p.kept[len(p.kept)-1])
	if err != nil {
		return nil, err
	}
	told, err := pageText(last, "corrections/index.html")
	if err != nil {
		return nil, err
	}
	var list []report.EditionCorrection
	for _, n := range p.site.Narratives {
		for _, x := range n.Corrections {
			if !n.Draft && !strings.Contains(told, squeeze(x.Text)) {
				list = append(list, report.EditionCorrection{Path: n.Path, Date: x.Date, Text: x.Text})
			}
		}
	}
	for _, w := range p.site.Site.Withdrawn {
		there, err := pageText(last, w.Path)
		if err != nil {
			return nil, err
		}
		said := p.texts.T("withdrawn.why")
		if !strings.Contains(there, squeeze(said)) {
			list = append(list, report.EditionCorrection{Path: w.Path, Date: w.Date, Text: page.FirstOf(w.Text, said)})
		}
	}
	return list, nil
}

// pageText is the text of a page without spaces, "" where the edition has no such page.
func pageText(e *edition.Edition, path string) (string, error) {
	if _, ok := e.Find(path); !ok {
		return "", nil
	}
	data, err := e.Read(path)
	if err != nil {
		return "", err
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(squeeze(n.Data))
		}
	}
	return b.String(), nil
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// editionsText writes editions as load reads them.
func editionsText(list []report.Edition) []byte {
	var b bytes.Buffer
	b.WriteString("# 由 casebook publish 写：发布过的各版，和每一版以后更正了什么。\n")
	date := func(d report.Date) {
		if d.Year != 0 {
			fmt.Fprintf(&b, "date = %s\n", dateTOML(d))
		}
	}
	for _, e := range list {
		fmt.Fprintf(&b, "\n[[edition]]\ncode = %s\n", toml.Quote(e.Code))
		date(e.Date)
		if e.Target != "" {
			fmt.Fprintf(&b, "target = %s\n", toml.Quote(e.Target))
		}
		for _, x := range e.Corrected {
			fmt.Fprintf(&b, "[[edition.correction]]\npath = %s\n", toml.Quote("/"+strings.TrimSuffix(x.Path, "index.html")))
			date(x.Date)
			fmt.Fprintf(&b, "text = %s\n", toml.Quote(x.Text))
		}
	}
	return b.Bytes()
}

// dateTOML writes a date of a year, a month or a day: one that is no whole date is a text.
func dateTOML(d report.Date) string {
	if d.Month == 0 || d.Day == 0 {
		return toml.Quote(page.DateText(d))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
