package load

import (
	"encoding/json"
	"math"
	"path"
	"strings"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/siteurl"
	"casebook/generator/toml"
)

const siteDefaultMinCell = 5

// siteFile reads data/site.toml.
func (l *loader) siteFile(tree *input.Tree) {
	l.report.Site = report.Site{Language: "zh-CN", MinCell: siteDefaultMinCell}
	if len(l.docs[input.Site]) == 0 {
		l.missingSite(tree)
		return
	}
	d := l.docs[input.Site][0]
	defer l.collect(&d.decoder)
	if d.lost {
		return
	}
	s := &l.report.Site
	s.At = d.span(0, 0)
	l.contract.site.read(l.with(&d.decoder), d.root, s)
	if l.opt.Edition != "" {
		s.Internal = l.opt.Edition == "internal"
	}
}

// missingSite reports that site.toml is not there: a site must have a title.
func (l *loader) missingSite(tree *input.Tree) {
	for _, e := range tree.Errors {
		if e.Path == "data/site.toml" {
			return // it is there and unreadable
		}
	}
	l.problems = append(l.problems, problem.Problem{
		Rule:    problem.MissingField,
		Span:    emptyFile("data/site.toml").At(0, 0),
		Message: text("缺少 data/site.toml，其中必填 `title`", "data/site.toml is missing; its `title` is required"),
		Hint:    text("新建这个文件，写上 title = \"站点名称\"", "make this file with a line title = \"…\""),
	})
}

// language accepts the shape of a language tag, which reaches HTML attributes.
func (d *decoder) language(e *toml.Entry) string {
	tag := d.text(e)
	for i, part := range strings.Split(tag, "-") {
		if part == "" || len(part) > 8 || i == 0 && len(part) < 2 || strings.Trim(strings.ToLower(part), "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			if e.Value.Kind == toml.KindString {
				d.wrong(&e.Value, "`language` 应像 zh-CN 这样写", "`language` must look like zh-CN", problem.Text{})
			}
			return "zh-CN"
		}
	}
	return tag
}

// baseURL accepts an absolute http or https address of a folder, see BaseURL.
func (d *decoder) baseURL(e *toml.Entry) string {
	raw := d.text(e)
	if raw == "" {
		return ""
	}
	base, ok := siteurl.Parse(raw)
	if !ok {
		d.wrong(&e.Value, "`base_url` 应是完整的网址，如 https://example.cn/anli", "`base_url` must be an absolute http or https address",
			text("从 http:// 或 https:// 写起，写到网站所在的文件夹为止，末尾不写 index.html 这样的文件名", "begin with http:// or https:// and end with the site's folder, without a file name such as index.html"))
		return ""
	}
	return base
}

// checkSettings reads [check]: the severity of a rule, which package check knows, and the keys
// that front matter must have.
func (x reading) checkSettings(e *toml.Entry, s *report.Site) {
	t := x.table(e)
	if t == nil {
		return
	}
	levels := []problem.Severity{problem.Error, problem.Warning, problem.Off}
	for i := range t.Entries {
		e := &t.Entries[i]
		if e.Key == "require" {
			s.Require = x.frontKeys(e)
		} else if level, ok := x.oneOf(e, "error", "warning", "off"); ok {
			s.Settings = append(s.Settings, problem.Setting{Rule: problem.Rule(e.Key), Severity: levels[level], Span: x.keySpan(e)})
		}
	}
}

// frontKeys reads a list of keys of front matter.
func (x reading) frontKeys(e *toml.Entry) []string {
	var list []string
	for _, v := range x.words(e) {
		if x.contract.narrative.field(v.Text) == nil {
			x.add(problem.Problem{Rule: problem.UnknownKey, Span: x.valueSpan(&v),
				Message: text("文件头里没有 `"+problem.Shorten(v.Text)+"` 这个键", "front matter has no key `"+problem.Shorten(v.Text)+"`"),
				Hint:    orKnown(didYouMean(v.Text, x.contract.narrative.names), x.contract.narrative.names)})
			continue
		}
		list = append(list, x.keep(v.Text))
	}
	return list
}

// mapFile looks at the map: one that is not there or is no JSON is an author's mistake.
func (l *loader) mapFile(s *report.Site) {
	file := path.Join("data", s.MapFile)
	l.assets.mention(file)
	if !l.isAsset(file) {
		l.problems = append(l.problems, problem.Problem{Rule: problem.MissingAsset, Span: s.MapAt,
			Message: text("没有地图文件 data/"+s.MapFile, "there is no map data/"+s.MapFile)})
		return
	}
	if content, err := l.opt.Contents.Read(l.root, file, maxMap); err != nil || !isGeoJSON([]byte(content)) {
		l.problems = append(l.problems, problem.Problem{Rule: problem.Unreadable, Span: s.MapAt,
			Message: text("地图文件 data/"+s.MapFile+" 不是经纬度的 GeoJSON", "the map data/"+s.MapFile+" is not GeoJSON in degrees")})
	}
}

// maxMap bounds the map's file in bytes, as package page does.
const maxMap = 32 << 20

// isGeoJSON tells whether a map's areas can be drawn: polygons in degrees. What is no polygon
// is passed over.
func isGeoJSON(text []byte) bool {
	var file struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if json.Unmarshal(text, &file) != nil {
		return false
	}
	for _, f := range file.Features {
		polygons := make([][][][2]float64, 1)
		var err error
		switch f.Geometry.Type {
		case "Polygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &polygons[0])
		case "MultiPolygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &polygons)
		}
		if err != nil || !inDegrees(polygons) {
			return false
		}
	}
	return true
}

func inDegrees(polygons [][][][2]float64) bool {
	for _, rings := range polygons {
		for _, ring := range rings {
			for _, at := range ring {
				if math.Abs(at[0]) > 180 || math.Abs(at[1]) > 90 {
					return false
				}
			}
		}
	}
	return true
}
