package geojson_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"casebook/generator/geojson"
)

func TestAreas(t *testing.T) {
	got, err := geojson.Parse([]byte(`{"type": "FeatureCollection", "features": [
{"properties": {"adcode": 450329, "name": "资源县"}, "geometry": {"type": "Polygon", "coordinates": [[[110.2, 26.1, 300], [110.3, 26.1], [110.2, 26.2]]]}},
{"geometry": null}, {"geometry": {"type": "Point", "coordinates": [1, 2]}}, {"geometry": {"type": "Polygon", "coordinates": []}},
{"properties": {"code": "a", "id": "b"}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[1, 2]]], [[[3, 4]], [[-180, 90]]]]}}]}`))
	want := []geojson.Area{
		{Code: "450329", Name: "资源县", Rings: [][][2]float64{{{110.2, 26.1}, {110.3, 26.1}, {110.2, 26.2}}}},
		{Code: "a", Rings: [][][2]float64{{{1, 2}}, {{3, 4}}, {{-180, 90}}}},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

// Each text is wrong at the sign ¦, which is taken out: in the value that begins there.
func TestFaults(t *testing.T) {
	for text, fault := range map[string]geojson.Fault{
		"¦":                        geojson.NotJSON,
		`{"features": ¦[`:          geojson.NotJSON,
		"{\n\"features\": [¦,]}":   geojson.NotJSON,
		`{"features": []}¦x`:       geojson.NotJSON,
		`¦{"type": "Topology"}`:    geojson.NotGeoJSON,
		`¦[]`:                      geojson.NotGeoJSON,
		`{"features": ¦1}`:         geojson.NotGeoJSON,
		`{"features": [{}, ¦"a"]}`: geojson.NotGeoJSON,
		`{"features": [{"geometry": null}, {"geometry": {"type": "Polygon", "coordinates": [[[1, 2]]]}}, {"geometry": {"type": "Polygon", "coordinates": [[[1, ¦"x"]]]}}]}`:                                    geojson.NotGeoJSON,
		`{"features": [{"geometry": {"type": "MultiPolygon", "coordinates": [[[1, 2]]]}}]}`:                                                                                                                    geojson.NotGeoJSON,
		`{"features": [{"geometry": {"type": "Polygon", "coordinates": ¦[[[1, 2], [1e308, 26.1]]]}}]}`:                                                                                                         geojson.NotDegrees,
		`{"features": [{"geometry": {"coordinates": ¦[[[[12, 3]]], [[[26.1, 110.2]]]], "type": "MultiPolygon"}}]}`:                                                                                             geojson.NotDegrees,
		`{"type": "FeatureCollection", ¦"features": []}`:                                                                                                                                                       geojson.NoAreas,
		`{¦"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}}, {"geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}, {"geometry": {"type": "Polygon", "coordinates": []}}]}`: geojson.NoAreas,
		strings.Repeat("[", 100_000): geojson.NotJSON,
	} {
		at := strings.Index(text, "¦")
		_, err := geojson.Parse([]byte(strings.Replace(text, "¦", "", 1)))
		var e *geojson.Error
		if !errors.As(err, &e) || e.Fault != fault || at >= 0 && (e.Offset < at || e.Offset > at+2) {
			t.Errorf("%.80s: %v", text, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"features": [{"properties": {"code": 1}, "geometry": {"type": "Polygon", "coordinates": [[[1, 2]]]}}]}`))
	f.Add([]byte(`{"features": [{"geometry": {"type": "MultiPolygon", "coordinates": [[[[1, "x"]]]]}}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		areas, err := geojson.Parse(text)
		var e *geojson.Error
		if err != nil && (!errors.As(err, &e) || e.Offset < 0 || e.Offset > len(text)) {
			t.Errorf("%v", err)
		}
		for _, a := range areas {
			if len(a.Rings) == 0 {
				t.Error("an area without a ring")
			}
		}
	})
}
