package document

import "testing"

func TestParseFactTarget(t *testing.T) {
	tests := []struct {
		text string
		want FactTarget
	}{
		{"households", FactTarget{Fact: "households"}},
		{" 户数 ", FactTarget{Fact: "户数"}},
		{"a@2016", FactTarget{Fact: "a@2016"}},
		{"hu-jia-tian/households", FactTarget{Owner: "hu-jia-tian", Fact: "households"}},
		{"handbook/facts/households", FactTarget{Owner: "handbook/facts", Fact: "households"}},
		{"450329102201/income@2016", FactTarget{Owner: "450329102201", Indicator: "income", Year: 2016}},
		{"", FactTarget{}},
		{"/households", FactTarget{Bad: "/households"}},
		{"hu-jia-tian/", FactTarget{Bad: "hu-jia-tian/"}},
		{"4503/income@", FactTarget{Bad: "4503/income@"}},
		{"4503/income@0", FactTarget{Bad: "4503/income@0"}},
		{"4503/income@+2016", FactTarget{Bad: "4503/income@+2016"}},
		{"4503/income@02016", FactTarget{Bad: "4503/income@02016"}},
		{"4503/income@2016年", FactTarget{Bad: "4503/income@2016年"}},
		{"4503/income@99999", FactTarget{Bad: "4503/income@99999"}},
		{"4503/@2016", FactTarget{Bad: "4503/@2016"}},
	}
	for _, test := range tests {
		if got := ParseFactTarget(test.text); got != test.want {
			t.Errorf("%q: got %+v, want %+v", test.text, got, test.want)
		}
	}
}

// A target is written as it is read.
func FuzzParseFactTarget(f *testing.F) {
	for _, seed := range []string{"a", "a/b", "a/b/c", "4503/income@2016", "//@1", "a@1", "", "/@", "a/b@65536"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		target := ParseFactTarget(text)
		if again := ParseFactTarget(target.String()); again != target {
			t.Errorf("%q: read %+v, written %q, read again %+v", text, target, target.String(), again)
		}
	})
}
