package load

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"casebook/generator/geojson"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/siteurl"
	"casebook/generator/source"
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
		list = append(list, x.owned(v.Text))
	}
	return list
}

// mapFile reads the map: one that is not there or cannot be drawn is an author's mistake.
func (l *loader) mapFile(s *report.Site) {
	name := path.Join("data", s.MapFile)
	l.assets.mention(name)
	if own := l.spelling(name); !l.isAsset(name) || own != "" && own != name {
		hint := text("把文件放进 data/，和 site.toml 在一起", "put the file into data/, beside site.toml")
		if own != "" {
			own = strings.TrimPrefix(own, "data/")
			hint = text("名字要完全一致：写成 file = \""+own+"\"", "the name must be the same: file = \""+own+"\"")
			l.assets.mention("data/" + own)
		}
		l.problems = append(l.problems, problem.Problem{Rule: problem.MissingAsset, Span: s.MapAt,
			Message: text("没有地图文件 "+name, "there is no map "+name), Hint: hint})
		return
	}
	content, err := l.opt.Contents.Read(l.root, name, maxMap)
	if err != nil {
		p := unreadable(source.New(name, ""), err)
		if tooLarge := new(input.SizeError); errors.As(err, &tooLarge) {
			p.Message = text(fmt.Sprintf("地图文件超过 %d MB，不予读取", tooLarge.Limit>>20), fmt.Sprintf("the map is larger than %d MB and is not read", tooLarge.Limit>>20))
			p.Hint = text("在制图软件里简化边界（Simplify）后再导出", "simplify its boundaries before exporting it")
		}
		l.problems = append(l.problems, p)
		return
	}
	content = strings.TrimPrefix(content, "\ufeff")
	var fault *geojson.Error
	if s.Areas, err = geojson.Parse([]byte(content)); errors.As(err, &fault) {
		l.problems = append(l.problems, mapProblem(source.New(name, strings.ToValidUTF8(content, "\ufffd")), fault))
	}
}

// maxMap bounds the map's file in bytes: an administrative map for a page is far smaller.
const maxMap = 32 << 20

func mapProblem(f *source.File, e *geojson.Error) problem.Problem {
	p := problem.Problem{Rule: problem.Unreadable, Span: f.At(min(e.Offset, max(0, len(f.Text())-1)), min(1, len(f.Text())))}
	switch e.Fault {
	case geojson.NotJSON:
		p.Message = text("地图文件从这里起不是 JSON", "the map is no JSON from here on")
		p.Hint = text("多半没有下载完，或被手工改坏了：请重新导出 GeoJSON", "it is probably incomplete or was edited by hand: export the GeoJSON again")
	case geojson.NotGeoJSON:
		p.Message = text("地图文件不是各区域的 GeoJSON（FeatureCollection，坐标是 [经度, 纬度] 的列表）", "the map is no GeoJSON of areas (a FeatureCollection whose coordinates are lists of [longitude, latitude])")
		p.Hint = text("在制图软件里按 GeoJSON 格式导出面（Polygon）图层", "export the layer of polygons as GeoJSON")
	case geojson.NotDegrees:
		p.Message = text("地图的坐标不是经纬度", "the map's coordinates are not degrees of longitude and latitude")
		p.Hint = text("在制图软件里按经纬度坐标系（CGCS2000，EPSG:4490）重新导出，先写经度", "export it in geographic coordinates (CGCS2000, EPSG:4490), longitude first")
	}
	return p
}
