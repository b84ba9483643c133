package load

import (
	"net/url"
	"path"
	"strings"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
	"casebook/generator/webaddress"
)

// sourceFiles reads data/sources.toml and data/sources/**/*.toml.
func (l *loader) sourceFiles() {
	l.eachTable(input.Sources, "source", &l.sources.lossy, l.source)
}

func sourceRecord() *record[report.Source] {
	type T = report.Source
	return declared(schema.Record{Name: "source", Help: "一份来源：文件、年报、网页"},
		idField("id", "编号，数据用它说自己的出处", "its id, by which data refer to it", func(s *T) *string { return &s.ID }, func(s *T) *source.Span { return &s.At }, reading.checkAnyID),
		textField("title", "标题", "its title", func(s *T) *string { return &s.Title }).required(),
		textField("publisher", "发布单位", "who published it", func(s *T) *string { return &s.Publisher }).called("出版者", "发布单位"),
		yearField("year", "哪一年的", "its year", func(s *T) *int { return &s.Year }),
		keyField(schema.Key{Name: "url", Help: "网址，`http` 或 `https` 开头", English: "its address"}, func(x reading, e *toml.Entry, s *T) { s.URL = x.webAddress(e) }).called("网址", "链接"),
		keyField(schema.Key{Name: "file", Help: "原件，从 `data/` 写起，随网站公布", English: "the document itself, relative to data/"}, func(x reading, e *toml.Entry, s *T) {
			s.Asset, s.FileAt = x.dataFile(e)
		}).called("文件", "附件"),
		sampleField(func(s *T) *bool { return &s.Sample }),
	)
}

// sampleField says that something is made up.
func sampleField[T any](to func(*T) *bool) field[T] {
	return boolField("sample", "`true`：编的示例，页面会写明", "made up to show how the site works", to).called("示例")
}

// dataFile reads the path of a file below data/ that is published; nil with its place where it
// is missing.
func (x reading) dataFile(e *toml.Entry) (*report.Asset, source.Span) {
	if name := x.text(e); name != "" {
		return x.attachment(path.Join("data", name)), x.valueSpan(&e.Value)
	}
	return nil, source.Span{}
}

func (l *loader) source(d *decoder, t *toml.Table) {
	s := &report.Source{At: d.span(t.Start, t.End)}
	l.contract.source.read(l.with(d), t, s)
	s.ID = d.orMisspelt(s.ID, t, "id")
	l.sources.lossy = l.sources.lossy || lostID(t, "id", s.ID)
	if l.sources.define(d, s.ID, s.At, s) {
		l.report.Sources = append(l.report.Sources, s)
	}
}

// addressHint shows an address with the scheme that it lacks.
func addressHint(written string) problem.Text {
	s := strings.TrimSpace(written)
	if meant, found := webaddress.Mend(s); found {
		return text("写成 \""+meant+"\"", "write \""+meant+"\"")
	}
	if strings.Contains(s, ".") && !strings.Contains(s, ":") && !strings.ContainsAny(s, " 　") {
		return text("写成 \"https://"+s+"\"", "write \"https://"+s+"\"")
	}
	return text("从浏览器的地址栏里复制，以 https:// 或 http:// 开头；没有网址就删去这一行", "copy it from the browser's address bar: it begins with https:// or http://; delete the line if there is no address")
}

// webAddress accepts http and https only: whatever else a reader clicks may run.
func (d *decoder) webAddress(e *toml.Entry) string {
	raw := d.text(e)
	if raw == "" {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		d.wrong(&e.Value, "`"+e.Key+"` 应是 http:// 或 https:// 开头的网址", "`"+e.Key+"` must be an http or https address", addressHint(e.Value.Text))
		return ""
	}
	return raw
}
