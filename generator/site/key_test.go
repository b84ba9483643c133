package site

import (
	"reflect"
	"testing"

	"casebook/generator/report"
)

// A field that is added to these records changes pages, and must be added to the keys.
func TestKeysKnowEveryFieldOfAVillage(t *testing.T) {
	known := map[reflect.Type]string{
		reflect.TypeFor[report.Village]():    "Code Name Region Anonymous Sample Audience Households Population Programs Summary Former Data At",
		reflect.TypeFor[report.Data]():       "Source layout values places",
		reflect.TypeFor[report.Layout]():     "series lengths breakdowns exceptions sample",
		reflect.TypeFor[report.Series]():     "Indicator Source First Values At",
		reflect.TypeFor[report.Breakdown]():  "Indicator By Year Source Names Values At Places Files",
		reflect.TypeFor[report.YearSource](): "Indicator Year Source",
	}
	for typ, want := range known {
		got := ""
		for i := range typ.NumField() {
			got += " " + typ.Field(i).Name
		}
		if got != " "+want {
			t.Errorf("%s has the fields%s: appendVillageKey knows %s", typ, got, want)
		}
	}
}
