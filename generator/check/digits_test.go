package check

import (
	"slices"
	"testing"

	"casebook/generator/problem"
)

// What a number is may be said by words that are spaced out, by the head of its column or by the cell beside it.
func TestWhatANumberIsCalled(t *testing.T) {
	for text, want := range map[string]problem.Rule{
		"帐    号 : 3602000000000000593":                               privateBankID,
		"账　　号：3602000000000000594":                                   privateBankID,
		"账号见附件。编码3602000000000000594":                                "",
		"身 份 证 号：110101900307783":                                    privateIDID,
		"| 户名 | 账 号 |\n| --- | --- |\n| 青禾村 | 3602000000000000595 |": privateBankID,
		"| 账号 | 3602000000000000596 |\n| --- | --- |\n| 用途 | 结算 |":   privateBankID,
		"| 户名 | 青禾村 |\n| --- | --- |\n| 账号 | 3602000000000000597 |":  privateBankID,
		"| 账号 | 批次 |\n| --- | --- |\n| 略 | 3602000000000000598 |":    "",
		"| 家庭电话 |\n| --- |\n| 0773-4311234 |":                        privatePhoneID,
	} {
		list, _ := checkedWhole(t, text)
		list = slices.DeleteFunc(list, func(p problem.Problem) bool {
			return !slices.Contains([]problem.Rule{privateBankID, privateIDID, privatePhoneID}, p.Rule)
		})
		if found := len(list) > 0; found != (want != "") || found && (len(list) > 1 || list[0].Rule != want) {
			t.Errorf("%s: got %v, want %s", text, list, want)
		}
	}
}

// Heads of columns of names are spaced out as often as not.
func TestAHeadOfNamesMayBeSpacedOut(t *testing.T) {
	for _, head := range []string{"姓名", "姓　名", "户 主"} {
		list, _ := checkedWhole(t, "| "+head+" | 事由 |\n| --- | --- |\n| 王大山 | 略 |")
		if !slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Rule == privateNameID }) {
			t.Errorf("%s: the name below it is not reported", head)
		}
	}
}
