// Package geojson reads the areas of a map: as much of GeoJSON (RFC 7946) as a map of
// administrative areas needs, and where in the file it is wrong.
package geojson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// Area is one feature that is a polygon or several: rings of longitude and latitude in degrees.
type Area struct {
	Code  string // its property code, adcode or id; "" where absent
	Name  string // its property name; "" where absent
	Rings [][][2]float64
}

// Fault is what is wrong with a file.
type Fault int

const (
	NotJSON    Fault = iota // it is broken off, or was edited by hand
	NotGeoJSON              // no list of features, or coordinates that are no rings of pairs
	NotDegrees              // in metres of a projection, or latitude before longitude
	NoAreas                 // no feature is a polygon
)

// Error says what is wrong with a file and where.
type Error struct {
	Fault  Fault
	Offset int // in bytes, from 0 to the length of the text
	Err    error
}

func (e *Error) Error() string {
	return fmt.Sprintf("read GeoJSON: at byte %d: %v", e.Offset, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// feature is one of the features of a file.
type feature struct {
	Properties map[string]any  `json:"properties"`
	Geometry   json.RawMessage `json:"geometry"`
}

type geometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// Parse reads the areas in the order of the file, of which there is one at least. Features that are
// points or lines are passed over. The error is always an *Error.
func Parse(text []byte) ([]Area, error) {
	var file struct {
		Type     string            `json:"type"`
		Features []json.RawMessage `json:"features"`
	}
	if err := decode(text, 0, &file); err != nil {
		return nil, err
	}
	if file.Features == nil { // TopoJSON, or a feature alone
		return nil, &Error{NotGeoJSON, 0, fmt.Errorf("%q has no list of features", file.Type)}
	}
	var areas []Area
	at := 0
	for _, raw := range file.Features {
		at += bytes.Index(text[at:], raw) // a RawMessage is what stands in the text
		a, err := parseFeature(raw, at)
		if err != nil {
			return nil, err
		}
		at += len(raw)
		if len(a.Rings) > 0 {
			areas = append(areas, a)
		}
	}
	if len(areas) == 0 {
		return nil, &Error{NoAreas, max(0, bytes.Index(text, []byte(`"features"`))), errors.New("no polygon among the features")}
	}
	return areas, nil
}

// parseFeature reads a feature that begins at an offset of the file.
func parseFeature(text []byte, at int) (a Area, err error) {
	var f feature
	if err := decode(text, at, &f); err != nil {
		return a, err
	}
	var g geometry
	if f.Geometry == nil {
		return a, nil
	}
	at += bytes.Index(text, f.Geometry)
	if err := decode(f.Geometry, at, &g); err != nil {
		return a, err
	}
	at += max(0, bytes.Index(f.Geometry, g.Coordinates))
	var polygons [][][][2]float64
	switch g.Type {
	case "Polygon":
		polygons = make([][][][2]float64, 1)
		err = decode(g.Coordinates, at, &polygons[0])
	case "MultiPolygon":
		err = decode(g.Coordinates, at, &polygons)
	}
	if err != nil {
		return a, err
	}
	for _, rings := range polygons {
		for _, ring := range rings {
			for _, p := range ring {
				if math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90 {
					return a, &Error{NotDegrees, at, fmt.Errorf("%v, %v are no degrees", p[0], p[1])}
				}
			}
		}
		a.Rings = append(a.Rings, rings...)
	}
	a.Code, a.Name = property(f.Properties, "code", "adcode", "id"), property(f.Properties, "name")
	return a, nil
}

// decode reads a JSON value that begins at an offset of the file.
func decode(text []byte, at int, into any) error {
	err := json.Unmarshal(text, into)
	var broken *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &broken):
		return &Error{NotJSON, at + max(0, int(broken.Offset)-1), err}
	case errors.As(err, &wrong):
		return &Error{NotGeoJSON, at + max(0, int(wrong.Offset)-1), err}
	}
	return &Error{NotGeoJSON, at, err}
}

// property returns the first of some properties that is a text or a number.
func property(of map[string]any, keys ...string) string {
	for _, key := range keys {
		switch v := of[key].(type) {
		case string:
			return v
		case float64:
			return strconv.FormatFloat(v, 'f', -1, 64)
		}
	}
	return ""
}
