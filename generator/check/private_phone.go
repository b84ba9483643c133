package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

const privatePhoneID = problem.PrivatePhone

func privatePhone() rule {
	return rule{Rule: Rule{
		ID: privatePhoneID, Severity: problem.Error, Private: true,
		Title: msg("个人电话", "a private phone number"),
		Why: msg("个人手机号一经公开就收不回来。办公室的值班电话、政务热线可以写，放在 data/site.toml 的 contact 里。",
			"A private number cannot be taken back once it is published. Public hotlines and the office's own number are fine; the latter goes in contact in data/site.toml."),
		Right: []string{
			"服务热线12345，监督电话0773-4311234。",
			"村民可拨打138****5678联系代办员。",
			"全县发放补助13812345678元。",
			"合同编号13812345678。",
		},
		Wrong: []string{
			"联系人老张，电话13812345678。",
			"手机：138-1234-5678。",
			"家庭电话0773-4311234。",
		},
		Fix: msg("删去，或写成 138****5678；要留联系方式的，写单位的办公电话。",
			"Delete it, or write 138****5678; if people need a contact, give the office's number."),
	}, passage: findPhones}
}

// privateMailbox is an address with a provider of mailboxes that anybody can have.
var privateMailbox = lazyregexp.New(`(?i)[a-z0-9][a-z0-9._-]*@(?:(?:vip\.)?(?:qq|foxmail|163|126|139|189|sina|sohu|gmail|hotmail|outlook|icloud|aliyun)\.com|yeah\.net|wo\.cn|21cn\.com|sina\.cn)\b`)

// findMailboxes warns of addresses of mail that look like a person's own: an office may have one too.
func findMailboxes(p *passage) {
	if !strings.Contains(p.text, "@") {
		return
	}
	if p.besideOffice() {
		return
	}
	for _, at := range privateMailbox.FindAllStringIndex(p.text, -1) {
		from := p.runeAt(at[0])
		found := mailboxProblem()
		found.Span = p.span(from, from+at[1]-at[0])
		p.out.add(found)
	}
}

// linesOfContact is how many paragraphs an office's name, people, numbers and address take.
const linesOfContact = 6

// besideOffice tells whether a paragraph is one of an office's lines of contact: whoever has a fax or is a 联系单位 is no private person.
func (p *passage) besideOffice() bool {
	if p.holds("传真", "联系单位", "办公电话", "单位邮箱") || p.asksForOpinions() {
		return true
	}
	if p.page == nil || p.index >= len(p.page.texts) || p.page.texts[p.index] != p || len(p.runes) > 40 {
		return false
	}
	for k := max(0, p.index-linesOfContact); k < min(len(p.page.texts), p.index+3); k++ {
		if line := p.page.texts[k]; len(line.runes) <= 40 && anyof.Prefix(strings.TrimSpace(line.text), "传真", "联系单位", "办公电话") {
			return true
		}
	}
	return false
}

// landline is the telephone of a house or an office, with its area code.
var landline = lazyregexp.New(`0[1-9][0-9]{1,2}[-—－ ]?[0-9]{7,8}`)

// asksForOpinions tells whether a text says where an office takes what people have to say: its telephone or post code stands beside the mailbox.
func (p *passage) asksForOpinions() bool {
	return p.holds("监督", "举报", "投诉", "征集", "信访", "办公室", "委员会", "党委", "人民政府") && !p.holds("联系人", "本人", "个人", "我的") &&
		(p.holds("邮政编码", "邮编", "邮政信箱") || landline.MatchString(p.text))
}

func mailboxProblem() problem.Problem {
	return problem.Problem{Rule: privatePhoneID, AtMost: problem.Warning,
		Message: msg("这里像是个人邮箱", "this looks like a private e-mail address"),
		Hint:    msg("是个人的，删去，或改为单位的邮箱；是单位的不用管", "delete it or give the office's, unless this is the office's")}
}

func findPhones(p *passage) {
	if p.contact {
		return
	}
	findMailboxes(p)
	for _, r := range p.digitRuns(10) {
		d := r.digits
		if d[:2] == "86" {
			d = d[2:]
		}
		if p.partOfCode(r) || p.calledCode(r) || isAmount(p.rune(r.to)) {
			continue
		}
		mobile := len(d) == 11 && d[0] == '1' && d[1] >= '3'
		home := p.called(r.from, 10, "家庭电话", "家中电话", "住宅电话", "家里电话", "宅电", "本人电话", "户主电话")
		if !mobile && !home {
			continue
		}
		masked := d[:3] + "****" + d[len(d)-4:]
		p.report(privatePhoneID, r.from, r.to, msg("这里有个人电话号码", "this is a private phone number"),
			msg(fmt.Sprintf("写成“%s”，或改为单位的办公电话", masked), fmt.Sprintf("write %s, or the office's number", masked)))
	}
}

// isAmount tells whether a unit follows: 13812345678元 is money.
func isAmount(r rune) bool {
	return oneOf(r, "元万亿千百吨斤亩公人户名米个株只头平立册件套％%")
}
