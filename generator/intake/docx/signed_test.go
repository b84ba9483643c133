package docx

import "testing"

func TestDatesBelowAPaper(t *testing.T) {
	for text, want := range map[string]string{
		"2024年3月5日": "2024-03-05", "2024 年 3 月 5 日": "2024-03-05", "２０２４年１２月２５日": "2024-12-25", "2024年03月05日（印章）": "2024-03-05", " 2024年3月5日(盖章)": "2024-03-05",
		"二〇二四年三月五日": "2024-03-05", "二○二四年十二月二十五日": "2024-12-25", "二Ｏ二四年十月十日": "2024-10-10", "二O二四年十月三十一日": "2024-10-31", "二零一九年三月五日": "2019-03-05", "一九九八年三月五日": "1998-03-05",
		"2024.3.5": "2024-03-05", "2024-03-05": "2024-03-05", "2024/3/5": "2024-03-05",
		"2024年3月": "", "2024年3月5": "", "2024年13月5日": "", "2024年2月30日": "", "二〇二四年十三月五日": "", "二〇二四年五三月五日": "", "1824年3月5日": "", "2124年3月5日": "", "年　月　日": "", "2024年3月5日印发": "", "2024年3月五5日": "", "2024年3月5日通车": "", "2024.3": "", "OOOO年3月5日": "", "": "",
	} {
		if got := dateOf(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// What stands in the form of a signature goes where it belongs, whichever way the date is written.
func TestAPaperSignedInChineseNumerals(t *testing.T) {
	right := `<x:jc x:val="right"/>`
	text, got := markdown(t, paper(t, p(center, set("小标宋", "44", "青禾村的账"))+long("全村清点了资产")+long("点完入账")+p(right, r("青禾县人民政府"))+p(right, r("二〇一五年三月五日"))+p("", r("青禾县人民政府办公室　　二〇一五年三月六日印发")), nil))
	listed := ""
	for _, a := range got.Aside {
		listed += a.Kind + "：" + a.Text + "\n"
	}
	if want := "落款：青禾县人民政府\n落款：二〇一五年三月五日\n版记：青禾县人民政府办公室　　二〇一五年三月六日印发\n"; got.Signer != "青禾县人民政府" || got.Date != "2015-03-05" || listed != want {
		t.Errorf("signed by %q on %q, listed %q\n%s", got.Signer, got.Date, listed, text)
	}
}
