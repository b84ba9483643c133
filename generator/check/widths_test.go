package check

import (
	"strings"
	"testing"
)

// TestNumbersOfAnyWidthAreReadAlike holds texts of full-width digits and of numbers with blanks in them.
func TestNumbersOfAnyWidthAreReadAlike(t *testing.T) {
	holdSides(t, []side{
		{"years of full width date what is said", [][2]string{
			{"１９４９年全镇人均占有粮食２０９公斤，到了秋后仍不够吃。１９７９年全镇人均占有粮食３４３公斤，吃饭问题解决了。", ""},
			{"１９９３年全县化肥产量２８３６万吨。１９９４年全县化肥产量１８５７万吨。", ""},
			{"全镇收入１９９０年是２００万元，１９９５年是５００万元，增长２倍。", "percent-mismatch"},
			{"全镇收入１９９０年是２００万元，１９９５年是５００万元，增长１．５倍。", ""},
			{"全镇收入 1990 年是 200 万元，1995 年是 500 万元，增长 2 倍。", "percent-mismatch"},
			{"全镇收入 1990 年是 200 万元，1995 年是 500 万元，增长 1.5 倍。", ""},
		}},
		{"a point between the digits of an amount is a decimal point in any form; one of a day is none", [][2]string{
			{"全县粮食总产由２０·５亿斤提高到４１亿斤，增长了１倍。", ""},
			{"全县粮食总产由２０·５亿斤提高到４１亿斤，增长了２倍。", "percent-mismatch"},
			{"全县粮食总产由20·5亿斤提高到41亿斤，增长了2倍。", "percent-mismatch"},
			{"全县粮食总产由２０．５亿斤提高到４１亿斤，增长了２倍。", "percent-mismatch"},
			{"全县森林覆盖率由２３．１％提高到２６．１％，提高了３．２个百分点。", "percent-mismatch"},
			{"全县森林覆盖率由２３．１％提高到２６．１％，提高了３个百分点。", ""},
			{"“５·１２”地震后，全县有１２户重建了房屋。", ""},
		}},
		{"blanks within and beside a number do not hide it", [][2]string{
			{"全县森林覆盖率由 23.1 ％ 提高到 26.1 ％，提高了 3.2 个百分点。", "percent-mismatch"},
			{"全县森林覆盖率由 23.1 ％ 提高到 26.1 ％，提高了 3 个百分点。", ""},
			{"全县收入由 200 万元增加到 300 万元，增长 60 %。", "percent-mismatch"},
			{"全县收入由 200 万元增加到 300 万元，增长 50 %。", ""},
		}},
	})
}

func TestWhatIsToldOfWideNumbersHasThemAsWritten(t *testing.T) {
	found, _ := checkedWhole(t, "全县森林覆盖率由２３．１％提高到２６．１％，提高了３．２个百分点。")
	for _, p := range found {
		if p.Rule == percentMismatchID {
			if !strings.Contains(p.Message.ZH, "写的是３．２个百分点") || !strings.Contains(p.Message.EN, "３．２") || p.Span.Text() != "３．２个百分点" {
				t.Errorf("%q, at %q", p.Message, p.Span.Text())
			}
			return
		}
	}
	t.Error("nothing is reported")
}
