// Package office reads heads and numbers as office programs and the people before them write
// them: 1,630, １６３０, 412户, 1.64万元, 98.5%. What would have to be guessed is refused, in words
// that say why.
package office

import (
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }

// Narrow turns full-width letters, digits and signs into ASCII.
func Narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// Unspaced takes all white space out, ideographic spaces included.
func Unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

// PlainHead is a head without the spaces, line ends, full-width signs, capitals and the colon behind it that
// people and spreadsheets put into it. Only the id before @ and / is lowered: parts are words of people.
func PlainHead(s string) string {
	s = strings.TrimSuffix(Narrow(Unspaced(s)), ":")
	end := strings.IndexAny(s, "/@")
	if end < 0 {
		end = len(s)
	}
	return strings.ToLower(s[:end]) + strings.TrimSuffix(s[end:], "年")
}

// personalHeads are columns that never come in, whatever their cells hold.
var personalHeads = []struct {
	rule  problem.Rule
	words []string
	text  problem.Text
}{
	{problem.PrivatePhone, []string{"电话", "手机", "联系方式", "phone"}, text("个人电话", "private phone numbers")},
	{problem.PrivateBank, []string{"银行卡", "银行账号", "银行账户", "银行帐号", "卡号", "存折", "社保卡"}, text("银行账号", "bank accounts")},
	{problem.PrivateID, []string{"身份证", "证件号", "公民身份号码", "idcard"}, text("身份证号", "ID numbers")},
}

// Personal tells whether a column of the head holds persons' numbers: what they are, and the rule
// that they break.
func Personal(head string) (problem.Rule, problem.Text, bool) {
	plain := PlainHead(head)
	for _, p := range personalHeads {
		for _, word := range p.words {
			if strings.Contains(plain, word) {
				return p.rule, p.text, true
			}
		}
	}
	return "", problem.Text{}, false
}

// HoldsLabels tells whether the numbers below a head are names or places in an order, and count nothing: 序号, 邮政编码,
// 城乡分类代码, 排名.
func HoldsLabels(head string) bool { return labels.MatchString(PlainHead(head)) }

var labels = lazyregexp.New(`(?:序号|编号|编码|代码|代号|学号|邮编|区号|门牌号|传真|账号|帐号|网址|信箱)$|^(?:总|综合)?(?:排名|名次|位次|排序|名序)$`)

// NamesPersons tells whether a column of the head holds persons' names or where they live, which are
// no data of a village.
func NamesPersons(head string) bool {
	plain := PlainHead(head)
	for _, word := range [...]string{"联系人", "负责人", "经办人", "填表人", "填报人", "审核人", "姓名", "户主", "家庭住址", "家庭地址"} {
		if strings.Contains(plain, word) {
			return true
		}
	}
	return false
}

// IsTotal tells whether a cell says that its row holds sums.
func IsTotal(s string) bool {
	switch Unspaced(s) {
	case "合计", "小计", "总计", "共计", "合计:", "合计：":
		return true
	}
	return false
}

// IsTotalName tells whether a name is that of a row of sums: 合计, 小计：, 全镇合计, 合计（户）. No village
// is called so; in another cell the words may be said of anything.
func IsTotalName(name string) bool { return totalName.MatchString(Unspaced(name)) }

var totalName = lazyregexp.New(`(?:合计|小计|总计|共计)(?:数)?[:：]?(?:[(（][^()（）]*[)）])?$`)

// IsStatistic tells whether a name is that of a row that describes the others: 平均, 中位数, 全县平均水平, 最大值.
func IsStatistic(name string) bool { return statistic.MatchString(Unspaced(name)) }

var statistic = lazyregexp.New(`^(?:(?:全|本|各)?(?:国|省|市|州|盟|旗|县|区|乡镇?|镇|街道|村)|总体|算术|加权)?(?:平均(?:值|数|水平)?|均值|中位(?:数|值)|最[大小高低](?:值|数)?|标准差|方差|众数|极差)[:：]?(?:[(（][^()（）]*[)）])?$`)

// IsDash tells whether a cell says that there is no figure, or that it is zero: which of the two
// only its author knows.
func IsDash(s string) bool {
	switch Unspaced(s) {
	case "—", "——", "-", "--", "－", "–", "/", "／", "无", "暂无", "…", "……", "*", "N/A", "n/a", "空", "\\":
		return true
	}
	return false
}

// personalNumber is a mobile telephone's number, or an identity number.
var personalNumber = lazyregexp.New(`^(?:\+?86)?1[3-9]\d{9}$|^[1-9]\d{5}(?:19|20)\d{9}[\dXx]$`)

// IsPersonalNumber tells whether a cell is a mobile telephone's number or an identity number.
func IsPersonalNumber(cell string) bool { return personalNumber.MatchString(cell) }

// telephone is a mobile or landline number as people write it: 139 1234 5678, 0773-4311234.
var telephone = lazyregexp.New(`\b(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})\b|\b(0\d{2,3})[-－ ]?(\d{3,4})(\d{4})\b`)

// MaskTelephones is a text whose telephone and identity numbers are covered: nobody looks for them
// in a note.
func MaskTelephones(text string) string {
	return telephone.ReplaceAllString(MaskPersonal(text), "$1$4****$3$6")
}

var longNumber = lazyregexp.New(`[\w./-]*\d{10}[\w./-]*`)

// MaskPersonal is a text whose mobile telephone and identity numbers are covered as the rules ask
// for it: 139****0000. Numbers within names of files and addresses stay.
func MaskPersonal(text string) string {
	return longNumber.ReplaceAllStringFunc(text, func(number string) string {
		switch {
		case !IsPersonalNumber(number):
			return number
		case len(number) == 18:
			return number[:6] + "********" + number[14:]
		}
		return number[:len(number)-8] + "****" + number[len(number)-4:]
	})
}
