package check

import (
	"fmt"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/colour"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/siteurl"
	"casebook/generator/source"
)

// siteNumber is a number that an authority gives a site and that stands at the foot of every page.
type siteNumber struct {
	key, value string
	at         source.Span
	form       *lazyregexp.Regexp
	zh, en     string // what it is
	like       string // a number of the right form
}

// The forms are those in which the registers print the numbers: beian.miit.gov.cn (with licences of
// the form B2-20090191), beian.mps.gov.cn, the ten digits or bm and eight that 国办函〔2014〕89号 gives a
// government site, and the review numbers of maps (地图审核管理规定).
var (
	icpForm    = lazyregexp.New(`(?i)ICP\s*[备证](?:字第)?\s*\d{5,}\s*号|[AB][12]-\d{8}\b`)
	policeForm = lazyregexp.New(`公网安备[^\d]{0,3}\d{10,14}(?:\D|$)`)
	codeForm   = lazyregexp.New(`(?i)^\s*(?:\d{10}|bm\d{8})\s*$`)
	reviewForm = lazyregexp.New(`(?:S\p{Han}{0,2}|审字)\s*[(（〔\[]\s*(?:19|20)\d\d\s*[)）〕\]]\s*第?\s*\d+(?:-\d+)?\s*号`)
)

// findOddNumbers looks at the numbers of site.toml: a sentence (正在办理), a template's blanks or another number in
// their place would be printed on every page.
func findOddNumbers(s *site, out *findings) {
	site := &s.rec.Site
	if siteurl.OnlyHere(site.BaseURL) {
		out.add(problem.Problem{Rule: outlierID, Span: keyed(site.At, "base_url"), AtMost: problem.Note,
			Message: msg(fmt.Sprintf("“%s”只有读者自己的电脑打得开，网页里的二维码、引用、订阅和网站地图都会写它", site.BaseURL), fmt.Sprintf("%q leads to the reader's own computer; QR codes, citations, the feed and the sitemap will contain it", site.BaseURL)),
			Hint:    msg("发布前写成网站的地址；还没有地址的，先删去这一行", "write the site's real address before you publish; until you have one, remove the line")})
	}
	findPaleAccent(s, out)
	for _, x := range [...]siteNumber{
		{"icp", site.ICP, site.At, icpForm, "ICP备案号", "an ICP number", "桂ICP备12345678号-1"},
		{"police_record", site.PoliceRecord, site.At, policeForm, "公安备案号", "a police record", "桂公网安备45032902000001号"},
		{"site_code", site.SiteCode, site.At, codeForm, "网站标识码", "a site code", "4503290001"},
		{"review_number", site.ReviewNumber, site.MapAt, reviewForm, "审图号", "a map's review number", "桂S(2024)01号"},
	} {
		if x.value == "" || x.form.MatchString(x.value) {
			continue
		}
		if half := norm.NFKC.String(x.value); x.form.MatchString(half) {
			out.add(problem.Problem{Rule: outlierID, Span: keyed(x.at, x.key),
				Message: msg(fmt.Sprintf("“%s”里有全角的字母、数字，它印在每一页上", x.value), fmt.Sprintf("%q has full-width letters or digits, and is on every page", x.value)),
				Hint:    msg("写成“"+half+"”", "write “"+half+"”")})
			continue
		}
		out.add(problem.Problem{Rule: outlierID, Span: keyed(x.at, x.key),
			Message: msg(fmt.Sprintf("“%s”不像%s，它印在每一页上", x.value, x.zh), fmt.Sprintf("%q does not look like %s, and is on every page", x.value, x.en)),
			Hint:    msg(fmt.Sprintf("照批下来的号写，形如“%s”；还没有批下来的，先删去这一行", x.like), fmt.Sprintf("copy the number as it was issued, such as %q; until you have one, remove the line", x.like))})
	}
}

// readable is the least contrast of text (WCAG 2.2, 1.4.3).
const readable = 4.5

// findPaleAccent reports an accent that nobody could read on white: pages take a darker one of the same
// hue, and the office would ask why its colour is not there.
func findPaleAccent(s *site, out *findings) {
	own, _ := colour.Parse(s.rec.Site.Accent) // black where there is none
	white := colour.RGB{1, 1, 1}
	if own.ContrastOn(white) >= readable {
		return
	}
	darker := own.ReadableOn(readable, white)
	out.add(problem.Problem{Rule: outlierID, Span: keyed(s.rec.Site.At, "accent"),
		Message: msg(fmt.Sprintf("主色“%s”太浅，在白底上看不清（对比度%.1f，至少要%.1f），网页上会自动加深", own, own.ContrastOn(white), readable),
			fmt.Sprintf("the accent %s is too pale to read on white (contrast %.1f, the minimum is %.1f); pages use a darker one", own, own.ContrastOn(white), readable)),
		Hint: msg(fmt.Sprintf("换一个深一些的颜色，如 accent = \"%s\"", darker), fmt.Sprintf("choose a darker colour, such as accent = \"%s\"", darker))})
}
