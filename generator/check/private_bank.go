package check

import (
	"fmt"

	"casebook/generator/anyof"
	"casebook/generator/problem"
)

const privateBankID = problem.PrivateBank

func privateBank() rule {
	return rule{Rule: Rule{
		ID: privateBankID, Severity: problem.Error, Private: true,
		Title: msg("银行账号", "a bank account number"),
		Why: msg("银行卡号、账号公开后可能被人盗用；补贴发放的明细表里常带着它。",
			"A published card or account number can be misused; lists of subsidies often contain them."),
		Right: []string{
			"补贴打入农户的一卡通（6222***********0000）。",
			"批号6222021234567890120的化肥已经到货。",
		},
		Wrong: []string{
			"补贴打入6222021234567890128。",
			"开户行：农商行，账号 1234567890123456789。",
		},
		Fix: msg("删去，或只留前四位和后四位。",
			"Delete it, or keep only the first and last four digits."),
	}, passage: findBankCards}
}

func findBankCards(p *passage) {
	for _, r := range p.digitRuns(12) {
		n := len(r.digits)
		if isIdentityNumber(r.digits) || p.calledCode(r) || isLatin(p.rune(r.from-1)) || isLatin(p.rune(r.to)) {
			continue
		}
		named := p.called(r.from, 12, "账号", "帐号", "卡号", "账户", "帐户", "一卡通", "存折")
		card := n >= 16 && n <= 19 && luhn(r.digits) && issued(r.digits)
		if !named && !card || anyof.Contains(p.slice(r.from-60, r.from), "基金会", "慈善", "红十字", "募捐", "捐款账", "捐赠账") {
			continue // given out so that all may pay in
		}
		masked := r.digits[:4] + " **** **** " + r.digits[n-4:]
		p.report(privateBankID, r.from, r.to, msg("这里有银行账号", "this is a bank account number"),
			msg(fmt.Sprintf("删去，或写成“%s”", masked), fmt.Sprintf("delete it, or write %s", masked)))
	}
}

// issued tells whether a card number begins as those of the schemes in use do: UnionPay
// 62 and 60, Visa 4, Mastercard 51 to 55, and 9 of older domestic cards.
func issued(s string) bool {
	switch s[0] {
	case '4', '9':
		return true
	case '5':
		return s[1] >= '1' && s[1] <= '5'
	case '6':
		return s[1] == '2' || s[1] == '0'
	}
	return false
}

// luhn tells whether the last digit is the check digit of ISO/IEC 7812.
func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
