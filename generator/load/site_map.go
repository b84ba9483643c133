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
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
)

func mapRecord() *record[report.Site] {
	return declared(schema.Record{Name: "map", Help: "地图"},
		textField("file", "经纬度的 GeoJSON，从 `data/` 写起", "GeoJSON in degrees, relative to data/", func(s *report.Site) *string { return &s.MapFile }).at(func(s *report.Site) *source.Span { return &s.MapAt }),
		textField("review_number", "审图号，有地图就必须有", "the map's review number", func(s *report.Site) *string { return &s.ReviewNumber }),
	)
}

// mapOf reads [map]. A map is published with its review number or not at all.
func mapOf(r *record[report.Site]) func(x reading, e *toml.Entry, s *report.Site) {
	return func(x reading, e *toml.Entry, s *report.Site) {
		t := x.table(e)
		if t == nil {
			return
		}
		r.read(x, t, s)
		if s.MapFile == "" {
			if number := t.Get("review_number"); number != nil {
				s.MapAt = x.valueSpan(&number.Value)
			}
			return
		}
		x.mapFile(s)
		if s.ReviewNumber == "" && !t.Broken {
			x.decoder.add(problem.Problem{Rule: problem.MissingField, Span: s.MapAt,
				Message: text("地图没有写审图号：缺少 `review_number`", "the map has no review number: `review_number` is missing"),
				Hint:    text("在 [map] 里补上 review_number = \"审图号\"；没有审图号的地图不能公布", "add review_number to [map]: a map cannot be published without one")})
		}
	}
}

// mapFile reads the map: one that is not there or cannot be drawn is an author's mistake.
func (l *loader) mapFile(s *report.Site) {
	name := path.Join("data", s.MapFile)
	l.assets.mention(name)
	if own := l.spelling(name); !l.isAsset(name) || own != "" && own != name {
		hint := l.fileHint("file", s.MapFile, text("把文件放进 data/，和 site.toml 在一起", "put the file in data/, beside site.toml"))
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
		p.Message = text("地图文件从这里起不是 JSON", "the map is not valid JSON from here on")
		p.Hint = text("多半没有下载完，或被手工改坏了：请重新导出 GeoJSON", "it is probably incomplete or was edited by hand: export the GeoJSON again")
	case geojson.NotGeoJSON:
		p.Message = text("地图文件不是各区域的 GeoJSON（FeatureCollection，坐标是 [经度, 纬度] 的列表）", "the map is not GeoJSON with areas (a FeatureCollection whose coordinates are lists of [longitude, latitude])")
		p.Hint = text("在制图软件里按 GeoJSON 格式导出面（Polygon）图层", "export the layer of polygons as GeoJSON")
	case geojson.NoAreas:
		p.Message = text("地图文件里没有区域：它是空的，或者只有点和线", "the map has no areas: it is empty, or has points and lines only")
		p.Hint = text("在制图软件里导出行政区的面（Polygon）图层，不是点或线的图层", "export the layer of the areas (polygons), not one of points or lines")
	case geojson.NotDegrees:
		p.Message = text("地图的坐标不是经纬度", "the map's coordinates are not degrees of longitude and latitude")
		p.Hint = text("在制图软件里按经纬度坐标系（CGCS2000，EPSG:4490）重新导出，先写经度", "export it in geographic coordinates (CGCS2000, EPSG:4490), longitude first")
	}
	return p
}
