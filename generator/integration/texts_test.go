package integration

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casebook/generator/check"
	"casebook/generator/load"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// telephone is what no text that is published may hold.
const telephone = "联系电话13977312345"

// notRead are the texts, or the types with all their texts, in which the rules for persons look for
// nothing, each with the reason.
var notRead = map[string]string{
	"Asset.Named":            "private-meta tells it",
	"Asset.NoPicture":        "a message to the author",
	"Asset.Out":              "made of the file's name and hash",
	"BreakdownSpec":          choice,
	"ChartSpec.Highlight":    choice,
	"ChartSpec.Kind":         choice,
	"ChartSpec.Sort":         choice,
	"Reference.Level":        choice,
	"ProgramPart.Count":      choice,
	"Site.Accent":            choice,
	"Site.Language":          choice,
	"Site.Require":           choice,
	"Edition.Code":           id,
	"Edition.Holds":          id,
	"Edition.Target":         id,
	"EditionCorrection.Path": id,
	"Fact.ID":                id,
	"Fact.Owner":             "the slug of its narrative, where it is read",
	"Former.Code":            id,
	"Group.ID":               id,
	"Indicator.ID":           id,
	"Narrative.Section":      id,
	"Program.ID":             id,
	"Region.Code":            id,
	"Source.ID":              id,
	"Theme.Former":           id,
	"Theme.ID":               id,
	"Village.Code":           id,
	"Withdrawn.Path":         id,
	"Export.Template":        "a file of the office itself, which no reader gets",
	"ExportFonts":            "for the Word files of the office itself",
	"PublishTarget":          "for the program: no page shows it",
	"FactRef":                "of a fact or a series, where it is read",
	"HiddenVillage":          "what must not be shown, for the rules themselves",
	"LinkTarget":             "read where the link stands, in the narrative",
	"Site.Contact":           "the office's own telephone number",
	"Site.BaseURL":           webAddress,
	"Site.MapFile":           webAddress,
	"Source.URL":             webAddress,
	"Site.ICP":               registration,
	"Site.PoliceRecord":      registration,
	"Site.ReviewNumber":      registration,
	"Site.SiteCode":          registration,
}

const (
	choice       = "one of a few words, else a mistake"
	id           = "an id of the site's, which the rules of ids hold"
	webAddress   = "an address, whose numbers are those of pages"
	registration = "the number of a registration"
)

// TestRulesReadEveryText puts a telephone number into one text of the records after the other: it
// is reported in each. A field that is added to a record fails here until a rule reads it, or the
// list above says why none has to.
func TestRulesReadEveryText(t *testing.T) {
	rep, _, err := load.Site(t.Context(), everything(t), load.Options{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]*reflect.Value{}
	textsOf(reflect.ValueOf(rep).Elem(), texts, map[any]bool{})
	if len(texts) < 60 {
		t.Fatalf("the records have %d kinds of texts", len(texts))
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		found := false
		for _, v := range texts[name] {
			was := v.String()
			v.SetString(telephone)
			found = found || reported(t, rep)
			v.SetString(was)
		}
		typ, _, _ := strings.Cut(name, ".")
		if excused := notRead[name] != "" || notRead[typ] != ""; found == excused {
			t.Errorf("%s: a telephone number in it is reported: %t", name, found)
		}
	}
}

func reported(t *testing.T, rep *report.Report) bool {
	t.Helper()
	records, err := check.OfRecords(t.Context(), rep, check.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := records.Report(t.Context(), rep, check.Result{})
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(result.Problems, func(p problem.Problem) bool { return p.Rule == problem.PrivatePhone })
}

// textsOf finds the texts below a value of package report, by the names of their fields.
func textsOf(v reflect.Value, texts map[string][]*reflect.Value, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Pointer()] {
			seen[v.Pointer()] = true
			textsOf(v.Elem(), texts, seen)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			textsOf(v.Index(i), texts, seen)
		}
	case reflect.Struct:
		if !strings.HasSuffix(v.Type().PkgPath(), "/report") {
			return
		}
		for i := range v.NumField() {
			f, name := v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name
			list := []reflect.Value{f}
			if f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.String {
				list = list[:0]
				for k := range f.Len() {
					list = append(list, f.Index(k))
				}
			}
			for _, x := range list {
				if x.Kind() == reflect.String && x.CanSet() && x.String() != "" {
					texts[name] = append(texts[name], &x)
				}
			}
			textsOf(f, texts, seen)
		}
	}
}
