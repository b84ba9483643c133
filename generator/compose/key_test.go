package compose

import (
	"reflect"
	"testing"

	"casebook/generator/report"
)

// A field that is added to these records changes pages, and must be added to the keys.
func TestKeysKnowEveryFieldOfAVillage(t *testing.T) {
	known := map[reflect.Type]string{
		reflect.TypeFor[report.Village]():    "Code Name Region Anonymous Households Population Programs Narratives Summary Sample Data At",
		reflect.TypeFor[report.Data]():       "Source Series Breakdowns Exceptions",
		reflect.TypeFor[report.Series]():     "Indicator Source First Values At",
		reflect.TypeFor[report.Breakdown]():  "Indicator By Year Source Parts At",
		reflect.TypeFor[report.Part]():       "Name Value At",
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
