package check

import "testing"

func TestNumbersOfASiteHaveTheirForms(t *testing.T) {
	for _, x := range []struct {
		name         string
		form         interface{ MatchString(string) bool }
		right, wrong []string
	}{
		{"ICP", icpForm,
			[]string{"桂ICP备12345678号", "京ICP备05083640号-1", "京ICP证030173号", "粤ICP备 2023012345 号-12", "粤B2-20090191", "备案序号：桂icp备08100312号", "京ICP备字第05083640号"},
			[]string{"正在办理", "备案中", "桂ICP备XXXXXXXX号", "粤ICP备12345678XX号", "粤ICP备12345678", "0773-4311234", "桂公网安备45032902000001号", "桂ICP备号", "12345678"}},
		{"police", policeForm,
			[]string{"桂公网安备45032902000001号", "京公网安备 11010502030000号", "粤公网安备：44010602000001"},
			[]string{"桂ICP备12345678号", "桂公网安备号", "待办", "45032902000001", "京公网安备1101050203000012345号"}},
		{"code", codeForm,
			[]string{"4503290001", "bm01000001", "BM01000001"},
			[]string{"450329", "45032900011", "待定", "桂ICP备12345678号", "４５０３２９０００１"}},
		{"review", reviewForm,
			[]string{"GS(2019)1822号", "GS京(2022)1061号", "桂S(2025)1号", "粤S（2023）第012号", "琼S〔2021〕055号", "审图号：浙S(2024)12号", "粤BS(2023)001-2号", "国审字〔2010〕第123号"},
			[]string{"1", "正在送审", "桂S(2024)号", "2024-01", "S(24)1号"}},
	} {
		for _, s := range x.right {
			if !x.form.MatchString(s) {
				t.Errorf("%s: %q is held to be wrong", x.name, s)
			}
		}
		for _, s := range x.wrong {
			if x.form.MatchString(s) {
				t.Errorf("%s: %q is held to be right", x.name, s)
			}
		}
	}
}
