package check

import (
	"fmt"
	"time"

	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const privateIDID = problem.PrivateID

func privateID() rule {
	return rule{Rule: Rule{
		ID: privateIDID, Severity: problem.Error, Private: true,
		Title: msg("身份证号、车牌、住址", "an ID number, number plate or home address"),
		Why: msg("公开的材料里不能有个人的身份证号、车牌号和具体住址。证号要隐去出生日期以后的部分，住址写到村或街道为止。",
			"A public text must not contain a person's ID number, number plate or exact address. Mask an ID number from the date of birth on, and end an address at the village or street."),
		Right: []string{
			"村民张某某（4503**********0012）已经脱贫。",
			"项目编号450329201612345678，总投资20万元。",
			"村委会在人民路12号挂牌。",
		},
		Wrong: []string{
			"户主身份证号11010519491231002X。",
			"他的车牌是桂C·A1234。",
			"家住城关镇人民路12号3单元501室。",
		},
		Fix: msg("隐去中间的数字，或整个删去；住址只写到村、街道。",
			"Mask the middle digits, or delete it; end addresses at the village or street."),
	}, passage: findIDs}
}

func findIDs(p *passage) {
	for _, r := range p.digitRuns(15) {
		named := p.called(r.from, 12, "身份证", "证件号", "公民身份")
		if isIdentityNumber(r.digits) || named && (len(r.digits) == 18 || len(r.digits) == 15) {
			p.reportID(r.from, r.to, "身份证号", "an ID number", r.digits[:4]+"**********"+r.digits[len(r.digits)-4:])
		}
	}
	p.plates()
	p.addresses()
}

func (p *passage) reportID(from, to int, zh, en, masked string) {
	p.report(privateIDID, from, to, msg("这里有"+zh, "this is "+en),
		msg(fmt.Sprintf("写成“%s”，或删去", masked), fmt.Sprintf("write %s, or delete it", masked)))
}

// isIdentityNumber tells whether the digits are a citizen's number: 18 characters with a
// birthday that the calendar has and the check character of GB 11643.
func isIdentityNumber(s string) bool {
	if len(s) != 18 || s[0] == '0' || s[0] == '9' {
		return false
	}
	if _, err := time.Parse("20060102", s[6:14]); err != nil {
		return false
	}
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(s[i]-'0') * w
	}
	return "10X98765432"[sum%11] == s[17]
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

const plateProvinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

// plates finds vehicle plates: a province, a letter, five characters (six for electric
// cars). What a road's name follows is a road: 川S303线.
func (p *passage) plates() {
	for letter, r := range p.signsIn(1, len(p.runes)-5) {
		i := letter - 1
		if r < 'A' || r > 'Z' || !oneOf(p.runes[i], plateProvinces) {
			continue
		}
		k := i + 2
		if oneOf(p.rune(k), "·•. -") {
			k++
		}
		n, digits := 0, 0
		for r := p.rune(k + n); r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'; r = p.rune(k + n) {
			if r <= '9' {
				digits++
			}
			n++
		}
		police := n == 4 && oneOf(p.rune(k+n), "警学")
		if (n == 5 || n == 6) && digits >= 2 && !oneOf(p.rune(k+n), "线路段公高号次") || police {
			p.reportID(i, k+n, "车牌号", "a vehicle plate", p.slice(i, i+2)+"*****")
		}
	}
}

// addresses finds where a person lives: a flat (3单元501室), or a house number after 家住.
func (p *passage) addresses() {
	if !p.holds("号") && !p.holds("室") || p.holds("统一社会信用代码", "法定代表人") {
		return // a firm's
	}
	for i := 0; i < len(p.runes); i++ {
		if p.runes[i] != '单' && p.runes[i] != '室' && p.runes[i] != '号' {
			continue
		}
		from := p.digitsBefore(i)
		if from == i {
			continue
		}
		switch {
		case p.rune(i+1) == '元' && numeral.Arabic(p.rune(i+2)) >= 0:
			to := i + 2
			for numeral.Arabic(p.rune(to)) >= 0 {
				to++
			}
			if oneOf(p.rune(to), "室号") {
				p.reportAddress(p.addressStart(from), to+1)
				i = to
			}
		case p.runes[i] == '室' && i-from >= 3 && oneOf(p.rune(from-1), "栋幢楼号座"):
			p.reportAddress(p.addressStart(from), i+1)
		case p.runes[i] == '号' && p.called(from, 24, "家住", "家庭住址", "家庭地址", "现住", "住址", "户籍地", "户籍所在", "居住地", "住在") && !oneOf(p.rune(i+1), "楼召称文线"):
			p.reportAddress(from, i+1)
		}
	}
}

func (p *passage) digitsBefore(i int) int {
	for i > 0 && numeral.Arabic(p.runes[i-1]) >= 0 {
		i--
	}
	return i
}

// addressStart takes 人民路12号 before 3单元 into the place that is reported.
func (p *passage) addressStart(from int) int {
	for from > 0 && (numeral.Arabic(p.runes[from-1]) >= 0 || oneOf(p.runes[from-1], "号栋幢楼座弄")) {
		from--
	}
	return from
}

func (p *passage) reportAddress(from, to int) {
	p.report(privateIDID, from, to, msg("这里有具体住址", "this is an exact address"),
		msg("住址只写到村、街道，门牌号删去", "name the village or street only and leave the house number out"))
}
