package check

import (
	"strings"
	"testing"

	"casebook/generator/source"
)

// holdNames holds passages to the names that must be reported in them, each with its severity.
func holdNames(t *testing.T, sides []side) {
	t.Helper()
	for _, x := range sides {
		for _, text := range x.texts {
			list, err := Texts(t.Context(), []*source.File{source.New("text.md", text[0]+"\n")}, Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range list {
				if p.Rule == privateNameID {
					got = append(got, p.Span.Text()+" "+p.Severity.String())
				}
			}
			if strings.Join(got, ", ") != text[1] {
				t.Errorf("%s\n%s: %q, want %q", x.limit, text[0], got, text[1])
			}
		}
	}
}

// TestNamesAndTheWordsNearThem: each limit by which a private person's name is told from words, and what is private from what is not.
func TestNamesAndTheWordsNearThem(t *testing.T) {
	holdNames(t, []side{
		{"a surname's character that ends a word begins no name", [][2]string{
			{"年关将近，月底前要把工钱结清。", ""},
			{"拖欠的工钱未付清之前，不得再揽活。", ""},
			{"贫困户的药钱花得多，房钱交得少。", ""},
			{"农民工钱桂香因病住院，家里欠债三万元。", "钱桂香 error"},
		}},
		{"a word that begins with a surname is no name", [][2]string{
			{"困难群众温饱不愁，老年人康乐有所。", ""},
			{"贫困户于年底前全部搬进新居。", ""},
			{"贫困户于春节前全部搬进新居。", ""},
			{"贫困户于春妹搬进了新居。", "于春妹 error"},
			{"受灾群众花名册贴在墙上。", ""},
			{"留守儿童古诗大赛开幕了。", ""},
		}},
		{"what somebody borrowed, owes or lost is nobody else's business", [][2]string{
			{"养殖户汪大田前年贷款8万元建羊舍，羊遭了疫病。", "汪大田 error"},
			{"养殖户汪大田去年赔进去五万多元。", "汪大田 error"},
			{"养殖户汪大田养了三十只羊。", "汪大田 warning"},
			{"养殖户汪大田养了三十只羊，银行放贷时没有找他。", "汪大田 warning"},
		}},
	})
}
